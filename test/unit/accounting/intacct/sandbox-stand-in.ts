import type { ConnectorTarget } from '../../../../core/accounting/connector-deps.ts'
import { createIntacct } from '../../../../core/accounting/intacct/index.ts'
import { rateBudget } from '../../../../core/accounting/rate-budget.ts'
import type { Secrets } from '../../../../core/accounting/secrets.ts'
import { sequential } from '../../../../core/accounting/single-flight.ts'
import type { ConnectionSetup } from '../../../../core/ledger/connection.ts'
import type { EntityKind } from '../../../../core/ledger/records.ts'
import { startSandbox } from '../../../sandbox/index.ts'
import { BANK, type Company } from '../../../sandbox/intacct/company.ts'
import { DEFAULT_INTACCT_CLIENT } from '../../../sandbox/intacct/oauth/clients.ts'
import { INTACCT_CASES, INTACCT_COMPANIES, INTACCT_NAMES } from '../../../sandbox/intacct/seed/cases.ts'
import type { Fault } from '../../../sandbox/shared/faults.ts'
import type { StandIn, Trouble } from '../connector-contract.ts'
import { memoryVault } from '../scripted-fetch.ts'

type Data = Record<string, unknown>

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

export const AR: ConnectionSetup = { account: '4000', location: '110', bankAccount: BANK }
export const ORDER_ENTRY: ConnectionSetup = {
  documentType: 'Sales Invoice',
  location: '120',
  warehouse: 'WH-EAST',
  unit: 'Each',
  bankAccount: BANK,
}

const DOCUMENT = 'document:'
const documentKey = (company: Company, externalId: string): string =>
  String(company.document(externalId.slice(DOCUMENT.length)).key)
const idOf = ({ key, documentId }: Data): string => (documentId ? DOCUMENT + documentId : String(key))
const isCredit = ({ totalTxnAmount }: Data): boolean => Number(totalTxnAmount) < 0
const stands = ({ state }: Data): boolean => !['draft', 'reversal'].includes(String(state))
const standsStill = (held: Data): boolean => stands(held) && held.state !== 'reversed'

/** The ledger's ids of everything alive there, in the order in which pages give it. */
export function idsOf(company: Company, entity: EntityKind): string[] {
  switch (entity) {
    case 'invoice':
      return company
        .all('invoice')
        .filter(held => stands(held) && !isCredit(held))
        .map(idOf)
    case 'creditMemo':
      return [
        ...company
          .all('invoice')
          .filter(held => standsStill(held) && isCredit(held))
          .map(idOf),
        ...company.all('adjustment').map(({ key }) => `adjustment:${key}`),
      ]
    case 'payment':
      return company
        .all('payment')
        .filter(standsStill)
        .map(({ key }) => String(key))
    default:
      return company.all(entity).map(({ key }) => String(key))
  }
}

/** The record number behind the ledger's id. */
const keyBehind = (company: Company, externalId: string): string =>
  String(
    company.all('invoice').find(held => idOf(held) === externalId && held.state !== 'reversal')?.key ??
      externalId,
  )

/** Alder Creek Furnishings of the sandbox, signed in. */
export async function intacctStandIn(setup: ConnectionSetup): Promise<StandIn> {
  const sandbox = await startSandbox()
  const { intacct } = sandbox
  const companyId = INTACCT_COMPANIES.alder
  const company = intacct.company(companyId)
  const target: ConnectorTarget = {
    id: `intacct:production:${companyId}`,
    system: 'intacct',
    environment: 'production',
    companyId,
    homeCurrency: 'USD',
    timeZone: company.settings.timeZone,
    setup,
  }
  const held: Secrets = {
    connectionId: target.id,
    clientId: DEFAULT_INTACCT_CLIENT.id,
    accessExpiresAt: new Date(intacct.clock.now() + 43_200_000).toISOString(),
    ...intacct.oauth.issue(companyId),
  }
  const { vault } = memoryVault(held)
  const connector = createIntacct(target, {
    vault,
    fetch: fetchFrom(sandbox.httpPort),
    now: () => intacct.clock.now(),
    lock: sequential(),
    budget: rateBudget({ perSecond: 1_000, perMinute: 100_000, concurrent: 4 }),
  })
  const number = setup.documentType ? INTACCT_CASES.orderEntry : INTACCT_CASES.open
  const open = company.invoice(number)
  const customer = open.customer as { key: string; name: string }
  const repeated = company.invoice(INTACCT_CASES.partiallyPaid)
  let free = 70_000
  return {
    connector,
    companyId,
    companyName: INTACCT_NAMES.alder,
    gaps: ['told-deletions', 'versions', 'mail', 'repeated-numbers'],
    ids: entity => idsOf(company, entity),
    cursor: (_entity, externalId) =>
      externalId.startsWith(DOCUMENT) ? keyBehind(company, externalId) : externalId,
    customer: { externalId: customer.key, name: customer.name, currency: 'USD' },
    item: String(company.item('CHR-100').key),
    invoice: { externalId: idOf(open), number },
    // Numbers are unique there: one stands for all that carry it.
    repeatedNumber: { number: INTACCT_CASES.partiallyPaid, ids: [String(repeated.key)] },
    freeNumber: () => String(++free),
    inactiveItem: String(company.item(INTACCT_NAMES.inactiveItem).key),
    openDate: String(open.invoiceDate),
    closedDate: company.settings.closedThrough ?? '',
    edit(entity, externalId) {
      if (entity === 'customer') company.edit('customer', externalId, { notes: 'seen' })
      else if (externalId.startsWith(DOCUMENT))
        // Its AR invoice is deleted and made anew under another key.
        company.edit('document', documentKey(company, externalId), { memo: 'seen' })
      else company.edit('invoice', externalId, { description: 'seen' })
    },
    termsOf(externalId) {
      const { term } = company.read('invoice', keyBehind(company, externalId)) as { term?: { id?: string } }
      return term?.id ?? undefined
    },
    remove(entity, externalId) {
      if (entity === 'payment') company.reverse('payment', externalId)
      else if (externalId.startsWith(DOCUMENT)) company.remove('document', documentKey(company, externalId))
      else company.remove('invoice', externalId)
    },
    now: () => new Date(intacct.clock.now()).toISOString(),
    trouble: what =>
      void intacct.faults.plan({ method: 'POST', path: /\/(objects|workflows)\//, fault: FAULTS[what] }),
    expireAccess: () => intacct.oauth.expireAccessTokens(companyId),
    revoke: () => intacct.oauth.revokeAll(companyId),
    async secrets() {
      const now = await vault.read(target.id)
      return [now?.accessToken, now?.refreshToken].filter(text => text !== undefined)
    },
    close: () => sandbox.close(),
  }
}
