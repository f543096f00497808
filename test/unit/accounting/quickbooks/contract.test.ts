// @vitest-environment node
import { afterEach, describe, expect, it } from 'vitest'
import { createConnector } from '../../../../core/accounting/registry.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/index.ts'
import { DEFAULT_CLIENT } from '../../../sandbox/quickbooks/oauth/clients.ts'
import type { QuickBooksSandbox } from '../../../sandbox/quickbooks/sandbox.ts'
import { CASES, REALMS } from '../../../sandbox/quickbooks/seed/cases.ts'
import { authorizeRequest } from '../../../sandbox/shared/oauth/server.ts'
import { describeConnector, everyPage } from '../connector-contract.ts'
import { rejection } from '../scripted-fetch.ts'
import { describeSignIn, type SignInPlug, signIn } from '../sign-in-contract.ts'
import { quickbooksStandIn } from './bayside-stand-in.ts'

describeConnector('QuickBooks Online', quickbooksStandIn)

const realm = REALMS.bayside
const target = {
  id: `quickbooks:production:${realm}`,
  system: 'quickbooks',
  environment: 'production',
  companyId: realm,
  homeCurrency: 'USD',
} as const
const plug: SignInPlug<QuickBooksSandbox> = {
  target,
  client: { clientId: DEFAULT_CLIENT.id, clientSecret: DEFAULT_CLIENT.secret },
  redirectUri: 'http://localhost/callback',
  tokens: /tokens\/bearer/,
  vendor: ({ quickbooks }) => quickbooks,
  approve: ({ oauth }, asked) => oauth.approve(authorizeRequest(asked), realm),
  namesCompany: true,
  rotate({ oauth }, atOnce) {
    oauth.rotation = atOnce ? 'always' : 'daily'
  },
}
describeSignIn('QuickBooks Online', plug)

let sandbox: Sandbox | undefined
afterEach(() => sandbox?.close())
async function signedIn(options: SandboxOptions = {}) {
  sandbox = await startSandbox(options)
  const all = await signIn(plug, sandbox)
  return { ...all, quickbooks: all.vendor }
}

describe('what the sign-in of QuickBooks tells', () => {
  it('names the time zone of the books, and how long the sign-in lasts', async () => {
    const { connector, grant } = await signedIn()
    expect(await connector.company()).toMatchObject({ timeZone: 'America/Los_Angeles' })
    expect(Date.parse(grant.refreshExpiresAt ?? '')).toBeGreaterThan(Date.now() + 90 * 86_400_000)
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
