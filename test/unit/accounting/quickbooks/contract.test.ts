// @vitest-environment node
import { afterEach, describe, expect, it } from 'vitest'
import { quickbooksSignIn } from '../../../../core/accounting/quickbooks/auth.ts'
import { rateBudget } from '../../../../core/accounting/rate-budget.ts'
import { createConnector, signInFlow } from '../../../../core/accounting/registry.ts'
import { sequential } from '../../../../core/accounting/single-flight.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/index.ts'
import { DEFAULT_CLIENT } from '../../../sandbox/quickbooks/oauth/clients.ts'
import { CASES, REALMS } from '../../../sandbox/quickbooks/seed/cases.ts'
import { describeConnector, everyPage } from '../connector-contract.ts'
import { memoryVault, rejection } from '../scripted-fetch.ts'
import { fetchFrom, quickbooksStandIn } from './sandbox-stand-in.ts'

describeConnector('QuickBooks Online', quickbooksStandIn)

const realm = REALMS.bayside
const target = {
  id: `quickbooks:production:${realm}`,
  system: 'quickbooks',
  environment: 'production',
  companyId: realm,
  homeCurrency: 'USD',
} as const
const client = { clientId: DEFAULT_CLIENT.id, clientSecret: DEFAULT_CLIENT.secret }
const redirectUri = 'http://localhost/callback'

let sandbox: Sandbox | undefined
afterEach(() => sandbox?.close())

async function signedIn(options: SandboxOptions = {}) {
  sandbox = await startSandbox(options)
  const { quickbooks, httpPort } = sandbox
  const fetch = fetchFrom(httpPort)
  const state = 'state-1'
  const address = new URL(quickbooksSignIn.authorizeUrl({ ...client, redirectUri, state }))
  const asked = (name: string) => address.searchParams.get(name) ?? ''
  const back = quickbooks.oauth.approve(
    { clientId: asked('client_id'), redirectUri, scope: asked('scope'), state, responseType: 'code' },
    realm,
  )
  const { code, companyId } = signInFlow('quickbooks').readCallback(back, state)
  const grant = await quickbooksSignIn.exchange({ ...client, code, redirectUri }, { fetch })
  const store = memoryVault({ connectionId: target.id, ...client, ...grant })
  const budget = rateBudget({ perSecond: 1_000, perMinute: 100_000, concurrent: 10 })
  const deps = { vault: store.vault, fetch, lock: sequential(), budget }
  return {
    quickbooks,
    fetch,
    companyId,
    grant,
    code,
    deps,
    ...store,
    connector: createConnector(target, deps),
  }
}

describe('signing in to the sandbox', () => {
  it('with the code, for the company that came with it, once', async () => {
    const { companyId, connector, grant, fetch, code } = await signedIn()
    expect(companyId).toBe(realm)
    expect(await connector.company()).toMatchObject({ companyId: realm, timeZone: 'America/Los_Angeles' })
    expect(Date.parse(grant.refreshExpiresAt ?? '')).toBeGreaterThan(Date.now() + 90 * 86_400_000)
    const again = quickbooksSignIn.exchange({ ...client, code, redirectUri }, { fetch })
    expect(await rejection(again)).toMatchObject({ class: 'sign-in' })
  })

  it('renews once for many requests, though each refresh kills the token before it', async () => {
    const { quickbooks, connector, secrets, grant, deps } = await signedIn()
    quickbooks.oauth.rotation = 'always'
    quickbooks.oauth.expireAccessTokens()
    const two = createConnector(target, deps)
    await Promise.all([connector, two, connector, two].map(each => each.count('invoice')))
    expect(quickbooks.requests.count({ path: /tokens\/bearer/, body: /refresh_token/ })).toBe(1)
    expect(secrets.get(target.id)?.refreshToken).not.toBe(grant.refreshToken)
    quickbooks.oauth.expireAccessTokens()
    await connector.count('invoice')
  })

  it.each(['cut', 'truncated'] as const)('survives a refresh that is %s after it took effect', async kind => {
    const { quickbooks, connector } = await signedIn()
    quickbooks.oauth.expireAccessTokens()
    quickbooks.faults.plan({
      path: /tokens\/bearer/,
      fault: kind === 'cut' ? { kind, when: 'after' } : { kind },
    })
    expect(await connector.count('customer')).toBeGreaterThan(0)
  })

  it('asks to sign in again when the token was rotated away and lost', async () => {
    const { quickbooks, connector, secrets, grant } = await signedIn()
    quickbooks.oauth.rotation = 'always'
    quickbooks.oauth.expireAccessTokens()
    quickbooks.faults.plan({ path: /tokens\/bearer/, fault: { kind: 'cut', when: 'after' } })
    expect(await rejection(connector.count('customer'))).toMatchObject({ class: 'sign-in' })
    expect(secrets.get(target.id)).toMatchObject(grant)
  })

  it('ends with revoking', async () => {
    const { connector, secrets, fetch } = await signedIn()
    const held = secrets.get(target.id)
    if (!held) throw new Error('no secrets')
    await quickbooksSignIn.revoke(held, { fetch })
    await quickbooksSignIn.revoke(held, { fetch })
    expect(await rejection(connector.count('item'))).toMatchObject({ class: 'sign-in' })
  })

  it('reads no other company with its token', async () => {
    const { deps } = await signedIn()
    const other = { ...target, companyId: REALMS.harbor }
    expect(await rejection(createConnector(other, deps).company())).toMatchObject({
      class: 'sign-in',
      faults: [{ code: '3100' }],
    })
  })
})

