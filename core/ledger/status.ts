import { daysBetween } from './dates.ts'
import type { CalendarDate, Invoice, InvoiceStatus } from './records.ts'

/**
 * The status that follows from the AR balance (minor units). A fully covered invoice is paid whatever
 * the method, so that its reminders stop (seed, "Why is the invoice shown as paid"; design §3).
 */
export function invoiceStatus(
  invoice: Pick<Invoice, 'voided' | 'draft' | 'total'>,
  arBalance: number,
): InvoiceStatus {
  if (invoice.voided) return 'voided'
  if (invoice.draft) return 'draft'
  if (arBalance <= 0) return 'paid'
  return arBalance < invoice.total ? 'partially-paid' : 'open'
}

/** Does the customer still owe on it? */
export const isOpen = (status: InvoiceStatus): boolean => status === 'open' || status === 'partially-paid'

/** Days past the due date; 0 when nothing is owed, it has no due date, or that is not past. `today`: company's zone. */
export function overdueDays(
  invoice: Pick<Invoice, 'dueDate'>,
  status: InvoiceStatus,
  today: CalendarDate,
): number {
  if (!invoice.dueDate || !isOpen(status)) return 0
  return Math.max(0, daysBetween(invoice.dueDate, today))
}
