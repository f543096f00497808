import { i18n } from '#i18n'
import type { CadenceState, Reminder } from '../../../core/ledger/cadence.ts'
import type { Tone } from '../pill.tsx'

/** A step as a person says it: 3 days before the due date, on it, 7 days after. */
export function stepText(step: number): string {
  if (step === 0) return i18n.t('cadence.onDue')
  return step < 0 ? i18n.t('cadence.before', -step) : i18n.t('cadence.after', step)
}

export function reminderOutcome(outcome: Reminder['outcome']): { tone: Tone; label: string } {
  switch (outcome) {
    case 'intended':
      return { tone: 'info', label: i18n.t('reminders.intended') }
    case 'prepared':
      return { tone: 'warn', label: i18n.t('reminders.prepared') }
    case 'sent':
      return { tone: 'good', label: i18n.t('reminders.sent') }
    case 'skipped':
      return { tone: 'muted', label: i18n.t('reminders.skipped') }
    case 'unknown':
      return { tone: 'bad', label: i18n.t('reminders.unknown') }
    case 'failed':
      return { tone: 'bad', label: i18n.t('reminders.failed') }
  }
}

/** Why an invoice gets no reminders; undefined when it does. */
export function restText(state: CadenceState): string | undefined {
  if (state.state === 'active') return undefined
  if (state.state === 'paused')
    return state.by === 'invoice' ? i18n.t('reminders.pausedInvoice') : i18n.t('reminders.pausedCustomer')
  switch (state.because) {
    case 'draft':
    case 'not-synced':
      return i18n.t('reminders.stoppedNotSynced')
    case 'voided':
      return i18n.t('reminders.stoppedVoided')
    case 'paid':
      return i18n.t('reminders.stoppedPaid')
    case 'archived':
      return i18n.t('reminders.stoppedArchived')
    case 'skipped':
      return i18n.t('reminders.stoppedSkipped')
    case 'deleted':
      return i18n.t('reminders.stoppedDeleted')
    case 'no-due-date':
      return i18n.t('reminders.stoppedNoDueDate')
  }
}
