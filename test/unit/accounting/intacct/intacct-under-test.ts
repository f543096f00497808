import type { ConnectorTarget } from '../../../../core/accounting/connector-deps.ts'
import { createIntacct } from '../../../../core/accounting/intacct/index.ts'
import { rateBudget } from '../../../../core/accounting/rate-budget.ts'
import { sequential } from '../../../../core/accounting/single-flight.ts'
import { json, memoryVault, NOW, SECRETS, scriptedFetch } from '../scripted-fetch.ts'

const id = 'intacct:production:AlderCreek'

/** A connector on a scripted `fetch`, at a fixed time, with the requests it made. */
export function intacctOn(change: Partial<ConnectorTarget>, ...script: Parameters<typeof scriptedFetch>) {
  const { fetch, requests } = scriptedFetch(...script)
  const { vault, secrets } = memoryVault({ ...SECRETS, connectionId: id })
  const connector = createIntacct(
    {
      id,
      system: 'intacct',
      environment: 'production',
      companyId: 'AlderCreek',
      homeCurrency: 'USD',
      ...change,
    },
    {
      vault,
      fetch,
      now: () => NOW,
      lock: sequential(),
      budget: rateBudget({ perSecond: 1_000, perMinute: 10_000, concurrent: 4 }),
    },
  )
  return { connector, requests, secrets, sent: () => requests.map(({ body }) => JSON.parse(body || 'null')) }
}

export const result = (value: unknown, total?: number) =>
  json({
    'ia::result': value,
    'ia::meta': { totalCount: total ?? (Array.isArray(value) ? value.length : 1), start: 1, next: null },
  })

export const refusal = (error: Record<string, unknown>, status = 422, headers = {}) =>
  json({ 'ia::result': { 'ia::error': error } }, status, headers)

export const wireInvoice = (change: Record<string, unknown> = {}) => ({
  key: '2091',
  invoiceNumber: 'INV-1038',
  state: 'posted',
  documentId: null,
  'customer.key': '7',
  'customer.name': 'Northfield Hospital',
  invoiceDate: '2026-11-01',
  dueDate: '2026-12-01',
  'term.id': 'Net 30',
  description: null,
  'currency.txnCurrency': 'USD',
  totalTxnAmount: '170.40',
  totalTxnAmountDue: '70.4',
  webURL: 'https://www.intacct.com/ia/acct/ur.phtml?.r=abc',
  'audit.createdDateTime': '2026-11-01T10:00:00Z',
  'audit.modifiedDateTime': '2026-11-02T10:00:00Z',
  API_QUERY_ALIAS__25: null,
  ...change,
})
