import type { EntityKind, Instant, LedgerRecord, RecordOf } from '../ledger/records.ts'
import { isOpenAndListed, STORE_OF } from './rows.ts'
import { type Head, packed, type StagedBlock, type StagedContents, unpacked } from './staged-block.ts'
import { from, type Reader, rowsOf, type Tx, unawaited, type WriteTx } from './transaction.ts'

/**
 * What the first import read and what does not yet stand row by row: blocks of records, each one value, which
 * the browser stores 20 times faster than as many rows with their indexes (facts/parts.md; test/bench). Beside
 * each stands what it holds, in place of an index, whose entries would cost as much as rows. The ledger answers
 * from both at once; a row of the same record always wins, so whoever writes writes rows.
 */
const BLOCK = 250

type Field = 'id' | 'number' | 'customer' | 'invoice'
type At = Pick<StagedBlock, 'connectionId' | 'kind' | 'readAt' | 'first'>

/** Says what a record is asked for by. */
function asked(record: Head, say: (field: Field, value: string) => void): void {
  say('id', record.id)
  if (record.kind === 'invoice') say('number', record.number)
  if (record.kind === 'invoice' || record.kind === 'payment') say('customer', record.customerId)
  if (record.kind === 'payment') for (const { invoiceId } of record.applications) say('invoice', invoiceId)
}
function answers(record: Head, field: Field, value: string): boolean {
  let found = false
  asked(record, (by, what) => {
    found ||= by === field && what === value
  })
  return found
}

/** No value looks like another's line. */
const line = (field: Field, value: string) => `${field} ${value.replaceAll('\n', ' ')}\n`

function put(tx: WriteTx, at: At, records: LedgerRecord[]): void {
  let lines = '\n'
  for (const record of records)
    asked(record, (field, value) => {
      lines += line(field, value)
    })
  unawaited(tx.objectStore('staged').put({ ...at, ...packed(records) }))
  unawaited(tx.objectStore('stagedContents').put({ ...at, lines }))
  known.delete(tx)
}

/**
 * Begins the last part of the key of a block none of whose invoices is open: most are paid, and what is owed is
 * found without reading them. A block of earlier versions, without it, may hold any.
 */
const CLOSED = 'closed '
type Which = 'all' | 'open'
const isClosed = (record: LedgerRecord) => record.kind === 'invoice' && !isOpenAndListed(record)

/** Stores records of a kind none of which is staged yet. `readAt`: when their answer was asked for. */
export function stage(
  tx: WriteTx,
  connectionId: string,
  kind: EntityKind,
  readAt: Instant,
  records: LedgerRecord[],
): void {
  const inBlocks = (all: LedgerRecord[], mark: string) => {
    for (let at = 0; at < all.length; at += BLOCK) {
      const part = all.slice(at, at + BLOCK)
      put(tx, { connectionId, kind, readAt, first: mark + part[0]?.id }, part)
    }
  }
  inBlocks(records.filter(isClosed), CLOSED)
  inBlocks(
    records.filter(record => !isClosed(record)),
    '',
  )
}

/** Takes one block out, to be stored row by row in the same transaction; `undefined` when none is left. */
export async function takeStaged(
  tx: WriteTx,
  connectionId: string,
): Promise<{ readAt: Instant; records: LedgerRecord[] } | undefined> {
  const [block] = await tx.objectStore('staged').getAll(rowsOf(connectionId), 1)
  if (!block) return undefined
  unawaited(tx.objectStore('staged').delete(keyOf(block)))
  unawaited(tx.objectStore('stagedContents').delete(keyOf(block)))
  known.delete(tx)
  return { readAt: block.readAt, records: unpacked(block) }
}

