import { outboxOf } from '../../store/outbox.ts'
import { getRecord } from '../../store/records.ts'
import type { OutboxEntry } from '../../store/schema.ts'
import type { Reader } from '../../store/transaction.ts'
import type { PushScope } from '../deps.ts'

/** The entries of a record and of what it depends on; without a scope, all of the connection. */
export async function entriesInScope(
  reader: Reader,
  connectionId: string,
  scope: PushScope | undefined,
): Promise<OutboxEntry[]> {
  const all = await outboxOf(reader, connectionId)
  if (!scope) return all
  const ids = new Set([scope.id])
  const record = await getRecord(reader, connectionId, scope.entity, scope.id)
  if (record?.kind === 'invoice' || record?.kind === 'payment') ids.add(record.customerId)
  if (record?.kind === 'payment') for (const { invoiceId } of record.applications) ids.add(invoiceId)
  return all.filter(entry => ids.has(entry.recordId))
}
