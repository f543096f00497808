import type { EntityKind, Instant, LedgerRecord, RecordOf } from '../ledger/records.ts'
import { STORE_OF } from './rows.ts'
import type { StagedBlock, StagedContents } from './schema.ts'
import { from, type Reader, type ReadTx, rowsOf, unawaited, type WriteTx } from './transaction.ts'

/**
 * What the first import read and what does not yet stand row by row: blocks of records, each one value, which
 * the browser stores 20 times faster than as many rows with their indexes (facts/parts.md; test/bench). Beside
 * each stands what it holds, in place of an index, whose entries would cost as much as rows. The ledger answers
 * from both at once; a row of the same record always wins, so whoever writes writes rows.
 */
const BLOCK = 250

type Field = 'id' | 'number' | 'customer' | 'invoice'
type At = Pick<StagedBlock, 'connectionId' | 'kind' | 'readAt' | 'first'>

/** What a record is asked for by. */
function asked(record: LedgerRecord): [Field, string][] {
  const by: [Field, string][] = [['id', record.id]]
  if (record.kind === 'invoice') by.push(['number', record.number], ['customer', record.customerId])
  if (record.kind === 'payment') {
    by.push(['customer', record.customerId])
    for (const { invoiceId } of record.applications) by.push(['invoice', invoiceId])
  }
  return by
}
const answers = (record: LedgerRecord, field: Field, value: string): boolean =>
  asked(record).some(([by, what]) => by === field && what === value)

function put(tx: WriteTx, at: At, records: LedgerRecord[]): void {
  const lines = `\n${records.flatMap(record => asked(record).map(by => by.join(' '))).join('\n')}\n`
  unawaited(tx.objectStore('staged').put({ ...at, records }))
  unawaited(tx.objectStore('stagedContents').put({ ...at, count: records.length, lines }))
  known.delete(tx)
}

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
    put(tx, { connectionId, kind, readAt, first: (part[0] as LedgerRecord).id }, part)
  }
}

/** Takes one block out, to be stored row by row in the same transaction; `undefined` when none is left. */
export async function takeStaged(tx: WriteTx, connectionId: string): Promise<StagedBlock | undefined> {
  const [block] = await tx.objectStore('staged').getAll(rowsOf(connectionId), 1)
  if (!block) return undefined
  unawaited(tx.objectStore('staged').delete(keyOf(block)))
  unawaited(tx.objectStore('stagedContents').delete(keyOf(block)))
  known.delete(tx)
  return block
}

/** A record that leaves the ledger leaves its block too. */
export async function unstage(
  tx: WriteTx,
  connectionId: string,
  kind: EntityKind,
  id: string,
): Promise<void> {
  for (const at of await holding(tx, connectionId, kind, 'id', id)) {
    const { records = [] } = (await tx.objectStore('staged').get(keyOf(at))) ?? {}
    put(
      tx,
      at,
      records.filter(record => record.id !== id),
    )
  }
}

const keyOf = ({ connectionId, kind, readAt, first }: At): [string, EntityKind, Instant, string] => [
  connectionId,
  kind,
  readAt,
  first,
]
const ofKind = (connectionId: string, kind: EntityKind) =>
  IDBKeyRange.bound([connectionId, kind], [connectionId, kind, []])

/** Read once in a transaction; what changes them there forgets them. */
const known = new WeakMap<object, Map<string, Promise<StagedContents[]>>>()

function contents(reader: Reader, connectionId: string, kind: EntityKind): Promise<StagedContents[]> {
  const read = () => from(reader, 'stagedContents').getAll(ofKind(connectionId, kind))
  if (!('objectStore' in reader)) return read()
  const here = known.get(reader) ?? new Map<string, Promise<StagedContents[]>>()
  known.set(reader, here)
  const name = `${kind} ${connectionId}`
  const reading = here.get(name) ?? read()
  here.set(name, reading)
  return reading
}

/** The blocks of which one may answer; a line of another field never looks alike, a value with line breaks may. */
async function holding(reader: Reader, connectionId: string, kind: EntityKind, field: Field, value: string) {
  const all = await contents(reader, connectionId, kind)
  const line = `\n${field} ${value}\n`
  return all.filter(({ lines }) => lines.includes(line)).map(({ count: _, lines: __, ...at }): At => at)
}

export const anyStaged = async (reader: Reader): Promise<boolean> =>
  (await from(reader, 'stagedContents').count()) > 0

/** How many of a kind, those that a row has replaced included. */
export const countStaged = async (reader: Reader, connectionId: string, kind: EntityKind): Promise<number> =>
  (await contents(reader, connectionId, kind)).reduce((sum, { count }) => sum + count, 0)

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
  const at = await holding(reader, connectionId, kind, field, value)
  if (at.length === 0) return []
  const blocks = from(reader, 'staged')
  const found = await Promise.all(at.map(one => blocks.get(keyOf(one))))
  const records = found.flatMap(block => block?.records.filter(each => answers(each, field, value)) ?? [])
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

/** Few blocks at a time, so that few are in memory; those that have a row too are among them. */
export async function* stagedBlocks<K extends EntityKind>(
  reader: Reader,
  connectionId: string,
  kind: K,
): AsyncGenerator<RecordOf<K>[]> {
  let range = ofKind(connectionId, kind)
  for (;;) {
    const blocks = await from(reader, 'staged').getAll(range, AT_ONCE)
    for (const { records } of blocks) yield records as RecordOf<K>[]
    const last = blocks.at(-1)
    if (!last || blocks.length < AT_ONCE) return
    range = IDBKeyRange.bound(keyOf(last), [connectionId, kind, []], true)
  }
}
const AT_ONCE = 4
