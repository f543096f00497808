import type { Instant, Invoice, Payment } from './records.ts'
import { countsInAr, type SubmissionSettings, standingOf, submissionOf } from './submission.ts'
import type { BalanceCause, BalanceComparison } from './view.ts'

/** A balance read a moment ago, not yet stored. */
export interface FreshBalance {
  /** Minor units. */
  balance: number
  at: Instant
}

/**
 * Accounting balance beside AR balance, and why they differ (design §3, Balance mismatch). `payments`
 * may hold others too: only what applies to this invoice is read. A draft has no accounting balance of
 * its own: its total stands in for it.
 */
export function compareBalance(
  invoice: Pick<Invoice, 'id' | 'total' | 'accountingBalance' | 'externalId' | 'readAt'>,
  payments: readonly Payment[],
  settings: SubmissionSettings,
  fresh?: FreshBalance,
): BalanceComparison {
  const accepted = invoice.externalId !== undefined
  const stored = accepted ? invoice.accountingBalance : invoice.total
  const accounting = fresh?.balance ?? stored
  const ar = stored - sum(payments.filter(countsHereOnly).map(payment => appliedTo(payment, invoice.id)))
  const causes = causesOf(payments, invoice.id, settings)
  if (accounting !== stored) {
    const since = invoice.readAt === undefined ? {} : { since: invoice.readAt }
    causes.push({ kind: 'changed-there', amount: stored - accounting, paymentIds: [], ...since })
  }
  const difference = ar - accounting
  const rest = difference - sum(causes.map(cause => cause.amount))
  if (rest !== 0) causes.push({ kind: 'unknown', amount: rest, paymentIds: [] })
  const at = fresh?.at ?? (accepted ? invoice.readAt : undefined)
  return {
    accounting,
    ...(at === undefined ? {} : { accountingAt: at }),
    ar,
    difference,
    causes,
    notCollected: sum(
      payments
        .filter(payment => submissionOf(payment, settings).flag === 'failed-still-there')
        .map(payment => appliedTo(payment, invoice.id)),
    ),
  }
}

/** The AR balance alone, in minor units: what lists and reminders go by. */
export const arBalance = (
  invoice: Pick<Invoice, 'id' | 'total' | 'accountingBalance' | 'externalId'>,
  payments: readonly Payment[],
): number => compareBalance(invoice, payments, { submitAuthorizedAch: true }).ar

/** What a payment applies to one invoice, minor units. */
export const appliedTo = (payment: Pick<Payment, 'applications'>, invoiceId: string): number =>
  sum(payment.applications.filter(part => part.invoiceId === invoiceId).map(part => part.amount))

const countsHereOnly = (payment: Payment): boolean => countsInAr(payment) && standingOf(payment) !== 'there'

const ORDER: BalanceCause['kind'][] = [
  'authorized-ach-waiting',
  'authorized-other-waiting',
  'not-sent-yet',
  'in-flight',
  'failed-to-sync',
]

function causesOf(
  payments: readonly Payment[],
  invoiceId: string,
  settings: SubmissionSettings,
): BalanceCause[] {
  const causes = new Map<BalanceCause['kind'], BalanceCause>()
  for (const payment of payments) {
    const kind = causeOf(payment, settings)
    const amount = appliedTo(payment, invoiceId)
    if (!kind || amount === 0) continue
    const cause = causes.get(kind) ?? { kind, amount: 0, paymentIds: [] }
    cause.amount -= amount
    cause.paymentIds.push(payment.id)
    causes.set(kind, cause)
  }
  return ORDER.flatMap(kind => causes.get(kind) ?? [])
}

/** Why this payment makes a difference; undefined when it makes none. */
function causeOf(payment: Payment, settings: SubmissionSettings): BalanceCause['kind'] | undefined {
  if (payment.status !== 'authorized' && payment.status !== 'succeeded') return undefined
  switch (submissionOf(payment, settings).action) {
    case 'wait':
      return payment.method === 'ach' ? 'authorized-ach-waiting' : 'authorized-other-waiting'
    case 'submit':
      return payment.syncState === 'failed' ? 'failed-to-sync' : 'not-sent-yet'
    case 'undecided':
      return 'in-flight'
    default:
      return undefined
  }
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0)
