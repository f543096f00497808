// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { authorizedFetch } from '../../../../core/accounting/quickbooks/http.ts'
import { rateBudget } from '../../../../core/accounting/rate-budget.ts'
import type { SignIn } from '../../../../core/accounting/sign-in.ts'
import { troubleOf } from '../../../../core/accounting/trouble.ts'
import { json, NOW, rejection, scriptedFetch } from '../scripted-fetch.ts'

const TOKEN_EXPIRED = {
  warnings: null,
  intuitObject: null,
  fault: {
    error: [
      {
        message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401',
        detail: 'Token expired: access-1-with-more',
        code: '3200',
        element: null,
      },
    ],
    type: 'AUTHENTICATION',
  },
  time: 1601391072830,
}

function setUp(...script: Parameters<typeof scriptedFetch>) {
  const { fetch, requests } = scriptedFetch(...script)
  const renewed: string[] = []
  let token = 'access-1-with-more'
  const signIn: SignIn = {
    accessToken: async () => token,
    renew: async stale => {
      renewed.push(stale)
      token = 'access-2-with-more'
      return token
    },
    secrets: async () => [token, 'refresh-1'],
  }
  const budget = rateBudget({ perSecond: 1_000, perMinute: 1_000, concurrent: 4 })
  const base = 'https://quickbooks.api.intuit.com'
  const deps = { base, signIn, budget, fetch, now: () => NOW }
  return { call: authorizedFetch(deps), deps, requests, renewed, budget }
}

const write = { method: 'POST', body: '{}' }

describe('a request', () => {
  it('is signed in, asks for JSON and the minor version, and leaves the cookies of the user out', async () => {
    const { call, requests } = setUp(json({}))
    await call('/v3/company/1/query?query=a%20b', {})
    expect(requests[0]?.url.href).toBe(
      'https://quickbooks.api.intuit.com/v3/company/1/query?query=a%20b&minorversion=75',
    )
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer access-1-with-more')
    expect(requests[0]?.headers.get('accept')).toBe('application/json')
    expect(requests[0]?.init).toMatchObject({ credentials: 'omit', redirect: 'error', cache: 'no-store' })
  })

  it.each([
    ['/v3/company/1/invoice/2', '?minorversion=75'],
    ['/v3/company/1/invoice?minorversion=75&requestid=k', '?minorversion=75&requestid=k'],
  ])('names the minor version of %s once', async (path, search) => {
    const { call, requests } = setUp(json({}))
    await call(path, {})
    expect(requests[0]?.url.search).toBe(search)
  })

  it('keeps an Accept of its own, and sends the body as it stands', async () => {
    const { call, requests } = setUp(json({}))
    await call('/v3/company/1/x', { ...write, headers: { Accept: 'application/pdf' } })
    expect(requests[0]?.headers.get('accept')).toBe('application/pdf')
    expect(requests[0]?.body).toBe('{}')
  })
})

describe('a 401', () => {
  it('renews once and goes again, writes too', async () => {
    const { call, requests, renewed } = setUp(json(TOKEN_EXPIRED, 401), json({ ok: true }))
    expect(await (await call('/v3/company/1/x', write)).text()).toBe('{"ok":true}')
    expect(renewed).toEqual(['access-1-with-more'])
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer access-1-with-more',
      'Bearer access-2-with-more',
    ])
    expect(requests.map(({ body }) => body)).toEqual(['{}', '{}'])
  })

  it('is a sign-in error the second time, without the token it echoes', async () => {
    const echo = {
      fault: { error: [{ ...TOKEN_EXPIRED.fault.error[0], detail: 'Token expired: access-2-with' }] },
    }
    const { call, requests } = setUp(json(echo, 401, { intuit_tid: '1-5f734f0e' }))
    const error = await rejection(call('/v3/company/1/x', {}))
    expect(error).toMatchObject({ class: 'sign-in', status: 401, trace: '1-5f734f0e', sent: 'no' })
    expect(requests).toHaveLength(2)
    expect(JSON.stringify([error.message, error.faults, error.raw])).not.toContain('access-2')
  })
})

