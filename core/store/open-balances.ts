import { arBalance } from '../ledger/balance.ts'
import type { CalendarDate, InvoiceHead, Payment } from '../ledger/records.ts'
import { invoiceStatus, overdueDays } from '../ledger/status.ts'
import { openInvoices } from './invoices.ts'
import { ownPaymentsByInvoice } from './payments.ts'
import type { Reader } from './transaction.ts'

/** What one listed invoice still owes. */
export interface OpenBalance {
  invoiceId: string
  customerId: string
  customerName: string
  currency: string
  /** AR balance in minor units, above 0. */
  balance: number
  overdueDays: number
}

/** Every open, listed invoice with what it owes: for ageing, overview and the customers' sums. */
export async function openBalances(
  reader: Reader,
  connectionId: string,
  today: CalendarDate,
): Promise<OpenBalance[]> {
  const [invoices, touching] = await Promise.all([
    openInvoices(reader, connectionId),
    ownPaymentsByInvoice(reader, connectionId),
  ])
  return invoices.flatMap(invoice => owing(invoice, touching.get(invoice.id) ?? [], today))
}

function owing(invoice: InvoiceHead, payments: Payment[], today: CalendarDate): OpenBalance[] {
  // Nobody owes what was deleted there; the record itself leaves at the deletion check.
  if (invoice.deletedThereAt !== undefined) return []
  const balance = arBalance(invoice, payments)
  if (balance <= 0) return []
  const { id: invoiceId, customerId, customerName, currency } = invoice
  const days = overdueDays(invoice, invoiceStatus(invoice, balance), today)
  return [{ invoiceId, customerId, customerName, currency, balance, overdueDays: days }]
}
