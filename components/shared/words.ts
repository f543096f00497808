import { i18n } from '#i18n'
import type { AttentionKind } from '../../core/ledger/attention.ts'
import type { PaymentStatus } from '../../core/ledger/records.ts'
import { type InvoiceMark, invoiceTone } from '../../core/ledger/tone.ts'
import type { BalanceCause, InvoiceView } from '../../core/ledger/view.ts'
import type { MissingReason } from '../../core/messaging/views.ts'
import { dateText, timeAgo } from './time-text.ts'

/** The states of the ledger in the user's language, the same words on every page (design §1). */
const MARKS: Record<InvoiceMark, () => string> = {
  'deleted-there': () => i18n.t('mark.deletedThere'),
  skipped: () => i18n.t('mark.skipped'),
  archived: () => i18n.t('mark.archived'),
  voided: () => i18n.t('mark.voided'),
  'sync-failed': () => i18n.t('mark.syncFailed'),
  'outcome-unknown': () => i18n.t('mark.outcomeUnknown'),
  'not-collected': () => i18n.t('mark.notCollected'),
  draft: () => i18n.t('mark.draft'),
  overdue: () => i18n.t('mark.overdue'),
  'partially-paid': () => i18n.t('mark.partiallyPaid'),
  paid: () => i18n.t('mark.paid'),
  open: () => i18n.t('mark.open'),
}

/** What the pill of an invoice says, in which tone, and the longer sentence of its title. */
export function invoicePill(view: InvoiceView) {
  const { mark, tone, title } = invoiceTone(view)
  const label = mark === 'overdue' ? i18n.t('mark.overdueDays', view.overdueDays) : MARKS[mark]()
  return { tone, label, title }
}

export function causeText(cause: BalanceCause): string {
  const payments = Math.max(1, cause.paymentIds.length)
  switch (cause.kind) {
    case 'authorized-ach-waiting':
      return i18n.t('cause.authorizedAch', payments)
    case 'authorized-other-waiting':
      return i18n.t('cause.authorizedOther', payments)
    case 'not-sent-yet':
      return i18n.t('cause.notSentYet', payments)
    case 'in-flight':
      return i18n.t('cause.inFlight', payments)
    case 'failed-to-sync':
      return i18n.t('cause.failedToSync', payments)
    case 'changed-there':
      return cause.since
        ? i18n.t('cause.changedThereSince', { when: timeAgo(cause.since, Date.now()) })
        : i18n.t('cause.changedThere')
    case 'unknown':
      return i18n.t('cause.unknown')
  }
}

export function missingText(reason: MissingReason, number: string): string {
  const names = { number }
  switch (reason) {
    case 'archived':
      return i18n.t('missing.archived', names)
    case 'skipped':
      return i18n.t('missing.skipped', names)
    case 'deleted':
      return i18n.t('missing.deleted', names)
    case 'importing':
      return i18n.t('missing.importing')
    case 'not-imported':
      return i18n.t('missing.notImported', names)
  }
}

const PAYMENT_STATUS: Record<PaymentStatus, () => string> = {
  authorized: () => i18n.t('payment.authorized'),
  succeeded: () => i18n.t('payment.succeeded'),
  failed: () => i18n.t('payment.failed'),
  voided: () => i18n.t('payment.voided'),
  refunded: () => i18n.t('payment.refunded'),
}
export const paymentStatusText = (status: PaymentStatus): string => PAYMENT_STATUS[status]()

/** `3 failed syncs`: what needs a person, counted. */
export function attentionText(kind: AttentionKind, count: number): string {
  switch (kind) {
    case 'sign-in':
      return i18n.t('attention.signIn', count)
    case 'deletion-check':
      return i18n.t('attention.deletionCheck', count)
    case 'unknown-outcome':
      return i18n.t('attention.unknownOutcome', count)
    case 'payment-question':
      return i18n.t('attention.paymentQuestion', count)
    case 'reminder-to-send':
      return i18n.t('attention.reminderToSend', count)
    case 'failed-payment-there':
      return i18n.t('attention.failedPaymentThere', count)
    case 'failed-sync':
      return i18n.t('attention.failedSync', count)
    case 'mismatch':
      return i18n.t('attention.mismatch', count)
  }
}

export function systemName(system: string): string {
  return system === 'intacct' ? i18n.t('system.intacct') : i18n.t('system.quickbooks')
}

/** `due Feb 28, 2026` or nothing. */
export const dueText = (dueDate: string | undefined): string | undefined =>
  dueDate === undefined ? undefined : i18n.t('shared.due', { date: dateText(dueDate) })
