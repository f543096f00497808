import type { EntityKind, Instant, LedgerRecord, RecordOf } from '../ledger/records.ts'
import { STORE_OF } from './rows.ts'
import type { StagedBlock } from './schema.ts'
import { from, type Reader, type ReadTx, rowsOf, unawaited, type WriteTx } from './transaction.ts'

/**
 * What the first import read and what does not yet stand row by row: blocks of records, each one value, which
 * the browser stores 20 times faster than as many rows with their indexes (facts/parts.md; test/bench). The
 * ledger answers from them at once; a row of the same record always wins, so whoever writes writes rows.
 */
const BLOCK = 250

type Field = 'id' | 'number' | 'customer' | 'invoice'

const keyOf = (connectionId: string, kind: EntityKind, field: Field, value: string): string =>
  [connectionId, kind, field, value].join('\n')

/** What a record is asked for by. */
function keysOf(record: LedgerRecord): string[] {
  const key = (field: Field, value: string) => keyOf(record.connectionId, record.kind, field, value)
  const keys = [key('id', record.id)]
  if (record.kind === 'invoice') keys.push(key('number', record.number), key('customer', record.customerId))
  if (record.kind === 'payment') {
    keys.push(key('customer', record.customerId))
    for (const { invoiceId } of record.applications) keys.push(key('invoice', invoiceId))
  }
  return keys
}

const block = (
  records: LedgerRecord[],
  at: Pick<StagedBlock, 'connectionId' | 'kind' | 'readAt' | 'first'>,
) => ({
  ...at,
  keys: [...new Set(records.flatMap(keysOf))],
  records,
})

/** Stores records of a kind none of which is staged yet. `readAt`: when their answer was asked for. */
export function stage(
  tx: WriteTx,
  connectionId: string,
  kind: EntityKind,
  readAt: Instant,
  records: LedgerRecord[],
): void {
  for (let at = 0; at < records.length; at += BLOCK) {
    const part = records.slice(at, at + BLOCK)
    const first = (part[0] as LedgerRecord).id
    unawaited(tx.objectStore('staged').put(block(part, { connectionId, kind, readAt, first })))
  }
}

/** Takes one block out, to be stored row by row in the same transaction; `undefined` when none is left. */
export async function takeStaged(tx: WriteTx, connectionId: string): Promise<StagedBlock | undefined> {
  const cursor = await tx.objectStore('staged').openCursor(rowsOf(connectionId))
  if (cursor) unawaited(cursor.delete())
  return cursor?.value
}

/** A record that leaves the ledger leaves its block too. */
export async function unstage(
  tx: WriteTx,
  connectionId: string,
  kind: EntityKind,
  id: string,
): Promise<void> {
  const store = tx.objectStore('staged')
  for (const found of await store.index('keys').getAll(keyOf(connectionId, kind, 'id', id))) {
    const { records, keys: _, ...at } = found
    unawaited(
      store.put(
        block(
          records.filter(record => record.id !== id),
          at,
        ),
      ),
    )
  }
}

export const anyStaged = async (reader: Reader): Promise<boolean> =>
  (await from(reader, 'staged').count()) > 0

/** How many of a kind, those that a row has replaced included. */
export const countStaged = (reader: Reader, connectionId: string, kind: EntityKind): Promise<number> => {
  const ids = keyOf(connectionId, kind, 'id', '')
  return from(reader, 'staged')
    .index('keys')
    .count(IDBKeyRange.bound(ids, `${ids}\uffff`))
}

/**
 * The staged records that answer a question, without those that have a row. Ask before the rows are asked:
 * a block may become rows in between, and rows never become a block.
 */
export async function stagedBy<K extends EntityKind>(
  reader: Reader,
  connectionId: string,
  kind: K,
  field: Field,
  value: string,
): Promise<RecordOf<K>[]> {
  const key = keyOf(connectionId, kind, field, value)
  const blocks = await from(reader, 'staged').index('keys').getAll(key)
  const records = blocks.flatMap(({ records }) => records.filter(record => keysOf(record).includes(key)))
  if (records.length === 0) return []
  const store = from(reader, STORE_OF[kind])
  const rows = await Promise.all(records.map(({ id }) => store.getKey([connectionId, id])))
  return records.filter((_, n) => rows[n] === undefined) as RecordOf<K>[]
}

/** Every staged record of a kind that has no row, or those wanted; likewise asked before the rows. */
export async function allStaged<K extends EntityKind>(
  reader: Reader,
  connectionId: string,
  kind: K,
  isWanted: (record: RecordOf<K>) => boolean = () => true,
): Promise<RecordOf<K>[]> {
  const found = new Map<string, RecordOf<K>>()
  for await (const records of stagedBlocks(reader, connectionId, kind))
    for (const record of records) if (isWanted(record)) found.set(record.id, record)
  if (found.size === 0) return []
  const rows = await from(reader, STORE_OF[kind]).getAllKeys(rowsOf(connectionId))
  for (const [, id] of rows) found.delete(id)
  return [...found.values()]
}

/** Of all connections, in the order read; nothing but the store may be awaited meanwhile. */
export async function* allBlocks(tx: ReadTx): AsyncGenerator<StagedBlock> {
  let cursor = await tx.objectStore('staged').openCursor()
  for (; cursor; cursor = await cursor.continue()) yield cursor.value
}

/** Block by block, so that few are in memory at a time; those that have a row too are among them. */
export async function* stagedBlocks<K extends EntityKind>(
  reader: Reader,
  connectionId: string,
  kind: K,
): AsyncGenerator<RecordOf<K>[]> {
  const end = [connectionId, kind, []]
  let range = IDBKeyRange.bound([connectionId, kind], end)
  for (;;) {
    const [found] = await from(reader, 'staged').getAll(range, 1)
    if (!found) return
    yield found.records as RecordOf<K>[]
    range = IDBKeyRange.bound([connectionId, kind, found.readAt, found.first], end, true)
  }
}
