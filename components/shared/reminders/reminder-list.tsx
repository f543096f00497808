import type { ComponentChildren } from 'preact'
import type { StoredReminder } from '../../../core/store/schema.ts'
import { Instant } from '../instant.tsx'
import { StatusPill } from '../pill.tsx'
import { ReminderActions } from './reminder-actions.tsx'
import { reminderOutcome, stepText } from './words.ts'

export interface ListedReminder {
  reminder: StoredReminder
  /** Which invoice it is about, where the list is not of one. */
  about?: ComponentChildren
}

/** What became of reminders, with why; what waits for a person carries its buttons. */
export const ReminderList = ({ reminders }: { reminders: ListedReminder[] }) => (
  <ul class="reminder-list">
    {reminders.map(({ reminder, about }) => {
      const { tone, label } = reminderOutcome(reminder.outcome)
      return (
        <li key={`${reminder.invoiceId} ${reminder.dueDate} ${reminder.step}`} class="stack stack-s">
          <div class="row row-between">
            <span class="row">
              <StatusPill tone={tone}>{label}</StatusPill>
              {about}
              <span class="muted">{stepText(reminder.step)}</span>
            </span>
            <span class="muted small">
              <Instant at={reminder.at} short />
            </span>
          </div>
          {reminder.note && <p class="muted small">{reminder.note}</p>}
          <ReminderActions reminder={reminder} outcome={reminder.outcome} />
        </li>
      )
    })}
  </ul>
)
