import { isAtWork } from '../ledger/connection.ts'
import type { Handlers } from '../messaging/server.ts'
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
      await patiently(Promise.allSettled(runs).then(throwFirst))
    },

    'record.sync': ({ connectionId, entity, id }) => deps.engine.resync(connectionId, entity, id, 'user'),

    async 'deletion.run'({ connectionId }) {
      await patiently(deps.engine.runDeletionCheck(connectionId, 'user'))
    },

    async 'deletion.decide'({ connectionId, proceed }) {
      await patiently(deps.engine.decideDeletion(connectionId, proceed))
    },
  }
}

/** The work's own end or failure; or nothing, when it takes long: the engine goes on with it. */
async function patiently(work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const enough = new Promise<void>(resolve => {
    timer = setTimeout(resolve, PATIENCE_MS)
  })
  // Whatever it fails with later stands in the sync log.
  work.catch(() => undefined)
  await Promise.race([work, enough]).finally(() => clearTimeout(timer))
}

/** Every company was tried; the first failure is what the screen shows. */
function throwFirst(results: PromiseSettledResult<unknown>[]): void {
  const failed = results.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
}
