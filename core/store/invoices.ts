import type { Invoice, InvoiceHead, Payment } from '../ledger/records.ts'
import { paymentsOfInvoice } from './payments.ts'
import { findByExternal, getRecord } from './records.ts'
import { isOpenAndListed } from './rows.ts'
import { allStaged, stagedBy } from './staged.ts'
import { headsIn, type StagedBlock } from './staged-block.ts'
import { exactly, from, type Reader, reading, rowsOf } from './transaction.ts'

/** Every invoice with exactly this number, skipped duplicates included. */
export async function invoicesByNumber(
  reader: Reader,
  connectionId: string,
  number: string,
): Promise<Invoice[]> {
  const tx = reading(reader, ['invoices'])
  const staged = await stagedBy(tx, connectionId, 'invoice', 'number', number)
  const rows = await from(tx, 'invoices').index('number').getAll(exactly(connectionId, number))
  return [...rows, ...staged]
}

export async function invoicesOfCustomer(
  reader: Reader,
  connectionId: string,
  customerId: string,
): Promise<Invoice[]> {
  const tx = reading(reader, ['invoices'])
  const staged = await stagedBy(tx, connectionId, 'invoice', 'customer', customerId)
  const rows = await from(tx, 'invoices').index('customer').getAll(exactly(connectionId, customerId))
  return [...rows, ...staged]
}

/** Of a copy read just now: its lines are most of what it weighs, and a sum over all invoices would keep them. */
const withoutLines = (invoice: Invoice): InvoiceHead => Object.assign(invoice, { lines: [] })

/** What is open and listed, by due date (the invoice date where there is none). */
export async function openInvoices(reader: Reader, connectionId: string): Promise<InvoiceHead[]> {
  const tx = reading(reader, ['invoices'])
  const open = (block: StagedBlock) => headsIn(block).filter(isOpenAndListed)
  const staged = await allStaged(tx, connectionId, 'invoice', open, 'open')
  const rows = await from(tx, 'invoices').index('openDue').getAll(rowsOf(connectionId))
  const heads = rows.map(withoutLines)
  return staged.length === 0 ? heads : [...heads, ...staged].sort(byDueDate)
}

const due = ({ dueDate, date }: InvoiceHead) => dueDate ?? date
const byDueDate = (a: InvoiceHead, b: InvoiceHead) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0)

export interface InvoiceWithPayments {
  invoice: Invoice
  payments: Payment[]
}

/** One invoice by our key, with every payment that touches it, in one consistent reading. */
export async function getInvoiceWithPayments(
  reader: Reader,
  connectionId: string,
  id: string,
): Promise<InvoiceWithPayments | undefined> {
  const tx = reading(reader, ['invoices', 'payments'])
  const [invoice, payments] = await Promise.all([
    getRecord(tx, connectionId, 'invoice', id),
    paymentsOfInvoice(tx, connectionId, id),
  ])
  return invoice && { invoice, payments }
}

/** The same by the accounting system's id. */
export async function findInvoiceWithPayments(
  reader: Reader,
  connectionId: string,
  externalId: string,
): Promise<InvoiceWithPayments | undefined> {
  const tx = reading(reader, ['invoices', 'payments'])
  const invoice = await findByExternal(tx, connectionId, 'invoice', externalId)
  return invoice && { invoice, payments: await paymentsOfInvoice(tx, connectionId, invoice.id) }
}

/** How many are left out because another invoice has their number; never reads one of them. */
export const countSkipped = (reader: Reader, connectionId: string): Promise<number> =>
  from(reader, 'invoices').index('skipped').count(rowsOf(connectionId))
