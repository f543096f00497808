import type { Connector, Page } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import type { EntityKind, Instant } from '../../ledger/records.ts'
import { patchConnection } from '../../store/connections.ts'
import { cursorsOf, putCursor } from '../../store/cursors.ts'
import type { Cursor } from '../../store/schema.ts'
import { write } from '../../store/transaction.ts'
import { instant, type SyncDeps } from '../deps.ts'
import type { RunLog } from '../run-log.ts'
import { seenTexts } from './seen.ts'
import { askTheTime, nextSince } from './server-time.ts'
import { NAMES, storeAnswer } from './store-answer.ts'
import { ENTITIES } from './upsert.ts'

/**
 * Reads every record of the company, kind by kind, in the order of their keys. Each page's rows and its
 * cursor are stored in one transaction while the next page is on its way, so an import that was cut
 * anywhere goes on from the last stored page. What changes there meanwhile is caught by the first pull
 * after it: its `since` lies before the import's beginning (design §5).
 * @throws AccountingError, StoreError
 */
export async function firstImport(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  log: RunLog,
): Promise<void> {
  const known = await cursorsOf(await deps.ledger(), connection.id)
  const isNew = known.length === 0
  const cursors = isNew ? await begin(deps, connection, connector) : await resume(deps, known)
  const open = ENTITIES.flatMap(entity => cursors.find(cursor => cursor.entity === entity) ?? []).filter(
    cursor => !cursor.importDone,
  )
  // A number met before the interruption is not in this table: then every number is looked up, among rows.
  const fresh = isNew ? seenTexts() : undefined
  let unread = 0
  for await (const { entity, page, readAt } of pages(connector, open, () => instant(deps))) {
    const cursor = open.find(other => other.entity === entity) as Cursor
    cursor.imported += page.records.length
    cursor.importDone = page.next === undefined
    if (page.next === undefined) delete cursor.importAfter
    else cursor.importAfter = page.next
    await storeAnswer(
      deps,
      connection,
      log,
      { ...page, readAt, fresh },
      { stores: ['cursors'], work: tx => putCursor(tx, cursor) },
    )
    unread += page.problems.length
    if (cursor.importDone) {
      await tellShortfall(connector, log, cursor, unread)
      unread = 0
    }
    deps.announce(connection.id, 'progress')
  }
  await write(await deps.ledger(), ['connections'], tx =>
    // What changes there meanwhile comes with the pull that follows; what is here was read just now.
    patchConnection(tx, connection.id, { importing: false, lastSyncAt: instant(deps) }),
  )
  deps.announce(connection.id, 'connection')
  deps.announce(connection.id, 'records')
}

/** A server that leaves out a page is seen by its own count only; what was deleted meanwhile is no loss. */
async function tellShortfall(
  connector: Connector,
  log: RunLog,
  { entity, imported, total = 0 }: Cursor,
  unread: number,
): Promise<void> {
  if (imported + unread >= total) return
  const counted = Math.min(total, await connector.count(entity))
  if (imported + unread < counted)
    log.event({
      level: 'warn',
      entity,
      message: `${counted} of this kind (${NAMES[entity]}) are counted there, and ${imported + unread} came.`,
    })
}

async function begin(deps: SyncDeps, connection: Connection, connector: Connector): Promise<Cursor[]> {
  const askedAt = instant(deps)
  const { counts, serverTime } = await connector.census(ENTITIES)
  const since = nextSince(serverTime ?? (await askTheTime(connector, askedAt)), askedAt)
  const cursors = ENTITIES.map((entity, n): Cursor => {
    const pace = { at: instant(deps), imported: 0 }
    const total = counts[n]
    const known = total === undefined ? {} : { total }
    return { connectionId: connection.id, entity, imported: 0, importDone: false, since, pace, ...known }
  })
  await write(await deps.ledger(), ['cursors'], tx => {
    for (const cursor of cursors) putCursor(tx, cursor)
  })
  return cursors
}

/** The time left is told from the pace since the worker woke, not from the time it lay stopped. */
async function resume(deps: SyncDeps, known: Cursor[]): Promise<Cursor[]> {
  const cursors = known.map(cursor => ({
    ...cursor,
    pace: { at: instant(deps), imported: cursor.imported },
  }))
  await write(await deps.ledger(), ['cursors'], tx => {
    for (const cursor of cursors) putCursor(tx, cursor)
  })
  return cursors
}

/** One page is always on its way while the one before it is stored. */
async function* pages(
  connector: Connector,
  cursors: Cursor[],
  now: () => Instant,
): AsyncGenerator<{ entity: EntityKind; page: Page; readAt: Instant }> {
  const ask = (entity: EntityKind, after: string | undefined) => {
    const readAt = now()
    const answer = connector.page(entity, after).then(page => ({ entity, page, readAt }))
    // Its failure is met when it is awaited; until then it must not count as unhandled.
    answer.catch(() => undefined)
    return answer
  }
  const waiting = [...cursors]
  const first = waiting.shift()
  let coming = first && ask(first.entity, first.importAfter)
  while (coming) {
    const arrived: Awaited<typeof coming> = await coming
    const { entity, page } = arrived
    const following = page.next === undefined ? waiting.shift() : undefined
    if (page.next !== undefined) coming = ask(entity, page.next)
    else coming = following && ask(following.entity, following.importAfter)
    yield arrived
  }
}
