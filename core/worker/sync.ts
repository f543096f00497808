import { isAtWork } from '../ledger/connection.ts'
import type { Handlers } from '../messaging/server.ts'
import type { Waits } from '../messaging/views.ts'
import { listConnections } from '../store/connections.ts'
import { connectionOf } from './connections.ts'
import type { WorkerDeps } from './deps.ts'

type SyncHandlers = Pick<Handlers, 'sync.now' | 'record.sync' | 'deletion.run' | 'deletion.decide'>

/** A screen need not wait for more than this: a first import takes minutes, and shows its own progress. */
const PATIENCE_MS = 20_000

export function syncHandlers(deps: WorkerDeps): SyncHandlers {
  return {
    async 'sync.now'({ connectionId }) {
      const ledger = await deps.ledger()
      const wanted =
        connectionId === undefined
          ? (await listConnections(ledger)).filter(isAtWork)
          : [await connectionOf(ledger, connectionId)]
      const runs = wanted.map(({ id }) => deps.engine.syncNow(id, 'user'))
      return patiently(Promise.allSettled(runs).then(first))
    },

    async 'record.sync'({ connectionId, entity, id }) {
      return (await deps.engine.resync(connectionId, entity, id, 'user')) ?? {}
    },

    'deletion.run': ({ connectionId }) => patiently(deps.engine.runDeletionCheck(connectionId, 'user')),

    'deletion.decide': ({ connectionId, proceed }) =>
      patiently(deps.engine.decideDeletion(connectionId, proceed)),
  }
}

/**
 * The work's own end or failure, or until when it waits for a pause to end; or nothing, when it takes long: the
 * engine goes on with it.
 */
export async function patiently(work: Promise<unknown>): Promise<Waits> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const enough = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS)
  })
  // Whatever it fails with later stands in the sync log.
  work.catch(() => undefined)
  const answer = await Promise.race([work, enough]).finally(() => clearTimeout(timer))
  return isWaiting(answer) ? answer : {}
}

/** Every company was tried; the first failure is what the screen shows, else the first that waits. */
function first(results: PromiseSettledResult<unknown>[]): unknown {
  const failed = results.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  return results.map(result => (result.status === 'fulfilled' ? result.value : undefined)).find(isWaiting)
}

const isWaiting = (answer: unknown): answer is Waits =>
  typeof answer === 'object' && answer !== null && 'waitsUntil' in answer
