import type { EntityKind, LedgerRecord, RecordOf } from '../ledger/records.ts'
import { rowOf, STORE_OF } from './rows.ts'
import { allStaged, anyStaged, stagedBy, stagedIds, unstage } from './staged.ts'
import { unpacked } from './staged-block.ts'
import { from, ownRowsOf, type Reader, reading, rowsOf, unawaited, type WriteTx } from './transaction.ts'

/** One record by our key. */
export async function getRecord<K extends EntityKind>(
  reader: Reader,
  connectionId: string,
  entity: K,
  id: string,
): Promise<RecordOf<K> | undefined> {
  const tx = reading(reader, [STORE_OF[entity]])
  const [staged] = await stagedBy(tx, connectionId, entity, 'id', id)
  return staged ?? ((await from(tx, STORE_OF[entity]).get([connectionId, id])) as RecordOf<K> | undefined)
}

/** Several records by our keys, in the order asked; missing ones are `undefined`. */
export async function getRecords<K extends EntityKind>(
  reader: Reader,
  connectionId: string,
  entity: K,
  ids: string[],
): Promise<(RecordOf<K> | undefined)[]> {
  const tx = reading(reader, [STORE_OF[entity]])
  if (await anyStaged(tx)) return Promise.all(ids.map(id => getRecord(tx, connectionId, entity, id)))
  const store = from(tx, STORE_OF[entity])
  return (await Promise.all(ids.map(id => store.get([connectionId, id])))) as (RecordOf<K> | undefined)[]
}

/** One record by the accounting system's id, whether it came from there or was made here and accepted. */
export async function findByExternal<K extends EntityKind>(
  reader: Reader,
  connectionId: string,
  entity: K,
  externalId: string,
): Promise<RecordOf<K> | undefined> {
  const tx = reading(reader, [STORE_OF[entity]])
  const own =
    entity === 'customer' || entity === 'invoice' || entity === 'payment'
      ? await from(tx, STORE_OF[entity] as 'customers' | 'invoices' | 'payments')
          .index('external')
          .get([connectionId, externalId])
      : undefined
  return (own as RecordOf<K> | undefined) ?? (await getRecord(tx, connectionId, entity, externalId))
}

/** The records made here: few, so they can be read whole. */
export async function ownRecords<K extends EntityKind>(
  reader: Reader,
  connectionId: string,
  entity: K,
): Promise<RecordOf<K>[]> {
  return (await from(reader, STORE_OF[entity]).getAll(ownRowsOf(connectionId))) as RecordOf<K>[]
}

export async function allRecords<K extends EntityKind>(
  reader: Reader,
  connectionId: string,
  entity: K,
): Promise<RecordOf<K>[]> {
  const tx = reading(reader, [STORE_OF[entity]])
  const staged = await allStaged(tx, connectionId, entity, block => unpacked(block) as RecordOf<K>[])
  const rows = (await from(tx, STORE_OF[entity]).getAll(rowsOf(connectionId))) as RecordOf<K>[]
  return [...rows, ...staged]
}

/** How many records of a kind, staged or not. */
export async function countRecords(
  reader: Reader,
  connectionId: string,
  entity: EntityKind,
): Promise<number> {
  const tx = reading(reader, [STORE_OF[entity]])
  const staged = await stagedIds(tx, connectionId, entity)
  if (staged.size === 0) return from(tx, STORE_OF[entity]).count(rowsOf(connectionId))
  for (const id of await recordIds(tx, connectionId, entity)) staged.add(id)
  return staged.size
}

/** Is there any record of a kind, when none is staged? One look, where a count would go through all. */
export async function anyRecord(reader: Reader, connectionId: string, entity: EntityKind): Promise<boolean> {
  return (await from(reader, STORE_OF[entity]).getKey(rowsOf(connectionId))) !== undefined
}

/** Our keys of every record of a kind, when none is staged. */
export async function recordIds(reader: Reader, connectionId: string, entity: EntityKind): Promise<string[]> {
  const keys = await from(reader, STORE_OF[entity]).getAllKeys(rowsOf(connectionId))
  return keys.map(([, id]) => id)
}

/** Stores a record as it is, in place of what stood under its key. */
export function putRecord(tx: WriteTx, record: LedgerRecord): Promise<unknown> {
  return unawaited(tx.objectStore(STORE_OF[record.kind]).put(rowOf(record) as never))
}

export function deleteRecord(
  tx: WriteTx,
  connectionId: string,
  entity: EntityKind,
  id: string,
): Promise<void> {
  const row = tx.objectStore(STORE_OF[entity]).delete([connectionId, id])
  return unawaited(Promise.all([row, unstage(tx, connectionId, entity, id)]).then(() => undefined))
}
