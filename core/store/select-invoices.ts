import type { CalendarDate, InvoiceHead, InvoiceStatus, SyncState } from '../ledger/records.ts'
import { isOpen } from '../ledger/status.ts'
import type { ListedInvoice } from './listed-invoice.ts'

export type InvoiceSort = 'number' | 'date' | 'dueDate' | 'customer' | 'total' | 'balance' | 'overdue'

export interface InvoiceQuery {
  connectionId: string
  /** Today in the company's zone: decides what is overdue. */
  today: CalendarDate
  /** Part of the number or of the customer's name. */
  search?: string | undefined
  status?: InvoiceStatus[] | undefined
  overdue?: boolean | undefined
  /** The filter Archived: Yes shows the archived ones alone; No (or nothing) hides them. */
  archived?: boolean | undefined
  /** True shows the skipped duplicates alone; they are hidden otherwise. */
  skipped?: boolean | undefined
  deletedThere?: boolean | undefined
  syncState?: SyncState[] | undefined
  customerId?: string | undefined
  sort?: InvoiceSort | undefined
  descending?: boolean | undefined
  offset?: number | undefined
  limit?: number | undefined
}

export interface InvoiceListing {
  rows: ListedInvoice[]
  /** How many match in all. */
  total: number
  /** What they owe per currency, minor units. */
  owed: Record<string, number>
}

/** One page of the invoices, how many match in all, and what they owe per currency (minor units). */
export function selectInvoices(
  invoices: readonly ListedInvoice[],
  query: Omit<InvoiceQuery, 'today' | 'connectionId'>,
): InvoiceListing {
  const { sort = 'date', descending = sort === 'date', offset = 0, limit = 50 } = query
  const found = invoices.filter(matcher(query))
  const owed: Record<string, number> = {}
  for (const { invoice, status, balance } of found)
    if (isOpen(status) && invoice.deletedThereAt === undefined)
      owed[invoice.currency] = (owed[invoice.currency] ?? 0) + balance
  const rows = firstOf(found, KEY[sort], descending ? -1 : 1, offset + limit)
  return { rows: rows.slice(offset), total: found.length, owed }
}

/** Does a listed invoice answer the query's filters? */
export function matcher(
  query: Omit<InvoiceQuery, 'today' | 'connectionId'>,
): (listed: ListedInvoice) => boolean {
  const needle = query.search?.trim().toLowerCase()
  return ({ invoice, status, overdueDays: days }) =>
    (query.customerId === undefined || invoice.customerId === query.customerId) &&
    (invoice.archivedAt !== undefined) === (query.archived ?? false) &&
    (invoice.skippedFor !== undefined) === (query.skipped ?? false) &&
    (!query.status || query.status.includes(status)) &&
    (query.overdue === undefined || days > 0 === query.overdue) &&
    (query.deletedThere === undefined || (invoice.deletedThereAt !== undefined) === query.deletedThere) &&
    (!query.syncState || query.syncState.includes(invoice.syncState)) &&
    (!needle ||
      invoice.number.toLowerCase().includes(needle) ||
      invoice.customerName.toLowerCase().includes(needle))
}

/** The first `count` in order. A page of a large list: what lies beyond it need not be kept nor sorted. */
function firstOf(
  all: readonly ListedInvoice[],
  keyOf: (row: ListedInvoice) => string | number,
  way: 1 | -1,
  count: number,
): ListedInvoice[] {
  type Keyed = { key: string | number; row: ListedInvoice }
  const order = (a: Keyed, b: Keyed) =>
    way * (compare(a.key, b.key) || compare(a.row.invoice.id, b.row.invoice.id))
  const most = 2 * count + 100
  let best: Keyed[] = []
  let last: Keyed | undefined
  const cut = () => {
    best = best.sort(order).slice(0, count)
    last = best[count - 1]
  }
  for (const row of all) {
    const key = keyOf(row)
    if (last && way * compare(key, last.key) > 0) continue
    best.push({ key, row })
    if (best.length >= most) cut()
  }
  cut()
  return best.map(({ row }) => row)
}

/** Numbers sort as people read them: 9 before 10, INV-9 before INV-10. Worked out once for each row. */
const padded = ({ invoice }: ListedInvoice): string => {
  const known = paddedNumbers.get(invoice)
  if (known !== undefined) return known
  const text = invoice.number.toLowerCase().replace(/\d+/g, digits => digits.padStart(16, '0'))
  paddedNumbers.set(invoice, text)
  return text
}
const paddedNumbers = new WeakMap<InvoiceHead, string>()

const KEY: Record<InvoiceSort, (listed: ListedInvoice) => string | number> = {
  number: padded,
  date: ({ invoice }) => invoice.date,
  dueDate: ({ invoice }) => invoice.dueDate ?? invoice.date,
  customer: ({ invoice }) => invoice.customerName.toLowerCase(),
  total: ({ invoice }) => invoice.total,
  balance: ({ balance }) => balance,
  overdue: ({ overdueDays: days }) => days,
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)
