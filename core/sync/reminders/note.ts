import type { Instant } from '../../ledger/records.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { putReminder } from '../../store/reminders.ts'
import type { StoredReminder } from '../../store/schema.ts'
import type { WriteTx } from '../../store/transaction.ts'

/** Writes down what became of a reminder, in the transaction that closes or keeps its entry. */
export async function noteReminder(
  tx: WriteTx,
  { connectionId, recordId, reminder }: Pick<OutboxEntry, 'connectionId' | 'recordId' | 'reminder'>,
  outcome: StoredReminder['outcome'],
  at: Instant,
  note?: string,
): Promise<void> {
  if (!reminder) return
  const key = { connectionId, invoiceId: recordId, ...reminder }
  await putReminder(tx, { ...key, at, outcome, ...(note === undefined ? {} : { note }) })
}
