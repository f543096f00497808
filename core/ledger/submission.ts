import type { Payment, PaymentStatus, Standing } from './records.ts'

/** What decides about sending; the setting is *Submit Authorized ACH Payments to Accounting System*. */
export interface SubmissionSettings {
  submitAuthorizedAch: boolean
}

/**
 * What happens to a payment (design §3, Submission):
 * - `submit`: belongs in the outbox.
 * - `wait`, `withdraw`: an outbox entry that was not sent yet is taken back; `wait` may be sent later.
 * - `undecided`: in flight; decide again when the outcome is known.
 * - `nothing`: stands there, or was taken away there, or was refunded.
 */
type SubmissionAction = 'submit' | 'wait' | 'withdraw' | 'undecided' | 'nothing'
type PaymentFlag = 'failed-still-there' | 'deleted-there'
export interface Submission {
  action: SubmissionAction
  flag?: PaymentFlag
}

type SubmissionFacts = Pick<Payment, 'status' | 'method' | 'standing' | 'voided' | 'held'>

/** A payment voided there stays in the books at 0: it covers nothing any more, like one that is gone. */
export const standingOf = (payment: Pick<Payment, 'standing' | 'voided'>): Standing =>
  payment.voided && payment.standing === 'there' ? 'gone' : payment.standing

export function submissionOf(payment: SubmissionFacts, settings: SubmissionSettings): Submission {
  const standing = standingOf(payment)
  if (standing === 'in-flight') return { action: 'undecided' }
  switch (payment.status) {
    case 'authorized':
      if (standing === 'none') return { action: submitsAuthorized(payment, settings) ? 'submit' : 'wait' }
      return standing === 'gone' ? { action: 'nothing', flag: 'deleted-there' } : { action: 'nothing' }
    case 'succeeded':
      if (standing === 'none') return { action: 'submit' }
      return standing === 'gone' ? { action: 'nothing', flag: 'deleted-there' } : { action: 'nothing' }
    case 'failed':
    case 'voided':
      if (standing === 'none') return { action: 'withdraw' }
      return standing === 'there' ? { action: 'nothing', flag: 'failed-still-there' } : { action: 'nothing' }
    case 'refunded':
      return { action: standing === 'none' ? 'withdraw' : 'nothing' }
  }
}

const submitsAuthorized = (payment: SubmissionFacts, settings: SubmissionSettings): boolean =>
  payment.method === 'ach' && settings.submitAuthorizedAch && !payment.held

/**
 * Does AR count it against its invoices? Authorized already does: reminders must stop (seed). Not one
 * that was deleted there: its balance returns.
 */
export const countsInAr = (payment: Pick<Payment, 'status' | 'standing' | 'voided'>): boolean =>
  (payment.status === 'authorized' || payment.status === 'succeeded') && standingOf(payment) !== 'gone'

/** Waits only because of the setting: what turning it on asks about, with count and sum, before it is sent. */
export const waitsForSetting = (payment: SubmissionFacts): boolean =>
  payment.status === 'authorized' && payment.method === 'ach' && standingOf(payment) === 'none'

const NEXT: Record<PaymentStatus, readonly PaymentStatus[]> = {
  authorized: ['succeeded', 'failed', 'voided'],
  succeeded: ['failed', 'refunded'],
  failed: [],
  voided: [],
  refunded: [],
}

/** The statuses that a user may set by hand from here: one step. */
export const nextStatuses = (status: PaymentStatus): readonly PaymentStatus[] => NEXT[status]

/**
 * The status after the processor reports one. Reports come in any order and repeat: one that the
 * payment has already passed is ignored, one further along implies those between (refunded: it had
 * succeeded). Nothing leaves failed, voided or refunded.
 */
export const transition = (status: PaymentStatus, event: PaymentStatus): PaymentStatus =>
  reachable(status, event) ? event : status

const reachable = (from: PaymentStatus, to: PaymentStatus): boolean =>
  NEXT[from].some(next => next === to || reachable(next, to))
