import type { EntityKind } from '../../ledger/records.ts'
import { outboxOf } from '../../store/outbox.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { getRecord } from '../../store/records.ts'
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
  // Ids of different kinds may be the same number.
  const wanted = new Set([key(scope.entity, scope.id)])
  const record = await getRecord(reader, connectionId, scope.entity, scope.id)
  if (record?.kind === 'invoice' || record?.kind === 'payment') wanted.add(key('customer', record.customerId))
  if (record?.kind === 'invoice')
    for (const { itemId } of record.lines) if (itemId) wanted.add(key('item', itemId))
  if (record?.kind === 'payment')
    for (const { invoiceId } of record.applications) wanted.add(key('invoice', invoiceId))
  return all.filter(entry => wanted.has(key(entry.entity, entry.recordId)))
}

const key = (entity: EntityKind, id: string): string => `${entity} ${id}`
