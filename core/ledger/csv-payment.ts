import type { Connection } from './connection.ts'
import type { ImportRow } from './csv-book.ts'
import type { ProcessorRow } from './csv-row.ts'
import { dateText } from './date-text.ts'
import { isCalendarDate } from './dates.ts'
import type { Customer, Invoice, Payment } from './records.ts'

export interface RowFacts {
  connection: Pick<Connection, 'id' | 'closedThrough'>
  customer: Customer | undefined
  invoice: Invoice | undefined
  fileType: string
}

/** QBO `PaymentRefNum` and Intacct `referenceNumber` take no more. */
const REFERENCE_LENGTH = 21

/** The row as the decision needs it. A payment has the currency of the invoice that it pays. */
export const processorRow = (row: ImportRow, { customer, invoice, fileType }: RowFacts): ProcessorRow => ({
  fileType,
  reference: row.reference,
  date: row.date,
  amount: row.amount,
  currency: invoice?.currency ?? customer?.currency ?? '',
  status: row.status,
  customerId: row.customerId,
})

/** Why nothing can be made of the row, whatever it would do; undefined when something can. */
export function rowProblem(row: ImportRow, { customer, invoice }: RowFacts): string | undefined {
  if (!customer) return 'This customer is not here.'
  if (row.invoiceId !== undefined && !invoice) return 'This invoice is not here.'
  if (invoice && invoice.customerId !== customer.id)
    return `${invoice.customerName} is the customer of invoice ${invoice.number}.`
  if (row.reference.trim() === '') return 'It has no reference.'
  if (!isCalendarDate(row.date)) return 'Its date does not exist.'
  return Number.isSafeInteger(row.amount) && row.amount > 0 ? undefined : 'Its amount is not above zero.'
}

/** Why a new payment cannot be made of it; a status change needs none of this. */
export function newRowProblem(row: ImportRow, { connection, customer }: RowFacts): string | undefined {
  if (!customer?.active || customer.deletedThereAt) return 'This customer is inactive or no longer there.'
  return connection.closedThrough !== undefined && row.date <= connection.closedThrough
    ? `The books are closed through ${dateText(connection.closedThrough)}.`
    : undefined
}

/** May a payment be applied to it? Else the money stays with the customer. */
const takesPayment = (invoice: Invoice): boolean =>
  !invoice.voided && !invoice.draft && !invoice.deletedThereAt && !invoice.skippedFor

/**
 * The payment that a new row stands for: applied to its invoice up to what that owes (minor units), the
 * rest unapplied. With the setting off, an authorized one is held as one recorded by hand is.
 */
export function paymentFromRow(
  row: ImportRow,
  facts: RowFacts & { customer: Customer },
  owed: number,
  ours: { id: string; ourKey: string; importId: string; now: string; submitAuthorizedAch: boolean },
): Payment {
  const { connection, customer, invoice, fileType } = facts
  const applied = invoice && takesPayment(invoice) ? Math.min(Math.max(owed, 0), row.amount) : 0
  const reference = row.reference.trim()
  return {
    kind: 'payment',
    id: ours.id,
    connectionId: connection.id,
    origin: 'own',
    syncState: 'unsynced',
    customerId: customer.id,
    customerName: customer.name,
    currency: invoice?.currency ?? customer.currency,
    date: row.date,
    amount: row.amount,
    applications: invoice && applied > 0 ? [{ invoiceId: invoice.id, amount: applied }] : [],
    unapplied: row.amount - applied,
    method: 'ach',
    status: row.status,
    standing: 'none',
    source: 'processed',
    ourKey: ours.ourKey,
    ...([...reference].length <= REFERENCE_LENGTH ? { reference } : {}),
    processor: { fileType, reference, importId: ours.importId },
    voided: false,
    statusChangedAt: ours.now,
    ...(row.status === 'authorized' && !ours.submitAuthorizedAch ? { held: true } : {}),
  }
}
