import type { ConnectorTarget } from '../../../../core/accounting/connector-deps.ts'
import { createQuickBooks } from '../../../../core/accounting/quickbooks/index.ts'
import { rateBudget } from '../../../../core/accounting/rate-budget.ts'
import { sequential } from '../../../../core/accounting/single-flight.ts'
import { memoryVault, NOW, SECRETS, scriptedFetch } from '../scripted-fetch.ts'

export const COMPANY = '4620816365000000001'
export const ROOT = `/v3/company/${COMPANY}`

const TARGET: ConnectorTarget = {
  id: SECRETS.connectionId,
  system: 'quickbooks',
  environment: 'production',
  companyId: COMPANY,
  homeCurrency: 'USD',
}

/** A connector on a scripted `fetch`, at a fixed time, with the requests it made. */
export function connectorOn(...script: Parameters<typeof scriptedFetch>) {
  const { fetch, requests } = scriptedFetch(...script)
  const { vault, secrets } = memoryVault(SECRETS)
  const connector = createQuickBooks(TARGET, {
    vault,
    fetch,
    now: () => NOW,
    lock: sequential(),
    budget: rateBudget({ perSecond: 1_000, perMinute: 10_000, concurrent: 10 }),
  })
  /** The statements that were asked. */
  const queries = () => requests.map(({ url }) => url.searchParams.get('query'))
  return { connector, requests, queries, secrets }
}

export const rows = (name: string, list: unknown[]) => ({
  QueryResponse: list.length > 0 ? { [name]: list, startPosition: 1, maxResults: list.length } : {},
  time: '2026-11-20T04:00:00.123-08:00',
})
