import type { ConnectorTarget } from '../../../../core/accounting/connector-deps.ts'
import { createQuickBooks } from '../../../../core/accounting/quickbooks/index.ts'
import { rateBudget } from '../../../../core/accounting/rate-budget.ts'
import type { Secrets } from '../../../../core/accounting/secrets.ts'
import { sequential } from '../../../../core/accounting/single-flight.ts'
import type { EntityKind } from '../../../../core/ledger/records.ts'
import { startSandbox } from '../../../sandbox/index.ts'
import { DEFAULT_CLIENT } from '../../../sandbox/quickbooks/oauth/clients.ts'
import { CASES, NAMES, REALMS } from '../../../sandbox/quickbooks/seed/cases.ts'
import type { Fault } from '../../../sandbox/shared/faults.ts'
import type { StandIn, Trouble } from '../connector-contract.ts'
import { memoryVault } from '../scripted-fetch.ts'

const WIRE = {
  customer: 'Customer',
  item: 'Item',
  invoice: 'Invoice',
  payment: 'Payment',
  creditMemo: 'CreditMemo',
} as const

const FAULTS: Record<Trouble, Fault> = {
  'cut-before': { kind: 'cut', when: 'before' },
  'cut-after': { kind: 'cut', when: 'after' },
  throttled: { kind: 'throttle' },
  'server-error-after': { kind: 'status', status: 503, as: 'html', when: 'after' },
  'web-page': { kind: 'raw', status: 200, body: '<!doctype html><title>Sign in to Wi-Fi</title>' },
  'cut-short': { kind: 'truncated' },
}

/** `fetch` that takes the real host names and asks the sandbox. */
export const fetchFrom =
  (port: number): typeof fetch =>
  (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    return fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, init)
  }

/** Bayside Lighting Co. of the sandbox, signed in. */
export async function quickbooksStandIn(): Promise<StandIn> {
  const sandbox = await startSandbox()
  const { quickbooks } = sandbox
  const realm = REALMS.bayside
  const company = quickbooks.company(realm)
  const target: ConnectorTarget = {
    id: `quickbooks:production:${realm}`,
    system: 'quickbooks',
    environment: 'production',
    companyId: realm,
    homeCurrency: 'USD',
  }
  const held: Secrets = {
    connectionId: target.id,
    clientId: DEFAULT_CLIENT.id,
    clientSecret: DEFAULT_CLIENT.secret,
    accessExpiresAt: new Date(quickbooks.clock.now() + 3_600_000).toISOString(),
    ...quickbooks.oauth.issue(realm),
  }
  const { vault } = memoryVault(held)
  const connector = createQuickBooks(target, {
    vault,
    fetch: fetchFrom(sandbox.httpPort),
    now: () => quickbooks.clock.now(),
    lock: sequential(),
    budget: rateBudget({ perSecond: 1_000, perMinute: 100_000, concurrent: 10 }),
  })
  const open = company.invoice(CASES.open)
  const repeated = company.all('Invoice').filter(({ DocNumber }) => DocNumber === CASES.duplicate)
  const closedThrough = company.ledger.preferences.AccountingInfoPrefs.BookCloseDate ?? ''
  let free = 70_000
  return {
    connector,
    companyId: realm,
    companyName: NAMES.bayside,
    ids: (entity: EntityKind) => company.all(WIRE[entity]).map(({ Id }) => Id),
    customer: {
      externalId: open.CustomerRef.value,
      name: open.CustomerRef.name ?? '',
      currency: open.CurrencyRef.value,
    },
    item: company.item('Pendant lamp, brass').Id,
    invoice: { externalId: open.Id, number: CASES.open },
    repeatedNumber: { number: CASES.duplicate, ids: repeated.map(({ Id }) => Id) },
    freeNumber: () => String(++free),
    inactiveItem: company.item(NAMES.inactiveItem).Id,
    openDate: open.TxnDate,
    closedDate: closedThrough,
    edit(entity, externalId) {
      company.edit(
        WIRE[entity],
        externalId,
        entity === 'invoice' ? { PrivateNote: 'seen' } : { Notes: 'seen' },
      )
    },
    termsOf: externalId => company.all('Invoice').find(({ Id }) => Id === externalId)?.SalesTermRef?.name,
    remove: (entity, externalId) => company.remove(WIRE[entity], externalId),
    now: () => new Date(quickbooks.clock.now()).toISOString(),
    trouble: what => void quickbooks.faults.plan({ method: 'POST', path: /\/v3\//, fault: FAULTS[what] }),
    expireAccess: () => quickbooks.oauth.expireAccessTokens(realm),
    revoke: () => quickbooks.oauth.revokeAll(realm),
    async secrets() {
      const now = await vault.read(target.id)
      return [now?.accessToken, now?.refreshToken, now?.clientSecret].filter(text => text !== undefined)
    },
    close: () => sandbox.close(),
  }
}
