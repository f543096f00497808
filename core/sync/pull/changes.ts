import type { Changes, Connector } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import { cursorsOf, putCursor } from '../../store/cursors.ts'
import type { Cursor } from '../../store/schema.ts'
import { instant, type SyncDeps } from '../deps.ts'
import type { RunLog } from '../run-log.ts'
import { affectedInvoices, type FreshSince, freshSinceBy } from './affected-invoices.ts'
import { readAgain } from './read-again.ts'
import { askTheTime, nextSince } from './server-time.ts'
import { type Answer, storeAnswer } from './store-answer.ts'
import { ENTITIES } from './upsert.ts'

/**
 * Everything that changed since the last pull. The change feed tells deletions too; when it was cut, or
 * cannot reach back that far, what was modified is paged through instead (design §5), and deletions that
 * it did not tell are left to the deletion check. A catch-up that was cut short goes on where it stood.
 * @throws AccountingError, StoreError
 */
export async function pullChanges(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  log: RunLog,
): Promise<void> {
  await catchUp(deps, connection, connector, log)
  const cursors = await cursorsOf(await deps.ledger(), connection.id)
  const since = cursors.map(cursor => cursor.since).sort()[0]
  if (since === undefined) return
  const readAt = instant(deps)
  const changes = await connector.changes(ENTITIES, since)
  // A feed that cannot reach back that far may not even tell the time, and ours may be wrong.
  const serverTime = changes.serverTime ?? (await askTheTime(connector, readAt))
  const next = nextSince(serverTime, readAt)
  const freshSince = freshSinceBy(readAt, serverTime)
  const answer = await completed(deps, connection, connector, { ...changes, readAt }, freshSince)
  const begun = { startedAt: readAt, nextSince: next, ...(serverTime ? { serverTime } : {}) }
  const { isNews } = await storeAnswer(deps, connection, log, answer, {
    stores: ['cursors'],
    work: tx => {
      for (const { catchUp: _, ...cursor } of cursors) {
        if (changes.complete) putCursor(tx, { ...cursor, since: next })
        else putCursor(tx, { ...cursor, catchUp: begun })
      }
    },
  })
  if (isNews) deps.announce(connection.id, 'records')
  if (!changes.complete) await catchUp(deps, connection, connector, log)
}

/** Adds the invoices whose balance the answer's payments moved without telling of them. */
async function completed(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  answer: Answer & { deleted: Changes['deleted'] },
  freshSince: FreshSince,
): Promise<Answer> {
  const { records, deleted, problems = [] } = answer
  const ledger = await deps.ledger()
  const ids = await affectedInvoices(ledger, connection.id, records, deleted, freshSince)
  if (ids.length === 0) return answer
  const again = await readAgain(
    connector,
    ids.map(externalId => ({ entity: 'invoice', externalId })),
  )
  return {
    ...answer,
    records: [...records, ...again.records],
    deleted: [...deleted, ...again.deleted],
    problems: [...problems, ...again.problems],
  }
}

/** Pages through what was modified, kind by kind; each page moves its cursor in its own transaction. */
async function catchUp(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  log: RunLog,
): Promise<void> {
  const cursors = await cursorsOf(await deps.ledger(), connection.id)
  for (const entity of ENTITIES) {
    const cursor = cursors.find(other => other.entity === entity)
    if (cursor?.catchUp) await catchUpOne(deps, connection, connector, log, cursor)
  }
}

async function catchUpOne(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  log: RunLog,
  start: Cursor,
): Promise<void> {
  const { catchUp: progress, ...settled } = start
  if (!progress) return
  let after = progress.after
  do {
    const readAt = instant(deps)
    const page = await connector.modified(start.entity, start.since, after)
    const answer = await completed(
      deps,
      connection,
      connector,
      { ...page, deleted: [], readAt },
      freshSinceBy(progress.startedAt, progress.serverTime),
    )
    after = page.next
    const cursor: Cursor =
      after === undefined
        ? { ...settled, since: progress.nextSince }
        : { ...settled, catchUp: { ...progress, after } }
    const { isNews } = await storeAnswer(deps, connection, log, answer, {
      stores: ['cursors'],
      work: tx => putCursor(tx, cursor),
    })
    if (isNews) deps.announce(connection.id, 'records')
  } while (after !== undefined)
}
