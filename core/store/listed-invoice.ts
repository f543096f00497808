import { arBalance } from '../ledger/balance.ts'
import type { CalendarDate, Invoice, InvoiceHead, InvoiceStatus, Payment } from '../ledger/records.ts'
import { invoiceStatus, overdueDays } from '../ledger/status.ts'

export interface ListedInvoice {
  invoice: InvoiceHead
  /** AR balance, minor units. */
  balance: number
  status: InvoiceStatus
  overdueDays: number
}

/** An invoice as a list shows it, judged as of `today`. `payments`: our own that touch it. */
export function listed(
  { lines: _, ...invoice }: InvoiceHead & Partial<Pick<Invoice, 'lines'>>,
  payments: Payment[] | undefined,
  today: CalendarDate,
): ListedInvoice {
  const balance = arBalance(invoice, payments ?? [])
  const status = invoiceStatus(invoice, balance)
  return { invoice, balance, status, overdueDays: overdueDays(invoice, status, today) }
}
