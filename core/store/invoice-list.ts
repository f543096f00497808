import { arBalance } from '../ledger/balance.ts'
import type { CalendarDate, Invoice, InvoiceStatus, Payment, SyncState } from '../ledger/records.ts'
import { invoiceStatus, isOpen, overdueDays } from '../ledger/status.ts'
import { ownPayments } from './payments.ts'
import { exactly, from, type Reader, rowsOf } from './transaction.ts'

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

export interface ListedInvoice {
  invoice: Invoice
  /** AR balance, minor units. */
  balance: number
  status: InvoiceStatus
  overdueDays: number
}

export interface InvoiceListing {
  rows: ListedInvoice[]
  /** How many match in all. */
  total: number
  /** What they owe per currency, minor units. */
  owed: Record<string, number>
}

/** How many rows are taken from the store at a time: few requests, and never the whole ledger in memory. */
const CHUNK = 2000

/** One page of the invoice list, how many match in all, and what they owe per currency (minor units). */
export async function listInvoices(reader: Reader, query: InvoiceQuery): Promise<InvoiceListing> {
  const { connectionId, sort = 'date', descending = sort === 'date', offset = 0, limit = 50 } = query
  const payments = paymentsByInvoice(await ownPayments(reader, connectionId))
  const matches = matcher(query)
  const found: { listed: Light; key: string | number }[] = []
  const owed: Record<string, number> = {}
  for await (const invoice of invoicesFor(reader, query)) {
    const listed = judged(invoice, payments.get(invoice.id), query.today)
    if (!matches(invoice, listed)) continue
    const { lines: _, ...rest } = invoice
    found.push({ listed: { ...listed, invoice: rest }, key: KEY[sort](invoice, listed) })
    if (isOpen(listed.status)) owed[invoice.currency] = (owed[invoice.currency] ?? 0) + listed.balance
  }
  const way = descending ? -1 : 1
  found.sort((a, b) => way * compare(a.key, b.key) || compare(a.listed.invoice.id, b.listed.invoice.id))
  const page = found.slice(offset, offset + limit).map(({ listed }) => listed)
  const store = from(reader, 'invoices')
  const full = await Promise.all(page.map(({ invoice }) => store.get([connectionId, invoice.id])))
  return {
    rows: page.flatMap(({ invoice: _, ...rest }, n) => (full[n] ? [{ ...rest, invoice: full[n] }] : [])),
    total: found.length,
    owed,
  }
}

type Judged = Omit<ListedInvoice, 'invoice'>
type Light = Judged & { invoice: Omit<Invoice, 'lines'> }

function judged(invoice: Invoice, payments: Payment[] | undefined, today: CalendarDate): Judged {
  const balance = arBalance(invoice, payments ?? [])
  const status = invoiceStatus(invoice, balance)
  return { balance, status, overdueDays: overdueDays(invoice, status, today) }
}

async function* invoicesFor(reader: Reader, query: InvoiceQuery): AsyncGenerator<Invoice> {
  const { connectionId, customerId } = query
  if (customerId !== undefined) {
    yield* await from(reader, 'invoices').index('customer').getAll(exactly(connectionId, customerId))
    return
  }
  let range = rowsOf(connectionId)
  for (;;) {
    const rows = await from(reader, 'invoices').getAll(range, CHUNK)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < CHUNK) return
    range = IDBKeyRange.bound([connectionId, last.id], [connectionId, []], true)
  }
}

function matcher(query: InvoiceQuery): (invoice: Invoice, listed: Judged) => boolean {
  const needle = query.search?.trim().toLowerCase()
  return (invoice, { status, overdueDays: days }) =>
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

/** Numbers sort as people read them: 9 before 10, INV-9 before INV-10. */
const padded = (text: string): string =>
  text.toLowerCase().replace(/\d+/g, digits => digits.padStart(16, '0'))

const KEY: Record<InvoiceSort, (invoice: Invoice, listed: Judged) => string | number> = {
  number: invoice => padded(invoice.number),
  date: invoice => invoice.date,
  dueDate: invoice => invoice.dueDate ?? invoice.date,
  customer: invoice => invoice.customerName.toLowerCase(),
  total: invoice => invoice.total,
  balance: (_, { balance }) => balance,
  overdue: (_, { overdueDays: days }) => days,
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)

/** Only our own payments can make the AR balance differ from the accounting balance. */
function paymentsByInvoice(payments: Payment[]): Map<string, Payment[]> {
  const byInvoice = new Map<string, Payment[]>()
  for (const payment of payments) {
    for (const { invoiceId } of payment.applications) {
      const list = byInvoice.get(invoiceId)
      if (list) list.push(payment)
      else byInvoice.set(invoiceId, [payment])
    }
  }
  return byInvoice
}