/** A record that leaves the ledger leaves its block too. */
export async function unstage(
  tx: WriteTx,
  connectionId: string,
  kind: EntityKind,
  id: string,
): Promise<void> {
  for (const at of await holding(tx, connectionId, kind, 'id', id)) {
    const block = await tx.objectStore('staged').get(keyOf(at))
    put(tx, at, block ? unpacked(block, record => record.id !== id) : [])
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

function contents(tx: Tx, connectionId: string, kind: EntityKind): Promise<StagedContents[]> {
  const here = known.get(tx) ?? new Map<string, Promise<StagedContents[]>>()
  known.set(tx, here)
  const name = `${kind} ${connectionId}`
  const reading = here.get(name) ?? from(tx, 'stagedContents').getAll(ofKind(connectionId, kind))
  here.set(name, reading)
  return reading
}

/** The blocks of which one may answer. */
async function holding(tx: Tx, connectionId: string, kind: EntityKind, field: Field, value: string) {
  const wanted = `\n${line(field, value)}`
  const all = await contents(tx, connectionId, kind)
  return all.filter(({ lines }) => lines.includes(wanted)).map(({ lines: _, ...at }): At => at)
}

export const anyStaged = async (tx: Tx): Promise<boolean> => (await from(tx, 'stagedContents').count()) > 0

/** How many records do not yet stand row by row: rounded up to whole blocks, none of which is read. */
export const countStaged = async (reader: Reader, connectionId: string): Promise<number> =>
  BLOCK * (await from(reader, 'stagedContents').count(rowsOf(connectionId)))

/** Our keys of all that is staged of a kind, those that a row has replaced included. */
export async function stagedIds(tx: Tx, connectionId: string, kind: EntityKind): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const { lines } of await contents(tx, connectionId, kind))
    for (const each of lines.split('\n')) if (each.startsWith('id ')) ids.add(each.slice(3))
  return ids
}

/**
 * The staged records that answer a question, without those that have a row. In the transaction that asks the
 * rows too: a block may become rows in between.
 */
export async function stagedBy<K extends EntityKind>(
  tx: Tx,
  connectionId: string,
  kind: K,
  field: Field,
  value: string,
): Promise<RecordOf<K>[]> {
  const at = await holding(tx, connectionId, kind, field, value)
  if (at.length === 0) return []
  const blocks = from(tx, 'staged')
  const found = await Promise.all(at.map(one => blocks.get(keyOf(one))))
  const records = found.flatMap(block => (block ? unpacked(block, each => answers(each, field, value)) : []))
  if (records.length === 0) return []
  const store = from(tx, STORE_OF[kind])
  const rows = await Promise.all(records.map(({ id }) => store.getKey([connectionId, id])))
  return records.filter((_, n) => rows[n] === undefined) as RecordOf<K>[]
}

/**
 * What is wanted of every staged block of a kind, or of the `open` those in which an invoice may be open, without
 * what has a row; likewise.
 */
export async function allStaged<T extends { id: string }>(
  tx: Tx,
  connectionId: string,
  kind: EntityKind,
  wanted: (block: StagedBlock) => T[],
  which: Which = 'all',
): Promise<T[]> {
  const found = new Map<string, T>()
  for await (const block of stagedBlocks(tx, connectionId, kind, which))
    for (const record of wanted(block)) found.set(record.id, record)
  if (found.size === 0) return []
  const rows = await from(tx, STORE_OF[kind]).getAllKeys(rowsOf(connectionId))
  for (const [, id] of rows) found.delete(id)
  return [...found.values()]
}

/** Of all connections, in the order read; nothing but the store may be awaited meanwhile. */
export async function* allBlocks(tx: Tx): AsyncGenerator<{ kind: EntityKind; records: LedgerRecord[] }> {
  let cursor = await tx.objectStore('staged').openCursor()
  for (; cursor; cursor = await cursor.continue())
    yield { kind: cursor.value.kind, records: unpacked(cursor.value) }
}

/** Few blocks at a time, so that few are in memory; records that have a row too are among theirs. */
export async function* stagedBlocks(
  reader: Reader,
  connectionId: string,
  kind: EntityKind,
  which: Which = 'all',
): AsyncGenerator<StagedBlock> {
  const all = await from(reader, 'staged').getAllKeys(ofKind(connectionId, kind))
  const keys = which === 'open' ? all.filter(([, , , first]) => !first.startsWith(CLOSED)) : all
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const blocks = from(reader, 'staged')
    // One may have become rows since.
    for (const block of await Promise.all(keys.slice(at, at + AT_ONCE).map(key => blocks.get(key))))
      if (block) yield block
  }
}
const AT_ONCE = 16
