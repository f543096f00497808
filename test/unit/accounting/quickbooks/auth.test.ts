// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { quickbooksSignIn, refreshTokens } from '../../../../core/accounting/quickbooks/auth.ts'
import { json, NOW, rejection, SECRETS, scriptedFetch } from '../scripted-fetch.ts'

const TOKENS = {
  token_type: 'bearer',
  access_token: 'access-2',
  refresh_token: 'refresh-2',
  expires_in: 3600,
  x_refresh_token_expires_in: 8726400,
}
const client = { clientId: 'client-identity', clientSecret: 'c1ientS3cretValue99' }
const callback = { ...client, code: 'AB1', redirectUri: 'https://abc.chromiumapp.org/' }
const now = () => NOW

describe('the authorize address', () => {
  it('asks for the accounting scope and carries state and redirect', () => {
    const url = new URL(
      quickbooksSignIn.authorizeUrl({
        clientId: 'me&you',
        redirectUri: 'https://abc.chromiumapp.org/',
        state: 's 1',
      }),
    )
    expect(url.origin + url.pathname).toBe('https://appcenter.intuit.com/connect/oauth2')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'me&you',
      response_type: 'code',
      scope: 'com.intuit.quickbooks.accounting',
      redirect_uri: 'https://abc.chromiumapp.org/',
      state: 's 1',
    })
  })
})

describe('what comes back to the redirect address', () => {
  const back = 'https://abc.chromiumapp.org/'
  it('gives the code and the company', () => {
    expect(quickbooksSignIn.readCallback(`${back}?code=AB1&state=s1&realmId=4620816365`, 's1')).toEqual({
      code: 'AB1',
      companyId: '4620816365',
    })
  })

  it.each([
    ['another state', '?code=AB1&state=s2&realmId=1', /another sign-in/],
    ['no state', '?code=AB1&realmId=1', /another sign-in/],
    ['a refusal of another sign-in', '?error=access_denied', /another sign-in/],
    ['a refusal by the user', '?error=access_denied&state=s1', /not granted/],
    ['another error', '?error=invalid_scope&state=s1', /refused the sign-in: invalid_scope/],
    ['no code', '?state=s1&realmId=1', /no code/],
    ['no company', '?code=AB1&state=s1', /no company/],
    ['a company that is no number', '?code=AB1&state=s1&realmId=..%2F1', /not a number/],
  ])('refuses %s', async (_case, query, message) => {
    const error = await rejection(() => quickbooksSignIn.readCallback(back + query, 's1'))
    expect(error).toMatchObject({ class: 'sign-in', message: expect.stringMatching(message) })
  })

  it('refuses what is no address', async () => {
    expect(await rejection(() => quickbooksSignIn.readCallback('code=AB1', 's1'))).toMatchObject({
      class: 'sign-in',
    })
  })
})

