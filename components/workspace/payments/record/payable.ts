import { arBalance } from '../../../../core/ledger/balance.ts'
import type { PayableInvoice } from '../../../../core/ledger/payment-draft.ts'
import type { CalendarDate } from '../../../../core/ledger/records.ts'
import { invoicesOfCustomer } from '../../../../core/store/invoices.ts'
import { paymentsOfInvoices } from '../../../../core/store/payments.ts'
import type { Reader } from '../../../../core/store/transaction.ts'

export interface OpenInvoice extends PayableInvoice {
  date: CalendarDate
  dueDate?: CalendarDate
}

/** What a customer's payment may be applied to, the oldest due first. */
export async function openInvoicesOf(
  reader: Reader,
  connectionId: string,
  customerId: string,
): Promise<OpenInvoice[]> {
  if (!customerId) return []
  const invoices = (await invoicesOfCustomer(reader, connectionId, customerId)).filter(
    invoice => !invoice.voided && !invoice.draft && !invoice.deletedThereAt && !invoice.skippedFor,
  )
  const ids = invoices.map(({ id }) => id)
  const payments = await paymentsOfInvoices(reader, connectionId, ids)
  return invoices
    .map(({ id, number, currency, voided, date, dueDate, ...invoice }) => ({
      id,
      number,
      customerId,
      currency,
      voided,
      deletedThere: false,
      date,
      ...(dueDate ? { dueDate } : {}),
      balance: arBalance({ id, ...invoice }, payments.get(id) ?? []),
    }))
    .filter(({ balance }) => balance > 0)
    .sort((a, b) => ((a.dueDate ?? a.date) < (b.dueDate ?? b.date) ? -1 : 1))
}
