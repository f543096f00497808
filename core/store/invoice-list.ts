import { arBalance } from '../ledger/balance.ts'
import type { CalendarDate, Invoice, InvoiceStatus, Payment, SyncState } from '../ledger/records.ts'
import { invoiceStatus, isOpen, overdueDays } from '../ledger/status.ts'
import { invoicesOfCustomer } from './invoices.ts'
import type { Ledger } from './open.ts'
import { ownPayments } from './payments.ts'
import type { InvoiceRow } from './schema.ts'
import { anyStaged, stagedBlocks } from './staged.ts'
import { from, type Reader, reading, rowsOf, type Tx } from './transaction.ts'

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

/** A list shows no lines, and a large ledger would carry most of its weight in them. */
export type InvoiceHead = Omit<Invoice, 'lines'>

export interface ListedInvoice {
  invoice: InvoiceHead
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

/** How many rows are taken from the store at a time: other questions are answered in between. */
const CHUNK = 200
/** How many rows are looked through for the newest that match, before reading all is the better way. */
const LOOKED_THROUGH = 1000

/**
 * Every invoice of a connection (or of one customer) without its lines, judged as of `today`: read once, and
 * then filtered, sorted and paged in memory with `selectInvoices`.
 */
export async function readInvoices(
  reader: Reader,
  { connectionId, customerId, today }: Pick<InvoiceQuery, 'connectionId' | 'customerId' | 'today'>,
): Promise<ListedInvoice[]> {
  const payments = paymentsByInvoice(await ownPayments(reader, connectionId))
  // A row comes after what is staged of it, and takes its place.
  const found = new Map<string, ListedInvoice>()
  for await (const { lines: _, ...invoice } of invoicesFor(reader, connectionId, customerId))
    found.set(invoice.id, { invoice, ...judged(invoice, payments.get(invoice.id), today) })
  return [...found.values()]
}

/**
 * One page of a list in the order of dates, read by its index without the rest of the ledger: what is shown
 * first at 100,000 invoices, and at once after a change.
 * @returns `undefined` where another order is asked for, where too few of many rows match, and where not all
 * are rows yet
 */
export async function invoicesByDate(
  ledger: Ledger,
  query: InvoiceQuery,
): Promise<ListedInvoice[] | undefined> {
  const { connectionId, today, sort = 'date', offset = 0, limit = 50 } = query
  if (sort !== 'date' || query.customerId !== undefined || offset + limit > LOOKED_THROUGH) return undefined
  const { descending = true } = query
  const tx = reading(ledger, ['invoices', 'payments'])
  if (await anyStaged(tx)) return undefined
  const payments = paymentsByInvoice(await ownPayments(tx, connectionId))
  const matches = matcher(query)
  const found: ListedInvoice[] = []
  const wanted = offset + limit
  let seen = 0
  for await (const { lines: _, ...invoice } of byDate(
    tx,
    connectionId,
    descending ? 'prev' : 'next',
    wanted,
  )) {
    if (++seen > LOOKED_THROUGH) return undefined
    const row = { invoice, ...judged(invoice, payments.get(invoice.id), today) }
    if (matches(row) && found.push(row) === wanted) break
  }
  return found.slice(offset)
}

/**
 * The invoices in the order of their dates, as many as are looked through and one more. A cursor answers row
 * by row, each a task of its own; Chromium from 141 on reads backwards in one go as well.
 */
async function* byDate(
  tx: Tx,
  connectionId: string,
  direction: 'prev' | 'next',
  wanted: number,
): AsyncGenerator<InvoiceRow> {
  const index = tx.objectStore('invoices').index('date')
  const query = rowsOf(connectionId)
  if (!('getAllRecords' in IDBIndex.prototype)) {
    let cursor = await index.openCursor(query, direction)
    for (; cursor; cursor = await cursor.continue()) yield cursor.value
    return
  }
  let given = 0
  for (const count of [Math.min(2 * wanted, LOOKED_THROUGH), LOOKED_THROUGH + 1]) {
    const rows = await index.getAll({ query, count, direction } as unknown as IDBKeyRange)
    yield* rows.slice(given)
    if (rows.length < count) return
    given = rows.length
  }
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

/** Both at once, where only one page is needed. */
export const listInvoices = async (reader: Reader, query: InvoiceQuery): Promise<InvoiceListing> =>
  selectInvoices(await readInvoices(reader, query), query)

type Judged = Omit<ListedInvoice, 'invoice'>

function judged(invoice: InvoiceHead, payments: Payment[] | undefined, today: CalendarDate): Judged {
  const balance = arBalance(invoice, payments ?? [])
  const status = invoiceStatus(invoice, balance)
  return { balance, status, overdueDays: overdueDays(invoice, status, today) }
}

async function* invoicesFor(
  reader: Reader,
  connectionId: string,
  customerId: string | undefined,
): AsyncGenerator<Invoice> {
  if (customerId !== undefined) {
    yield* await invoicesOfCustomer(reader, connectionId, customerId)
    return
  }
  for await (const records of stagedBlocks(reader, connectionId, 'invoice')) yield* records
  let range = rowsOf(connectionId)
  for (;;) {
    const rows = await from(reader, 'invoices').getAll(range, CHUNK)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < CHUNK) return
    range = IDBKeyRange.bound([connectionId, last.id], [connectionId, []], true)
  }
}

function matcher(query: Omit<InvoiceQuery, 'today' | 'connectionId'>): (listed: ListedInvoice) => boolean {
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
