import type { OutboxEntry } from './outbox-entry.ts'
import { exactly, from, type Reader, rowsOf, unawaited, type WriteTx } from './transaction.ts'

/** What waits to be sent, oldest first. */
export async function outboxOf(reader: Reader, connectionId: string): Promise<OutboxEntry[]> {
  return from(reader, 'outbox').index('connection').getAll(rowsOf(connectionId))
}

/** The entries of one record, oldest first. */
export async function outboxOfRecord(
  reader: Reader,
  connectionId: string,
  recordId: string,
): Promise<OutboxEntry[]> {
  const entries = await from(reader, 'outbox').index('record').getAll(exactly(connectionId, recordId))
  return entries.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

export async function getOutboxEntry(reader: Reader, id: string): Promise<OutboxEntry | undefined> {
  return from(reader, 'outbox').get(id)
}

/** Store an intent with `write(…, 'strict')` before it is sent: it must outlive a crash of the machine. */
export function putOutboxEntry(tx: WriteTx, entry: OutboxEntry): Promise<unknown> {
  return unawaited(tx.objectStore('outbox').put(entry))
}

export function deleteOutboxEntry(tx: WriteTx, id: string): Promise<void> {
  return unawaited(tx.objectStore('outbox').delete(id))
}