describe('thousands of records', () => {
  it('are paged without a gap while others come and go', async () => {
    const { quickbooks, connector } = await signedIn({ seed: 'large', invoices: 2_500 })
    const company = quickbooks.company(realm)
    const before = company.all('Invoice').map(({ Id }) => Id)
    let pages = 0
    const records = await everyPage(async after => {
      const page = await connector.page('invoice', after)
      // A row that was read already goes away, so that STARTPOSITION would skip one.
      if (pages++ === 0) company.remove('Invoice', before[3] ?? '')
      return page
    })
    expect(pages).toBe(3)
    expect(records.map(({ externalId }) => externalId)).toEqual(before)
  })

  it('make the change feed incomplete', async () => {
    const { quickbooks, connector } = await signedIn({ seed: 'large', invoices: 1_200 })
    const since = new Date(quickbooks.clock.now() - 1_000).toISOString()
    for (const { Id } of quickbooks.company(realm).all('Invoice'))
      quickbooks.company(realm).edit('Invoice', Id, { PrivateNote: 'x' })
    expect(await connector.changes(['invoice'], since)).toMatchObject({ complete: false })
    expect(await everyPage(after => connector.modified('invoice', since, after))).toHaveLength(1_200)
  })
})

it('keeps within ten requests a second, so that none is throttled', async () => {
  const {
    quickbooks,
    deps: { budget: _unlimited, ...deps },
  } = await signedIn()
  const connector = createConnector(target, deps)
  quickbooks.limits.enforce()
  const counts = await Promise.all(Array.from({ length: 25 }, () => connector.count('invoice')))
  expect(new Set(counts).size).toBe(1)
})

describe('the cases of the seeded company', () => {
  it('are read for what they are', async () => {
    const { connector } = await signedIn()
    const find = async (number: string) => {
      const [invoice] = await connector.findInvoices(number)
      if (invoice?.kind !== 'invoice') throw new Error(`no ${number}`)
      return invoice
    }
    expect(await find(CASES.voided)).toMatchObject({ voided: true, total: 0, accountingBalance: 0 })
    expect(await find(CASES.euro)).toMatchObject({ currency: 'EUR' })
    expect((await find(CASES.yen)).currency).toBe('JPY')
    expect((await find(CASES.zeroLine)).lines.map(({ amount }) => amount)).toContain(0)
    const discounted = await find(CASES.discounted)
    expect(discounted.lines.some(({ amount }) => amount < 0)).toBe(true)
    const payments = await everyPage(after => connector.page('payment', after))
    const failed = await find(CASES.paidByFailedAch)
    const paying = payments.filter(
      record =>
        record.kind === 'payment' &&
        record.applications.some(({ invoiceId }) => invoiceId === failed.externalId),
    )
    expect(paying).toMatchObject([{ method: 'ach', reference: 'ACH-77306' }])
    expect(payments.filter(record => record.kind === 'payment' && record.elsewhere)).toMatchObject([
      { amount: 0 },
    ])
  })
})
