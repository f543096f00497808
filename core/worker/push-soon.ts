import type { PushScope } from '../sync/deps.ts'
import { EngineError } from '../sync/engine-error.ts'
import type { WorkerDeps } from './deps.ts'

/**
 * Sends what was just written to the outbox, without keeping the screen waiting: what it comes to stands
 * on the record and in the sync log. Nothing is lost when it fails, the outbox goes on from there.
 */
export function pushSoon(deps: WorkerDeps, connectionId: string, scope?: PushScope): void {
  const release = deps.keepAlive()
  deps.engine
    .pushNow(connectionId, scope)
    .catch((error: unknown) => {
      // Signed out or not the home: it waits. Anything else is in the log of the run.
      if (!(error instanceof EngineError)) console.warn('push', error)
    })
    .finally(release)
}