describe('no answer', () => {
  const stuck: typeof fetch = (_url, init) =>
    new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))

  it.each([
    [{}, 'no'],
    [write, 'maybe'],
  ] as const)('to %j may have been sent: %s', async (init, sent) => {
    const { call } = setUp(new TypeError('Failed to fetch https://… Bearer access-1-with-more'))
    const error = await rejection(call('/v3/company/1/x', init))
    expect(error).toMatchObject({ class: 'retry', reason: 'offline', sent, cause: undefined })
    expect(String(error.stack)).not.toContain('access-1')
  })

  it('within the time limit is an error too, and gives its place back', async () => {
    const { deps, budget } = setUp(json({}))
    const call = authorizedFetch({ ...deps, fetch: stuck, timeout: 1 })
    const errors = await Promise.all(
      Array.from({ length: 6 }, () => rejection(call('/v3/company/1/x', write))),
    )
    for (const error of errors)
      expect(error).toMatchObject({
        class: 'retry',
        sent: 'maybe',
        message: expect.stringContaining('within'),
      })
    await budget.enter('low')
  })

  it('after the head of one is an error too', async () => {
    const cut = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"Invoice":'))
            controller.error(new TypeError('terminated'))
          },
        }),
      )
    const error = await rejection(setUp(cut).call('/v3/company/1/x', write))
    expect(error).toMatchObject({ class: 'retry', reason: 'offline', sent: 'maybe' })
  })
})

describe('an answer that is too long', () => {
  const long = (bytes: number) => () => new Response('x'.repeat(bytes))

  it('passes up to the limit, and not a byte more', async () => {
    const { deps } = setUp(long(1000), long(1001))
    const call = authorizedFetch({ ...deps, most: 1000 })
    expect((await (await call('/v3/company/1/x', {})).text()).length).toBe(1000)
    const error = await rejection(call('/v3/company/1/x', {}))
    expect(error).toMatchObject({ class: 'retry', reason: undefined, sent: 'no', cause: undefined })
    expect(error.message).toMatch(/answered with more than 0.001 MB/)
    // Said as an answer that makes no sense, not as a network that is down.
    expect(troubleOf(error)).toBe('unreadable')
  })

  it.each([200, 500])('with status %i to a write leaves open whether it took effect', async status => {
    const { deps, budget } = setUp(() => new Response('x'.repeat(20), { status }))
    const call = authorizedFetch({ ...deps, most: 10 })
    expect(await rejection(call('/v3/company/1/x', write))).toMatchObject({ class: 'retry', sent: 'maybe' })
    await budget.enter('low')
  })

  it('leaves room for a page of 1,000 records with a hundred lines each, and for a large PDF', async () => {
    const { call } = setUp(long(60_000_000))
    expect((await (await call('/v3/company/1/x', {})).arrayBuffer()).byteLength).toBe(60_000_000)
  })
})

describe('throttling', () => {
  it.each<[string, Response, number]>([
    ['429 with a hint', json({}, 429, { 'Retry-After': '5' }), 5_000],
    [
      '429 without one',
      json(
        {
          fault: {
            error: [{ code: '3001', message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429' }],
          },
        },
        429,
      ),
      60_000,
    ],
    ['403 with the old code', json({ Fault: { Error: [{ code: '3001', Message: 'x' }] } }, 403), 60_000],
    ['429 with a page', new Response('<html>slow down</html>', { status: 429 }), 60_000],
  ])('%s says how long, and everything waits', async (_case, answer, retryAfter) => {
    const { call, budget, requests } = setUp(answer)
    const error = await rejection(call('/v3/company/1/x', write))
    expect(error).toMatchObject({ class: 'retry', reason: 'throttled', retryAfter, sent: 'no' })
    await expect(budget.enter('high')).rejects.toMatchObject({ reason: 'throttled' })
    await rejection(call('/v3/company/1/x', {}))
    expect(requests).toHaveLength(1)
  })
})

it('hands an empty answer through', async () => {
  const response = await setUp(new Response(null, { status: 204 })).call('/v3/company/1/x', {})
  expect(response.status).toBe(204)
})
