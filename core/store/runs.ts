import type { Instant } from '../ledger/records.ts'
import type { SyncEvent, SyncRun } from './sync-run.ts'
import { from, type Reader, rowsOf, unawaited, type WriteTx } from './transaction.ts'

export function putRun(tx: WriteTx, run: SyncRun): Promise<unknown> {
  return unawaited(tx.objectStore('runs').put(run))
}

export function addEvent(tx: WriteTx, event: SyncEvent): Promise<unknown> {
  return unawaited(tx.objectStore('events').add(event))
}

export interface PageOf {
  offset?: number
  limit?: number
}

/** The sync log of a connection, newest first. */
export async function listRuns(
  reader: Reader,
  connectionId: string,
  { offset = 0, limit = 50 }: PageOf = {},
): Promise<{ rows: SyncRun[]; total: number }> {
  const index = from(reader, 'runs').index('started')
  const total = index.count(rowsOf(connectionId))
  const rows: SyncRun[] = []
  let cursor = await index.openCursor(rowsOf(connectionId), 'prev')
  if (cursor && offset > 0) cursor = await cursor.advance(offset)
  for (; cursor && rows.length < limit; cursor = await cursor.continue()) rows.push(cursor.value)
  return { rows, total: await total }
}

/** Events of a connection, newest first; of one run with `runId`. */
export async function listEvents(
  reader: Reader,
  connectionId: string,
  { runId, offset = 0, limit = 100 }: PageOf & { runId?: string } = {},
): Promise<{ rows: SyncEvent[]; total: number }> {
  const store = from(reader, 'events')
  if (runId !== undefined) {
    const all = (await store.index('run').getAll(runId)).reverse()
    return { rows: all.slice(offset, offset + limit), total: all.length }
  }
  const index = store.index('at')
  const total = index.count(rowsOf(connectionId))
  const rows: SyncEvent[] = []
  let cursor = await index.openCursor(rowsOf(connectionId), 'prev')
  if (cursor && offset > 0) cursor = await cursor.advance(offset)
  for (; cursor && rows.length < limit; cursor = await cursor.continue()) rows.push(cursor.value)
  return { rows, total: await total }
}

/** How many of the newest events are looked through for those of one record. */
const LOOKED_THROUGH = 3000

/** What the log says of one record, newest first. */
export async function eventsOfRecord(
  reader: Reader,
  connectionId: string,
  recordId: string,
  limit = 20,
): Promise<SyncEvent[]> {
  const newest = await from(reader, 'events')
    .index('at')
    .getAllKeys(rowsOf(connectionId))
    .then(keys => keys.slice(-LOOKED_THROUGH))
  if (newest.length === 0) return []
  const range = IDBKeyRange.bound(Math.min(...newest), Math.max(...newest))
  const events = await from(reader, 'events').getAll(range)
  return events
    .filter(event => event.recordId === recordId && event.connectionId === connectionId)
    .reverse()
    .slice(0, limit)
}

/** How many runs a start of the worker looks through; the log of 90 days has ten thousand and more. */
const NEWEST = 500

/**
 * Runs that never ended, and are not among those of this worker (`live`: their ids): the worker before died in
 * them. Every worker closes what it finds, so they are among the newest. What a clock that was moved put
 * elsewhere is found at the first start of a day (UTC), when the newest run is not of the day of `now`: then
 * the whole log is looked through.
 */
export async function unfinishedRuns(
  reader: Reader,
  connectionId: string,
  now: Instant,
  live: ReadonlySet<string> = new Set(),
): Promise<SyncRun[]> {
  const index = from(reader, 'runs').index('started')
  let newest = await index.openKeyCursor(rowsOf(connectionId), 'prev')
  while (newest && live.has(newest.primaryKey)) newest = await newest.continue()
  const isSameDay = newest?.key[1].slice(0, 10) === now.slice(0, 10)
  const oldest = isSameDay ? await newest?.advance(NEWEST - 1) : undefined
  const range = oldest ? IDBKeyRange.bound(oldest.key, [connectionId, []]) : rowsOf(connectionId)
  return (await index.getAll(range)).filter(run => run.endedAt === undefined && !live.has(run.id))
}

/** Removes the runs, and their events, of a connection that began before an instant. */
export async function purgeRuns(tx: WriteTx, connectionId: string, before: Instant): Promise<void> {
  const old = IDBKeyRange.bound([connectionId], [connectionId, before], false, true)
  const runs = await tx.objectStore('runs').index('started').getAllKeys(old)
  for (const key of runs) tx.objectStore('runs').delete(key)
  const events = await tx.objectStore('events').index('at').getAllKeys(old)
  for (const key of events) tx.objectStore('events').delete(key)
}
