import { type ListedInvoice, listed } from './listed-invoice.ts'
import type { Ledger } from './open.ts'
import { ownPaymentsByInvoice } from './payments.ts'
import type { InvoiceRow } from './schema.ts'
import { type InvoiceQuery, matcher } from './select-invoices.ts'
import { anyStaged } from './staged.ts'
import { reading, rowsOf, type Tx } from './transaction.ts'

/** How many rows are looked through for the newest that match, before reading all is the better way. */
const LOOKED_THROUGH = 1000

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
  const payments = await ownPaymentsByInvoice(tx, connectionId)
  const matches = matcher(query)
  const found: ListedInvoice[] = []
  const wanted = offset + limit
  let seen = 0
  for await (const invoice of byDate(tx, connectionId, descending ? 'prev' : 'next', wanted)) {
    if (++seen > LOOKED_THROUGH) return undefined
    const row = listed(invoice, payments.get(invoice.id), today)
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
