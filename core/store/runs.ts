import type { Instant } from '../ledger/records.ts'
import type { SyncEvent, SyncRun } from './schema.ts'
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

/** Runs that never ended: the worker died in them. */
export async function unfinishedRuns(reader: Reader, connectionId: string): Promise<SyncRun[]> {
  const all = await from(reader, 'runs').index('started').getAll(rowsOf(connectionId))
  return all.filter(run => run.endedAt === undefined)
}

/** Removes the runs, and their events, of a connection that began before an instant. */
export async function purgeRuns(tx: WriteTx, connectionId: string, before: Instant): Promise<void> {
  const old = IDBKeyRange.bound([connectionId], [connectionId, before], false, true)
  const runs = await tx.objectStore('runs').index('started').getAllKeys(old)
  for (const key of runs) tx.objectStore('runs').delete(key)
  const events = await tx.objectStore('events').index('at').getAllKeys(old)
  for (const key of events) tx.objectStore('events').delete(key)
}
