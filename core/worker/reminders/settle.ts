import { CommandError } from '../../messaging/client.ts'
import { deleteOutboxEntry, outboxOfRecord } from '../../store/outbox.ts'
import { getReminder, putReminder } from '../../store/reminders.ts'
import type { StoredReminder } from '../../store/schema.ts'
import { type Reader, write } from '../../store/transaction.ts'
import { REMINDER_STORES, type Step } from '../../sync/reminders/enqueue.ts'
import type { WorkerDeps } from '../deps.ts'

/**
 * What the user says became of a reminder. It is over either way: none that may have left goes again.
 * @throws CommandError `not-found`, `not-allowed` when its outcome is known already
 */
export async function settleReminder(deps: WorkerDeps, step: Step, sent: boolean): Promise<void> {
  const at = new Date(deps.now()).toISOString()
  await write(await deps.ledger(), REMINDER_STORES, async tx => {
    const reminder = await waitingReminder(tx, step)
    for (const entry of await outboxOfRecord(tx, step.connectionId, step.invoiceId)) {
      const isIt = entry.reminder?.step === step.step && entry.reminder.dueDate === step.dueDate
      if (isIt) await deleteOutboxEntry(tx, entry.id)
    }
    const { note: _, ...rest } = reminder
    const note = 'you said that it was not sent'
    await putReminder(tx, sent ? { ...rest, at, outcome: 'sent' } : { ...rest, at, outcome: 'skipped', note })
  })
  deps.announce(step.connectionId, 'outbox')
}

/** @throws CommandError `not-found`, `not-allowed` */
export async function waitingReminder(reader: Reader, step: Step): Promise<StoredReminder> {
  const reminder = await getReminder(reader, step)
  if (!reminder) throw new CommandError('not-found', 'There is no such reminder.')
  if (reminder.outcome === 'unknown' || reminder.outcome === 'prepared') return reminder
  throw new CommandError('not-allowed', 'It is known already what became of this reminder.')
}
