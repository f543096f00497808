import type { InvoiceHead } from '../ledger/records.ts'
import { invoicesOfCustomer } from './invoices.ts'
import { type ListedInvoice, listed } from './listed-invoice.ts'
import { ownPaymentsByInvoice } from './payments.ts'
import { type InvoiceListing, type InvoiceQuery, selectInvoices } from './select-invoices.ts'
import { stagedBlocks } from './staged.ts'
import { headsIn } from './staged-block.ts'
import { from, type Reader, rowsOf } from './transaction.ts'

/** How many rows are taken from the store at a time: other questions are answered in between. */
const CHUNK = 200

/**
 * Every invoice of a connection (or of one customer) without its lines, judged as of `today`: read once, and
 * then filtered, sorted and paged in memory with `selectInvoices`.
 */
export async function readInvoices(
  reader: Reader,
  { connectionId, customerId, today }: Pick<InvoiceQuery, 'connectionId' | 'customerId' | 'today'>,
): Promise<ListedInvoice[]> {
  const payments = await ownPaymentsByInvoice(reader, connectionId)
  // A row comes after what is staged of it, and takes its place.
  const found = new Map<string, ListedInvoice>()
  for await (const invoice of invoicesFor(reader, connectionId, customerId))
    found.set(invoice.id, listed(invoice, payments.get(invoice.id), today))
  return [...found.values()]
}

/** Both at once, where only one page is needed. */
export const listInvoices = async (reader: Reader, query: InvoiceQuery): Promise<InvoiceListing> =>
  selectInvoices(await readInvoices(reader, query), query)

async function* invoicesFor(
  reader: Reader,
  connectionId: string,
  customerId: string | undefined,
): AsyncGenerator<InvoiceHead> {
  if (customerId !== undefined) {
    yield* await invoicesOfCustomer(reader, connectionId, customerId)
    return
  }
  for await (const block of stagedBlocks(reader, connectionId, 'invoice')) yield* headsIn(block)
  let range = rowsOf(connectionId)
  for (;;) {
    const rows = await from(reader, 'invoices').getAll(range, CHUNK)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < CHUNK) return
    range = IDBKeyRange.bound([connectionId, last.id], [connectionId, []], true)
  }
}
