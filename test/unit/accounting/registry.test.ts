// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createConnector, signInFlow } from '../../../core/accounting/registry.ts'
import { json, memoryVault, NOW, rejection, SECRETS, scriptedFetch } from './scripted-fetch.ts'

const connection = {
  id: SECRETS.connectionId,
  system: 'quickbooks',
  environment: 'sandbox',
  companyId: '123',
  homeCurrency: 'USD',
} as const

describe('createConnector', () => {
  it('gives the connector of the system, for its environment and company', async () => {
    const { fetch, requests } = scriptedFetch(json({ QueryResponse: { totalCount: 3 } }))
    const { vault } = memoryVault(SECRETS)
    const connector = createConnector(connection, { vault, fetch, now: () => NOW })
    expect(await connector.count('invoice')).toBe(3)
    expect(requests[0]?.url.href).toMatch(
      /^https:\/\/sandbox-quickbooks\.api\.intuit\.com\/v3\/company\/123\/query\?/,
    )
    expect(connector.link('invoice', '7')).toBe(
      'https://sandbox.qbo.intuit.com/app/invoice?txnId=7&companyId=123',
    )
  })

  it('refreshes an expired sign-in by itself, and shares the budget of the connection', async () => {
    const expired = { ...SECRETS, accessExpiresAt: '2026-11-20T11:00:00.000Z' }
    const { vault, secrets } = memoryVault(expired)
    const { fetch, requests } = scriptedFetch(
      json({ access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 3600 }),
      json({}, 429),
    )
    const deps = { vault, fetch, now: () => NOW }
    const target = { ...connection, id: SECRETS.connectionId }
    expect(await rejection(createConnector(target, deps).count('item'))).toMatchObject({
      reason: 'throttled',
    })
    expect(requests[1]?.headers.get('authorization')).toBe('Bearer access-2')
    expect(secrets.get(target.id)?.refreshToken).toBe('refresh-2')
    const other = createConnector(target, { ...deps, priority: 'high' })
    expect(await rejection(other.count('item'))).toMatchObject({ reason: 'throttled' })
    expect(requests).toHaveLength(2)
  })

  it('asks to sign in when there is no sign-in', async () => {
    const { fetch } = scriptedFetch()
    const connector = createConnector({ ...connection, id: 'none' }, { vault: memoryVault().vault, fetch })
    expect(await rejection(connector.company())).toMatchObject({ class: 'sign-in' })
  })

  it('says when there is no connector for a system', () => {
    const { vault } = memoryVault()
    expect(() => createConnector({ ...connection, system: 'ledgerly' as never }, { vault })).toThrow(
      /ledgerly/,
    )
    expect(() => signInFlow('ledgerly' as never)).toThrow(/ledgerly/)
  })

  it('knows how to sign in', () => {
    expect(signInFlow('quickbooks').authorizeUrl({ clientId: 'a', redirectUri: 'b', state: 'c' })).toMatch(
      /^https:/,
    )
  })
})
