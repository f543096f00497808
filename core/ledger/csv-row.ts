import { daysBetween } from './dates.ts'
import type { CalendarDate, Payment, PaymentStatus } from './records.ts'
import { transition } from './submission.ts'

/** One line of a processor's or bank's file of ACH results, read and checked. */
export interface ProcessorRow {
  fileType: string
  /** The processor's own reference: with the file type, the row's identity. */
  reference: string
  date: CalendarDate
  /** Minor units. */
  amount: number
  currency: string
  status: PaymentStatus
  customerId?: string
}

export type RowDecision =
  | { kind: 'repeat'; paymentId: string }
  | { kind: 'status-change'; paymentId: string; to: PaymentStatus }
  | { kind: 'new' }
  /** It may be one of these: the user says which, or that it is another. */
  | { kind: 'ask'; candidates: Payment[] }

/** The same for every row of one payment; file types are compared without case, references exactly. */
export const rowIdentity = (row: { fileType: string; reference: string }): string =>
  `${row.fileType.trim().toLowerCase()}\n${row.reference.trim()}`

/**
 * What a row means for the ledger (design §3, One payment, one record): known by its identity, it is a
 * status change or nothing; like a payment that has no processor reference yet, it asks; else it is new.
 */
export function decideRow(row: ProcessorRow, payments: readonly Payment[]): RowDecision {
  const identity = rowIdentity(row)
  const known = payments.find(payment => payment.processor && rowIdentity(payment.processor) === identity)
  if (known) {
    const to = transition(known.status, row.status)
    return to === known.status
      ? { kind: 'repeat', paymentId: known.id }
      : { kind: 'status-change', paymentId: known.id, to }
  }
  const candidates = payments.filter(payment => couldBe(row, payment))
  return candidates.length > 0 ? { kind: 'ask', candidates } : { kind: 'new' }
}

const couldBe = (row: ProcessorRow, payment: Payment): boolean =>
  payment.processor === undefined &&
  !payment.voided &&
  (payment.method === 'ach' || payment.origin === 'imported') &&
  payment.currency === row.currency &&
  payment.amount === row.amount &&
  (row.customerId === undefined || payment.customerId === row.customerId) &&
  Math.abs(daysBetween(payment.date, row.date)) <= 7
