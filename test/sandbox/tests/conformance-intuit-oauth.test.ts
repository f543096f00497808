import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../index.ts'
import { REALMS } from '../quickbooks/seed/cases.ts'
import { type IntuitOAuth, intuitOAuth } from './quickbooks-clients.ts'

const REDIRECT = 'http://localhost:9000/callback'
const scope = ['com.intuit.quickbooks.accounting', 'openid']

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())
beforeEach(() => {
  sandbox.quickbooks.oauth.autoApprove = REALMS.harbor
  sandbox.quickbooks.oauth.rotation = 'daily'
})

/** What the browser does: opens the authorize page and is sent back. */
async function callback(client: IntuitOAuth, state = 'abc'): Promise<string> {
  const answer = await fetch(client.authorizeUri({ scope, state }), { redirect: 'manual' })
  return answer.headers.get('location') ?? ''
}

describe('intuit-oauth, unmodified', () => {
  test('exchanges a code, calls the API, tells the user, validates the id token', async () => {
    const client = intuitOAuth(sandbox, REDIRECT)
    const back = await callback(client, 'my-state')
    expect(new URL(back).searchParams.get('state')).toBe('my-state')
    expect(new URL(back).searchParams.get('realmId')).toBe(REALMS.harbor)
    const { json } = await client.createToken(back)
    expect(json).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      x_refresh_token_expires_in: 8_726_400,
      x_refresh_token_hard_expires_in: 157_680_000,
    })
    const info = await client.makeApiCall({
      url: `http://127.0.0.1:${sandbox.httpPort}/v3/company/${REALMS.harbor}/companyinfo/${REALMS.harbor}`,
    })
    expect(info.json.CompanyInfo).toMatchObject({ CompanyName: 'Harbor & Pine Interiors' })
    expect((await client.getUserInfo()).json).toMatchObject({ givenName: 'Dana', emailVerified: true })
    expect(await client.validateIdToken()).toBe(true)
  })

  test('a code works once, and with its own redirect address only', async () => {
    const client = intuitOAuth(sandbox, REDIRECT)
    const back = await callback(client)
    await client.createToken(back)
    await expect(client.createToken(back)).rejects.toMatchObject({ error: 'invalid_grant' })
    const other = intuitOAuth(sandbox, 'http://localhost:9000/other')
    await expect(other.createToken(await callback(client))).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  test('a code lives ten minutes', async () => {
    const client = intuitOAuth(sandbox, REDIRECT)
    const back = await callback(client)
    sandbox.quickbooks.clock.advance(601_000)
    await expect(client.createToken(back)).rejects.toMatchObject({ error: 'invalid_grant' })
    sandbox.quickbooks.clock.advance(-601_000)
  })

  test('refreshes; the refresh token changes after a day, or each time when told to', async () => {
    const client = intuitOAuth(sandbox, REDIRECT)
    const first = (await client.createToken(await callback(client))).json
    const second = (await client.refresh()).json
    expect(second.refresh_token).toBe(first.refresh_token)
    expect(second.access_token).not.toBe(first.access_token)
    sandbox.quickbooks.oauth.rotation = 'always'
    const third = (await client.refresh()).json
    expect(third.refresh_token).not.toBe(second.refresh_token)
    await expect(client.refreshUsingToken(String(second.refresh_token))).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    sandbox.quickbooks.oauth.rotation = 'daily'
    sandbox.quickbooks.clock.advance(86_400_000)
    expect((await client.refresh()).json.refresh_token).not.toBe(third.refresh_token)
    sandbox.quickbooks.clock.advance(-86_400_000)
  })

  test('a refresh token expires, and a wrong secret is refused', async () => {
    const client = intuitOAuth(sandbox, REDIRECT)
    await client.createToken(await callback(client))
    sandbox.quickbooks.oauth.expireRefreshTokens(REALMS.harbor)
    await expect(client.refresh()).rejects.toMatchObject({ error: 'invalid_grant' })
    const wrong = intuitOAuth(sandbox, REDIRECT, 'wrong')
    await expect(wrong.createToken(await callback(wrong))).rejects.toThrow()
  })

  test('revokes: the access token is dead at once', async () => {
    const client = intuitOAuth(sandbox, REDIRECT)
    await client.createToken(await callback(client))
    const { access_token } = client.getToken()
    expect((await client.revoke()).response.status).toBe(200)
    const answer = await fetch(
      `http://127.0.0.1:${sandbox.httpPort}/v3/company/${REALMS.harbor}/companyinfo/1`,
      {
        headers: { Authorization: `Bearer ${String(access_token)}`, Accept: 'application/json' },
      },
    )
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('invalid_token')
  })

  test('cancelling comes back with access_denied; a foreign redirect address never comes back', async () => {
    const client = intuitOAuth(sandbox, REDIRECT)
    sandbox.quickbooks.oauth.autoApprove = 'cancel'
    expect(new URL(await callback(client)).searchParams.get('error')).toBe('access_denied')
    const evil = intuitOAuth(sandbox, 'https://evil.example/')
    const page = await fetch(evil.authorizeUri({ scope, state: 'x' }), { redirect: 'manual' })
    expect(page.status).toBe(400)
    expect(await page.text()).toContain('The redirect_uri query parameter value is invalid')
  })
})
