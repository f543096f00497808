import type { Reminder } from '../../ledger/cadence.ts'
import type { Instant } from '../../ledger/records.ts'
import { deleteOutboxEntry, outboxOfRecord, putOutboxEntry } from '../../store/outbox.ts'
import { getReminder, putReminder } from '../../store/reminders.ts'
import type { StoreName, WriteTx } from '../../store/transaction.ts'
import { outboxId } from '../push/enqueue.ts'
import { noteReminder } from './note.ts'

export const REMINDER_STORES: StoreName[] = ['outbox', 'reminders']
export type Step = Pick<Reminder, 'connectionId' | 'invoiceId' | 'step' | 'dueDate'>

/**
 * Writes the intent of one step down, before anything is sent: once written, that step never goes again,
 * whatever becomes of it. An earlier one of the invoice that did not go yet gives way; while one is on its
 * way, nothing else is written.
 * @returns whether it is to be sent
 */
export async function enqueueReminder(tx: WriteTx, step: Step, now: Instant): Promise<boolean> {
  if (await getReminder(tx, step)) return false
  const { connectionId, invoiceId, dueDate } = step
  const open = (await outboxOfRecord(tx, connectionId, invoiceId)).filter(({ reminder }) => reminder)
  if (open.some(({ state }) => state === 'sending')) return false
  for (const entry of open) {
    await deleteOutboxEntry(tx, entry.id)
    // An unknown one stays listed as such: what became of it is no longer looked up.
    if (entry.state !== 'unknown')
      await noteReminder(tx, entry, 'skipped', now, 'a later step took its place')
  }
  await putReminder(tx, { ...step, at: now, outcome: 'intended' })
  await putOutboxEntry(tx, {
    id: `${outboxId(connectionId, 'send-invoice', invoiceId)}\n${dueDate}\n${step.step}`,
    connectionId,
    entity: 'invoice',
    recordId: invoiceId,
    action: 'send-invoice',
    state: 'waiting',
    attempts: 0,
    createdAt: now,
    reminder: { step: step.step, dueDate },
  })
  return true
}
