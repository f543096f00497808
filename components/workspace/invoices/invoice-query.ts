import type { CalendarDate, InvoiceStatus, SyncState } from '../../../core/ledger/records.ts'
import type { InvoiceQuery, InvoiceSort } from '../../../core/store/select-invoices.ts'
import { oneOf } from '../one-of.ts'

export const PAGE_SIZE = 50
const STATUSES: readonly InvoiceStatus[] = ['draft', 'open', 'partially-paid', 'paid', 'voided']
const SORTS: readonly InvoiceSort[] = ['number', 'date', 'dueDate', 'customer', 'total', 'balance', 'overdue']
const SYNC_STATES: readonly SyncState[] = ['unsynced', 'syncing', 'synced', 'failed', 'unknown']

/** What the address asks of the invoice list; what it does not know is ignored. */
export function invoiceQuery(
  params: URLSearchParams,
  connectionId: string,
  today: CalendarDate,
): InvoiceQuery & { offset: number; sort: InvoiceSort; descending: boolean } {
  const status = params.get('status')
  const known = oneOf(STATUSES, status)
  const sync = oneOf(SYNC_STATES, params.get('sync'))
  const sort = oneOf(SORTS, params.get('sort')) ?? 'date'
  const order = params.get('order')
  return {
    connectionId,
    today,
    search: params.get('search') ?? undefined,
    status: known && [known],
    overdue: status === 'overdue' ? true : undefined,
    archived: params.get('archived') === 'yes',
    skipped: params.get('skipped') === 'yes',
    syncState: sync && [sync],
    customerId: params.get('customer') ?? undefined,
    sort,
    descending: order ? order === 'down' : sort === 'date',
    offset: Math.max(0, Number.parseInt(params.get('page') ?? '1', 10) - 1 || 0) * PAGE_SIZE,
    limit: PAGE_SIZE,
  }
}
