import { AccountingError } from '../accounting/connector.ts'
import { troubleOf } from '../accounting/trouble.ts'
import type { Connection } from '../ledger/connection.ts'
import { patchConnection } from '../store/connections.ts'
import type { SyncRun } from '../store/sync-run.ts'
import { write } from '../store/transaction.ts'
import { type EngineDeps, instant } from './deps.ts'
import { sentenceOf } from './engine-error.ts'
import { type RunLog, startRun } from './run-log.ts'
import { signedOut } from './signed-out.ts'

/** Ids of the runs that are under way in this worker. */
export type LiveRuns = Set<string>

/**
 * One run, from its row in the sync log to its outcome. The worker is kept alive only meanwhile. Bad
 * records are events and make it `partly`; what stops it makes it `failed` and is thrown on. A sign-in
 * that ended is noted on the connection, with the reason, and nothing more is asked of it.
 * @throws whatever `work` throws
 */
export async function loggedRun<T>(
  deps: EngineDeps,
  live: LiveRuns,
  connection: Connection,
  kind: SyncRun['kind'],
  trigger: SyncRun['trigger'],
  work: (log: RunLog) => Promise<T>,
): Promise<T> {
  const id = crypto.randomUUID()
  live.add(id)
  const release = deps.keepAlive()
  try {
    const log = await startRun(deps, connection.id, kind, trigger, id)
    try {
      const result = await work(log)
      const outcome = log.run.counts.problems > 0 ? 'partly' : 'ok'
      await log.end(outcome)
      await noteOutcome(deps, connection, kind, outcome)
      return result
    } catch (error) {
      logFailure(log, error)
      // What stopped the run is what the caller must hear, even where the log cannot be written any more.
      await log.end('failed', sentenceOf(error), why(error)).catch(() => undefined)
      await noteOutcome(deps, connection, kind, 'failed', error).catch(() => undefined)
      throw error
    }
  } finally {
    release()
    live.delete(id)
  }
}

const why = (error: unknown) => (error instanceof AccountingError ? troubleOf(error) : undefined)

function logFailure(log: RunLog, error: unknown): void {
  const facts = error instanceof AccountingError ? error : undefined
  const trouble = why(error)
  log.event({
    level: 'error',
    message: sentenceOf(error),
    ...(trouble ? { why: trouble } : {}),
    ...(facts?.raw === undefined ? {} : { raw: facts.raw }),
    ...(facts?.trace === undefined ? {} : { trace: facts.trace }),
  })
}

async function noteOutcome(
  deps: EngineDeps,
  connection: Connection,
  kind: SyncRun['kind'],
  outcome: 'ok' | 'partly' | 'failed',
  error?: unknown,
): Promise<void> {
  const ended = error instanceof AccountingError && error.class === 'sign-in' ? error : undefined
  const isSync = kind === 'sync' || kind === 'import'
  if (!ended && !isSync) return
  const lastSyncAt = outcome === 'failed' ? {} : { lastSyncAt: instant(deps) }
  await write(await deps.ledger(), ['connections'], tx =>
    patchConnection(tx, connection.id, {
      ...(isSync ? { lastSyncOutcome: outcome, ...lastSyncAt } : {}),
      ...(ended ? signedOut(ended) : {}),
    }),
  )
  deps.announce(connection.id, 'connection')
}
