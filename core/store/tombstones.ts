import { addMilliseconds } from '../ledger/dates.ts'
import type { EntityKind, Instant, LedgerRecord } from '../ledger/records.ts'
import type { Tombstone } from './schema.ts'
import { from, type Reader, rowsOf, unawaited, type WriteTx } from './transaction.ts'

const KEPT_DAYS = 400

/** The whole record, kept 400 days after it left (design §3, Deletion check). */
export function putTombstone(
  tx: WriteTx,
  record: LedgerRecord,
  reason: Tombstone['reason'],
  removedAt: Instant,
): Promise<unknown> {
  return unawaited(
    tx.objectStore('tombstones').put({
      connectionId: record.connectionId,
      entity: record.kind,
      id: record.id,
      record,
      reason,
      removedAt,
      expires: addMilliseconds(removedAt, KEPT_DAYS * 86_400_000),
    }),
  )
}

export async function getTombstone(
  reader: Reader,
  connectionId: string,
  entity: EntityKind,
  id: string,
): Promise<Tombstone | undefined> {
  return from(reader, 'tombstones').get([connectionId, entity, id])
}

/** What was removed from a connection; of one kind when told. */
export async function tombstonesOf(
  reader: Reader,
  connectionId: string,
  entity?: EntityKind,
): Promise<Tombstone[]> {
  const range = entity
    ? IDBKeyRange.bound([connectionId, entity], [connectionId, entity, []])
    : rowsOf(connectionId)
  return from(reader, 'tombstones').getAll(range)
}

export function deleteTombstone(
  tx: WriteTx,
  connectionId: string,
  entity: EntityKind,
  id: string,
): Promise<void> {
  return unawaited(tx.objectStore('tombstones').delete([connectionId, entity, id]))
}

/** Forgets those whose 400 days are over. @returns how many */
export async function purgeTombstones(tx: WriteTx, now: Instant): Promise<number> {
  const keys = await tx.objectStore('tombstones').index('expires').getAllKeys(IDBKeyRange.upperBound(now))
  for (const key of keys) tx.objectStore('tombstones').delete(key)
  return keys.length
}
