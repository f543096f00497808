import { arBalance } from '../ledger/balance.ts'
import { cadenceState } from '../ledger/cadence.ts'
import type { RemindableInvoice } from '../ledger/cadence-preview.ts'
import { invoiceStatus } from '../ledger/status.ts'
import { openInvoices } from './invoices.ts'
import { ownPaymentsByInvoice } from './payments.ts'
import { allRecords } from './records.ts'
import { remindersOf } from './reminders.ts'
import type { StoredReminder } from './schema.ts'
import type { Reader } from './transaction.ts'

/** The invoices of a connection whose cadence is active, with what they owe and their reminders so far. */
export async function remindableInvoices(reader: Reader, connectionId: string): Promise<RemindableInvoice[]> {
  const [invoices, byInvoice, customers, reminders] = await Promise.all([
    openInvoices(reader, connectionId),
    ownPaymentsByInvoice(reader, connectionId),
    allRecords(reader, connectionId, 'customer'),
    remindersOf(reader, connectionId),
  ])
  const logs = new Map<string, StoredReminder[]>()
  for (const each of reminders) logs.set(each.invoiceId, [...(logs.get(each.invoiceId) ?? []), each])
  const byCustomer = new Map(customers.map(customer => [customer.id, customer]))
  return invoices.flatMap(invoice => {
    const balance = arBalance(invoice, byInvoice.get(invoice.id) ?? [])
    const { state } = cadenceState(
      invoice,
      invoiceStatus(invoice, balance),
      byCustomer.get(invoice.customerId),
    )
    if (state !== 'active' || invoice.dueDate === undefined) return []
    const { id: invoiceId, number, customerName, currency, dueDate } = invoice
    return [{ invoiceId, number, customerName, currency, balance, dueDate, log: logs.get(invoiceId) ?? [] }]
  })
}