describe('exchanging the code', () => {
  it('sends Basic credentials and a form, without the cookies of the user', async () => {
    const { fetch, requests } = scriptedFetch(json(TOKENS))
    const grant = await quickbooksSignIn.exchange(callback, { fetch, now })
    expect(grant).toEqual({
      accessToken: 'access-2',
      refreshToken: 'refresh-2',
      accessExpiresAt: '2026-11-20T13:00:00.000Z',
      refreshExpiresAt: '2027-03-01T12:00:00.000Z',
    })
    const [request] = requests
    expect(request?.url.href).toBe('https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer')
    expect(request?.headers.get('authorization')).toBe(`Basic ${btoa('client-identity:c1ientS3cretValue99')}`)
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'AB1',
      redirect_uri: 'https://abc.chromiumapp.org/',
    })
    expect(request?.init).toMatchObject({ credentials: 'omit', redirect: 'error' })
  })

  it.each<[string, Response | Error, object]>([
    [
      'an invalid code',
      json({ error: 'invalid_grant', error_description: 'Token invalid' }, 400),
      {
        class: 'sign-in',
        sent: 'no',
        faults: [{ code: 'invalid_grant', message: 'invalid_grant (Token invalid)' }],
      },
    ],
    [
      'a wrong client',
      json({ error: 'invalid_client' }, 401),
      { class: 'sign-in', message: expect.stringContaining('client id or secret') },
    ],
    ['an error body with HTTP 200', json({ error: 'invalid_grant', ...TOKENS }), { class: 'sign-in' }],
    ['an error of another kind', json({ error: { code: 1 } }, 400), { class: 'sign-in' }],
    ['a passing error', json({ error: 'temporarily_unavailable' }, 400), { class: 'retry' }],
    ['401 without JSON', new Response('<html>', { status: 401 }), { class: 'sign-in' }],
    [
      'throttling',
      new Response('', { status: 429, headers: { 'Retry-After': '7' } }),
      { class: 'retry', sent: 'no', retryAfter: 7_000 },
    ],
    ['a server error', new Response('oops', { status: 502 }), { class: 'retry', sent: 'maybe' }],
    ['a proxy page', new Response('<!doctype html>', { status: 200 }), { class: 'retry', sent: 'maybe' }],
    [
      'tokens cut short',
      new Response('{"access_token":"access-2","refr', { status: 200 }),
      { class: 'retry', sent: 'maybe' },
    ],
    ['no access token', json({ ...TOKENS, access_token: '' }), { class: 'retry' }],
    ['no refresh token', json({ ...TOKENS, refresh_token: undefined }), { class: 'retry' }],
    ['no network', new TypeError('Failed to fetch'), { class: 'retry', reason: 'offline', sent: 'maybe' }],
  ])('takes %s for what it is', async (_case, answer, expected) => {
    const { fetch } = scriptedFetch(answer)
    const error = await rejection(quickbooksSignIn.exchange(callback, { fetch, now }))
    expect(error).toMatchObject(expected)
    expect(`${error.message} ${JSON.stringify(error)}`).not.toMatch(/access-2|refresh-2|c1ientS3cret/)
  })

  it('never repeats a token that the server echoes', async () => {
    const body = {
      error: 'invalid_grant',
      error_description: `Incorrect Token refresh-1 for ${callback.code}`,
    }
    const { fetch } = scriptedFetch(json(body, 400))
    const error = await rejection(refreshTokens(SECRETS, { fetch, now }))
    expect(JSON.stringify([error.message, error.faults])).not.toContain('refresh-1')
  })

  it('gives up after its time', async () => {
    const fetch: typeof globalThis.fetch = (_url, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
    const error = await rejection(refreshTokens(SECRETS, { fetch, now, timeout: 1 }))
    expect(error).toMatchObject({ class: 'retry', sent: 'maybe' })
  })
})

describe('refreshing', () => {
  it('keeps the refresh token when none comes', async () => {
    const { fetch, requests } = scriptedFetch(json({ access_token: 'access-2', expires_in: '1800' }))
    expect(await refreshTokens(SECRETS, { fetch, now })).toEqual({
      accessToken: 'access-2',
      refreshToken: 'refresh-1',
      accessExpiresAt: '2026-11-20T12:30:00.000Z',
    })
    expect(requests[0]?.body).toBe('grant_type=refresh_token&refresh_token=refresh-1')
  })
})

describe('revoking', () => {
  it('sends the refresh token as JSON', async () => {
    const { fetch, requests } = scriptedFetch(new Response(null, { status: 200 }))
    await quickbooksSignIn.revoke(SECRETS, { fetch })
    expect(requests[0]?.url.href).toBe('https://developer.api.intuit.com/v2/oauth2/tokens/revoke')
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ token: 'refresh-1' })
    expect(requests[0]?.headers.get('content-type')).toBe('application/json')
  })

  it.each<[number, string | undefined]>([
    [200, undefined],
    [400, undefined],
    [401, 'sign-in'],
    [429, 'retry'],
    [503, 'retry'],
  ])('HTTP %i means %s', async (status, expected) => {
    const { fetch } = scriptedFetch(new Response('', { status }))
    const outcome = await quickbooksSignIn.revoke(SECRETS, { fetch }).catch(error => error.class)
    expect(outcome).toBe(expected)
  })
})
