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
      return (await patiently(Promise.allSettled(runs).then(first))) ?? {}
    },

    async 'record.sync'({ connectionId, entity, id }) {
      return (await deps.engine.resync(connectionId, entity, id, 'user')) ?? {}
    },

    async 'deletion.run'({ connectionId }) {
      await patiently(deps.engine.runDeletionCheck(connectionId, 'user'))
    },

    async 'deletion.decide'({ connectionId, proceed }) {
      await patiently(deps.engine.decideDeletion(connectionId, proceed))
    },
  }
}

/** The work's own end or failure; or nothing, when it takes long: the engine goes on with it. */
async function patiently<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const enough = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS)
  })
  // Whatever it fails with later stands in the sync log.
  work.catch(() => undefined)
  return Promise.race([work, enough]).finally(() => clearTimeout(timer))
}

/** Every company was tried; the first failure is what the screen shows, else the first that waits. */
function first(results: PromiseSettledResult<unknown>[]): Waits {
  const failed = results.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  const answers = results.map(result => (result.status === 'fulfilled' ? result.value : undefined))
  return answers.find(isWaiting) ?? {}
}

const isWaiting = (answer: unknown): answer is Waits =>
  typeof answer === 'object' && answer !== null && 'waitsUntil' in answer
