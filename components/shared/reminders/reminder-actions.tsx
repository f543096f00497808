import { i18n } from '#i18n'
import type { Reminder } from '../../../core/ledger/cadence.ts'
import { mailtoOf } from '../../../core/ledger/reminder-mail.ts'
import { send } from '../../../core/messaging/client.ts'
import { Button } from '../button.tsx'
import { ErrorNotice } from '../command-error.tsx'
import { toast } from '../toasts.tsx'
import { useAction, useCommand } from '../use-command.ts'

type Step = Pick<Reminder, 'connectionId' | 'invoiceId' | 'dueDate' | 'step'>

/** What a person does about a reminder whose outcome is not known, or that is theirs to send. */
export function ReminderActions({ reminder, outcome }: { reminder: Step; outcome: Reminder['outcome'] }) {
  const settle = useCommand('reminders.settle')
  const write = useAction(async (step: Step) => {
    const mail = await send('reminders.prepare', step)
    // The user's own mail program takes it from here.
    location.href = mailtoOf(mail)
    toast({ message: i18n.t('reminders.written'), tone: 'info' })
  })
  if (outcome !== 'unknown' && outcome !== 'prepared') return null
  const { connectionId, invoiceId, dueDate, step } = reminder
  const of = { connectionId, invoiceId, dueDate, step }
  return (
    <div class="stack stack-s">
      <div class="row">
        {outcome === 'prepared' && (
          <Button size="small" variant="primary" pending={write.pending} onClick={() => write.run(of)}>
            {i18n.t('reminders.write')}
          </Button>
        )}
        <Button size="small" pending={settle.pending} onClick={() => settle.run({ ...of, sent: true })}>
          {i18n.t('reminders.wasSent')}
        </Button>
        <Button size="small" pending={settle.pending} onClick={() => settle.run({ ...of, sent: false })}>
          {i18n.t('reminders.wasNotSent')}
        </Button>
      </div>
      <ErrorNotice error={write.error ?? settle.error} />
    </div>
  )
}
