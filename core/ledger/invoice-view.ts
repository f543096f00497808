import { appliedTo, compareBalance, type FreshBalance } from './balance.ts'
import type { Connection } from './connection.ts'
import { type Moment, today } from './dates.ts'
import { isEditable } from './editing.ts'
import { isCredit } from './payment-kind.ts'
import type { Invoice, Payment } from './records.ts'
import { invoiceStatus, overdueDays } from './status.ts'
import { type SubmissionSettings, submissionOf } from './submission.ts'
import type { InvoiceView, PaymentLine } from './view.ts'

export interface InvoiceViewFacts {
  invoice: Omit<Invoice, 'lines'>
  /** Those that touch the invoice; others are left out. */
  payments: readonly Payment[]
  connection: Pick<Connection, 'timeZone'>
  settings: SubmissionSettings
  now: Moment
  foundBy: InvoiceView['foundBy']
  fresh?: FreshBalance
}

/** What every surface shows of an invoice: the rules applied once, in one place. */
export function invoiceView(facts: InvoiceViewFacts): InvoiceView {
  const { invoice, connection, settings } = facts
  const payments = facts.payments.filter(payment =>
    payment.applications.some(part => part.invoiceId === invoice.id),
  )
  const balance = compareBalance(invoice, payments, settings, facts.fresh)
  const status = invoiceStatus(invoice, balance.ar)
  return {
    connectionId: invoice.connectionId,
    id: invoice.id,
    ...given(invoice, ['externalId', 'dueDate', 'readAt', 'failure']),
    number: invoice.number,
    customerName: invoice.customerName,
    currency: invoice.currency,
    date: invoice.date,
    total: invoice.total,
    status,
    overdueDays: overdueDays(invoice, status, today(connection.timeZone, facts.now)),
    balance,
    payments: payments.map(payment => paymentLine(payment, invoice.id, settings)).sort(byDate),
    origin: invoice.origin,
    syncState: invoice.syncState,
    archived: invoice.archivedAt !== undefined,
    skipped: invoice.skippedFor !== undefined,
    deletedThere: invoice.deletedThereAt !== undefined,
    editable: isEditable(invoice),
    foundBy: facts.foundBy,
  }
}

function paymentLine(payment: Payment, invoiceId: string, settings: SubmissionSettings): PaymentLine {
  const { flag } = submissionOf(payment, settings)
  return {
    id: payment.id,
    date: payment.date,
    applied: appliedTo(payment, invoiceId),
    method: payment.method,
    status: payment.status,
    source: payment.source,
    standing: payment.standing,
    syncState: payment.syncState,
    ...given(payment, ['reference']),
    ...(isCredit(payment) ? { isCredit: true } : {}),
    ...(flag ? { flag } : {}),
  }
}

const byDate = (a: PaymentLine, b: PaymentLine): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1

/** The fields that are set, so that an absent one stays absent. */
const given = <T extends object, K extends keyof T>(record: T, names: K[]): Pick<T, K> =>
  Object.fromEntries(
    names.filter(name => record[name] !== undefined).map(name => [name, record[name]]),
  ) as Pick<T, K>
