import { i18n } from '#i18n'
import { cadenceState, cadenceTurn } from '../../../core/ledger/cadence.ts'
import type { Connection } from '../../../core/ledger/connection.ts'
import { today } from '../../../core/ledger/dates.ts'
import type { Customer, Invoice } from '../../../core/ledger/records.ts'
import type { InvoiceView } from '../../../core/ledger/view.ts'
import type { ConnectionSettings } from '../../../core/preferences/preferences.ts'
import type { StoredReminder } from '../../../core/store/schema.ts'
import { useNow } from '../../shared/instant.tsx'
import { ReminderList } from '../../shared/reminders/reminder-list.tsx'
import { restText } from '../../shared/reminders/words.ts'
import { dateText } from '../../shared/time-text.ts'
import { PanelPart } from '../side-panel.tsx'
import { PauseButton } from './pause-button.tsx'

interface Props {
  connection: Connection
  invoice: Invoice
  view: InvoiceView
  /** Whose reminders may be paused as a whole. */
  customer: Customer | undefined
  log: StoredReminder[]
  settings: ConnectionSettings
}

/** The reminders of one invoice: what went out, what goes next or why nothing does, and its pause. */
export function InvoiceReminders({ connection, invoice, view, customer, log, settings }: Props) {
  const now = useNow()
  if (!settings.cadenceOn && log.length === 0) return null
  const state = cadenceState(invoice, view.status, customer)
  const day = today(connection.timeZone, now)
  return (
    <PanelPart
      title={i18n.t('reminders.title')}
      actions={
        state.state !== 'stopped' && (
          <PauseButton
            connectionId={connection.id}
            entity="invoice"
            id={invoice.id}
            paused={invoice.remindersPaused === true}
          />
        )
      }
    >
      <p class="muted small">{restText(state) ?? nextText(invoice, settings, log, day)}</p>
      <ReminderList reminders={log.map(reminder => ({ reminder }))} />
    </PanelPart>
  )
}

function nextText(
  { dueDate }: Invoice,
  { cadenceOn, cadenceSince, cadenceSteps }: ConnectionSettings,
  log: StoredReminder[],
  day: string,
): string {
  if (!cadenceOn || dueDate === undefined) return i18n.t('reminders.off')
  const plan = { on: true, since: cadenceSince || day, steps: cadenceSteps }
  const { send, next } = cadenceTurn(plan, dueDate, log, day)
  if (send !== undefined) return i18n.t('reminders.nextNow')
  return next ? i18n.t('reminders.next', { date: dateText(next.date) }) : i18n.t('reminders.noMore')
}
