import { createHash, randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../index.ts'
import type { Data } from './books/data.ts'
import { restClient } from './client.ts'
import { DEFAULT_INTACCT_CLIENT } from './oauth/clients.ts'
import { INTACCT_COMPANIES as COMPANIES } from './seed/cases.ts'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

const REDIRECT = `https://${'a'.repeat(32)}.chromiumapp.org/intacct`
const base = () => `http://127.0.0.1:${sandbox.httpPort}/ia/api/v1/oauth2`

async function post(
  path: string,
  form: Record<string, string>,
  token?: string,
): Promise<{ status: number; body: Data }> {
  const answer = await fetch(`${base()}/${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: token ? { Authorization: `Bearer ${token}` } : {},
  })
  return { status: answer.status, body: (await answer.json()) as Data }
}

async function authorize(changes: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: DEFAULT_INTACCT_CLIENT.id,
    redirect_uri: REDIRECT,
    state: 'st-1',
    scope: 'offline_access',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  })
  const answer = await fetch(`${base()}/authorize?${query}`, { redirect: 'manual' })
  return {
    status: answer.status,
    location: answer.headers.get('Location'),
    html: await answer.text(),
    verifier,
    query,
  }
}

async function signIn(): Promise<Data> {
  sandbox.intacct.oauth.autoApprove = COMPANIES.alder
  const { location, verifier } = await authorize()
  const code = new URL(location ?? '').searchParams.get('code') ?? ''
  const { body } = await post('token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    client_id: DEFAULT_INTACCT_CLIENT.id,
    code_verifier: verifier,
  })
  return body
}

const refresh = (refresh_token: unknown) =>
  post('token', {
    grant_type: 'refresh_token',
    refresh_token: String(refresh_token),
    client_id: DEFAULT_INTACCT_CLIENT.id,
  })

test('a user allows or denies on a page that lists the companies', async () => {
  const { html, query } = await authorize()
  expect(html).toContain(COMPANIES.alder)
  expect(html).toContain(COMPANIES.kestrel)
  const form = new URLSearchParams(query)
  form.set('company', COMPANIES.kestrel)
  form.set('answer', 'allow')
  const allowed = await fetch(`${base()}/authorize`, { method: 'POST', body: form, redirect: 'manual' })
  const back = new URL(allowed.headers.get('Location') ?? '')
  expect(back.searchParams.get('state')).toBe('st-1')
  // Nothing tells the company here: the API has to be asked.
  expect([...back.searchParams.keys()].sort()).toEqual(['code', 'state'])
  form.set('answer', 'cancel')
  const denied = await fetch(`${base()}/authorize`, { method: 'POST', body: form, redirect: 'manual' })
  expect(denied.headers.get('Location')).toContain('error=access_denied')
})

test.each<[string, Record<string, string>]>([
  ['an unknown client', { client_id: 'nobody' }],
  ['a redirect that is not registered', { redirect_uri: 'http://localhost/x' }],
  ['a public client without PKCE', { code_challenge: '' }],
  ['a plain challenge', { code_challenge_method: 'plain' }],
])('%s is told so on the page, never sent back', async (_what, changes) => {
  sandbox.intacct.oauth.autoApprove = COMPANIES.alder
  const { status, location } = await authorize(changes)
  expect([status, location]).toEqual([400, null])
})

test('the code is worth one exchange, with its verifier only', async () => {
  sandbox.intacct.oauth.autoApprove = COMPANIES.alder
  const { location, verifier } = await authorize()
  const form = {
    grant_type: 'authorization_code',
    code: new URL(location ?? '').searchParams.get('code') ?? '',
    redirect_uri: REDIRECT,
    client_id: DEFAULT_INTACCT_CLIENT.id,
  }
  expect((await post('token', { ...form, code_verifier: 'wrong' })).body.error).toBe('invalid_grant')
  const { status, body } = await post('token', { ...form, code_verifier: verifier })
  expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 43_200])
  expect((await post('token', { ...form, code_verifier: verifier })).body.error).toBe('invalid_grant')
  const call = restClient(sandbox, String(body.access_token))
  expect((await call('GET', 'objects/company-config/company-preference/setup')).result.name).toContain(
    'Alder',
  )
  expect(
    (await post('introspect', { token: String(body.access_token) }, String(body.access_token))).body,
  ).toMatchObject({ active: true, cny_id: COMPANIES.alder, user_id: 'dwhitfield' })
})

test('each refresh gives a new refresh token; the old one dies at once, or lives on if told so', async () => {
  const first = await signIn()
  const second = (await refresh(first.refresh_token)).body
  expect(second.refresh_token).not.toBe(first.refresh_token)
  expect((await refresh(first.refresh_token)).body.error).toBe('invalid_grant')
  sandbox.intacct.oauth.rotation = 'grace'
  const third = (await refresh(second.refresh_token)).body
  expect((await refresh(second.refresh_token)).status).toBe(200)
  expect(third.access_token).not.toBe(second.access_token)
})

test('a newer authorization of the same user and company ends the older refresh token', async () => {
  const first = await signIn()
  const second = await signIn()
  const { status, body } = await refresh(first.refresh_token)
  expect(status).toBe(401)
  expect(body).toMatchObject({ error: { code: 'tokenInvalid', errorId: 'REST-2102' } })
  expect((await refresh(second.refresh_token)).status).toBe(200)
  const call = restClient(sandbox, String(first.access_token))
  expect((await call('GET', 'objects/accounts-receivable/term')).status).toBe(200)
})

test('an expired token is said so in three ways, a malformed one in its own', async () => {
  const { access_token } = await signIn()
  const call = restClient(sandbox, String(access_token))
  sandbox.intacct.clock.advance(43_200_000)
  const told: unknown[] = []
  for (const way of ['GW-0040', 'REST-1206', 'REST-2102'] as const) {
    sandbox.intacct.oauth.expiredAs = way
    const { status, text } = await call('GET', 'objects/accounts-receivable/term')
    told.push([status, text.includes(way)])
  }
  expect(told).toEqual([
    [401, true],
    [400, true],
    [401, true],
  ])
  expect((await restClient(sandbox, 'nonsense')('GET', 'objects/accounts-receivable/term')).status).toBe(400)
  expect((await restClient(sandbox, '')('GET', 'objects/accounts-receivable/term')).status).toBe(401)
})

test('revoking kills every token of that user and company', async () => {
  const { access_token, refresh_token } = await signIn()
  const form = { client_id: DEFAULT_INTACCT_CLIENT.id, token: String(access_token) }
  expect((await post('revoke', form)).body).toEqual({ revoked: true })
  expect((await refresh(refresh_token)).body.error).toBe('invalid_grant')
  expect(
    (await restClient(sandbox, String(access_token))('GET', 'objects/accounts-receivable/term')).status,
  ).toBe(401)
})
