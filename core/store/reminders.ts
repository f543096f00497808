import type { Reminder } from '../ledger/cadence.ts'
import type { StoredReminder } from './schema.ts'
import { from, type Reader, rowsOf, unawaited, type WriteTx } from './transaction.ts'

/** Every reminder of a connection: while an invoice is open, none is ever forgotten, or it would go again. */
export async function remindersOf(reader: Reader, connectionId: string): Promise<StoredReminder[]> {
  return from(reader, 'reminders').getAll(rowsOf(connectionId))
}

/** The reminders of one invoice, by step. */
export async function remindersOfInvoice(
  reader: Reader,
  connectionId: string,
  invoiceId: string,
): Promise<StoredReminder[]> {
  const range = IDBKeyRange.bound([connectionId, invoiceId], [connectionId, invoiceId, []])
  return from(reader, 'reminders').getAll(range)
}

export async function getReminder(
  reader: Reader,
  {
    connectionId,
    invoiceId,
    dueDate,
    step,
  }: Pick<Reminder, 'connectionId' | 'invoiceId' | 'dueDate' | 'step'>,
): Promise<StoredReminder | undefined> {
  return from(reader, 'reminders').get([connectionId, invoiceId, dueDate, step])
}

export function putReminder(tx: WriteTx, reminder: StoredReminder): Promise<unknown> {
  return unawaited(tx.objectStore('reminders').put(reminder))
}

/** Two invoices turned out to be one: what was sent for `lost` counts for `kept`. */
export async function moveReminders(
  tx: WriteTx,
  connectionId: string,
  lost: string,
  kept: string,
): Promise<void> {
  for (const reminder of await remindersOfInvoice(tx, connectionId, lost)) {
    unawaited(tx.objectStore('reminders').delete([connectionId, lost, reminder.dueDate, reminder.step]))
    putReminder(tx, { ...reminder, invoiceId: kept })
  }
}

/** What became of reminders, newest first. */
export async function latestReminders(
  reader: Reader,
  connectionId: string,
  limit: number,
): Promise<StoredReminder[]> {
  const rows: StoredReminder[] = []
  let cursor = await from(reader, 'reminders').index('at').openCursor(rowsOf(connectionId), 'prev')
  for (; cursor && rows.length < limit; cursor = await cursor.continue()) rows.push(cursor.value)
  return rows
}

/** What waits for a person: an outcome that no look-up could tell, an e-mail to be sent by hand. */
export async function remindersWaiting(reader: Reader, connectionId: string): Promise<StoredReminder[]> {
  const all = await remindersOf(reader, connectionId)
  return all.filter(({ outcome }) => outcome === 'unknown' || outcome === 'prepared')
}
