import type { SyncDeps } from '../deps.ts'
import type { RunLog } from '../run-log.ts'

/** What pushing needs beyond what every part of the engine does. */
export interface PushDeps extends SyncDeps {
  /** A fresh idempotency key of at most 36 characters. */
  newKey(): string
  /** False when the browser surely has no network: nothing is then begun. */
  online(): boolean
}

/** The part of the run's log that pushing writes to. */
export type PushLog = Pick<RunLog, 'event' | 'add'>
