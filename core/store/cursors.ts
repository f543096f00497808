import type { EntityKind } from '../ledger/records.ts'
import type { Cursor } from './schema.ts'
import { countStaged } from './staged.ts'
import { from, type Reader, rowsOf, unawaited, type WriteTx } from './transaction.ts'

export async function getCursor(
  reader: Reader,
  connectionId: string,
  entity: EntityKind,
): Promise<Cursor | undefined> {
  return from(reader, 'cursors').get([connectionId, entity])
}

export async function cursorsOf(reader: Reader, connectionId: string): Promise<Cursor[]> {
  return from(reader, 'cursors').getAll(rowsOf(connectionId))
}

export function putCursor(tx: WriteTx, cursor: Cursor): Promise<unknown> {
  return unawaited(tx.objectStore('cursors').put(cursor))
}

export interface ImportProgress {
  done: number
  /** Sum over the kinds whose count is known; at least `done`. */
  total: number
  perEntity: { entity: EntityKind; done: number; total?: number; finished: boolean }[]
  finished: boolean
  /** At the pace so far; absent until there is one. */
  secondsLeft?: number
}

/** How far the first import is; `undefined` before it began. `now` in epoch milliseconds. */
export async function importProgress(
  reader: Reader,
  connectionId: string,
  now: number = Date.now(),
): Promise<ImportProgress | undefined> {
  const cursors = await cursorsOf(reader, connectionId)
  if (!cursors.length) return undefined
  const perEntity = cursors.map(cursor => ({
    entity: cursor.entity,
    done: cursor.imported,
    ...(cursor.total === undefined ? {} : { total: cursor.total }),
    finished: cursor.importDone,
  }))
  const done = perEntity.reduce((sum, each) => sum + each.done, 0)
  const total = perEntity.reduce(
    (sum, each) => sum + (each.finished ? each.done : Math.max(each.done, each.total ?? 0)),
    0,
  )
  const finished = perEntity.every(each => each.finished)
  const secondsLeft = finished ? 0 : timeLeft(cursors, total - done, now)
  return { done, total, perEntity, finished, ...(secondsLeft === undefined ? {} : { secondsLeft }) }
}

/**
 * How much of what the first import staged has become rows (`staged.ts`); `undefined` where that is over, or too
 * little is left to be worth a figure.
 */
export async function settlingProgress(
  reader: Reader,
  connectionId: string,
): Promise<{ done: number; total: number } | undefined> {
  const left = await countStaged(reader, connectionId)
  if (left < WORTH_A_FIGURE) return undefined
  const total = (await cursorsOf(reader, connectionId)).reduce((sum, { imported }) => sum + imported, 0)
  return { done: Math.max(0, total - left), total }
}
/** About a second's work. */
const WORTH_A_FIGURE = 2_500

/** From the pace since the import (or its last resumption) began. */
function timeLeft(cursors: Cursor[], rest: number, now: number): number | undefined {
  const paces = cursors.flatMap(cursor => (cursor.pace ? [cursor.pace] : []))
  const start = Math.min(...paces.map(pace => Date.parse(pace.at)))
  const before = paces.reduce((sum, pace) => sum + pace.imported, 0)
  const since = cursors.reduce((sum, cursor) => sum + (cursor.pace ? cursor.imported : 0), 0) - before
  const seconds = (now - start) / 1000
  if (!paces.length || since <= 0 || seconds <= 0) return undefined
  return Math.ceil((rest * seconds) / since)
}
