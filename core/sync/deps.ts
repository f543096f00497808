import type { Connector } from '../accounting/connector.ts'
import type { CadencePlan } from '../ledger/cadence.ts'
import type { Connection } from '../ledger/connection.ts'
import type { EntityKind, Instant } from '../ledger/records.ts'
import type { Changed } from '../store/changes.ts'
import type { Ledger } from '../store/open.ts'
import type { RunLog } from './run-log.ts'

/** The settings that decide something in a sync, as they hold for one connection. */
export interface SyncSettings {
  allowDuplicateInvoiceNumbers: boolean
  submitAuthorizedAch: boolean
  syncEveryMinutes: number
  /** Absent means off. */
  cadence?: CadencePlan & { dailyCap: number }
}

/** What the engine is given from outside, so that it runs the same in a worker and in a test. */
export interface SyncDeps {
  /** Asked for at each use: a handle may have been closed by an upgrade in another window. */
  ledger(): Promise<Ledger>
  /** `high`: a user waits for it, so it goes ahead of background work in the rate budget. */
  connectorFor(connection: Connection, priority?: 'high' | 'low'): Connector | Promise<Connector>
  /** Epoch milliseconds. */
  now(): number
  /** Milliseconds; by the clock unless told. */
  wait?(milliseconds: number): Promise<void>
  /** From 0 up to 1, for jitter. */
  random(): number
  settingsOf(connection: Connection): SyncSettings | Promise<SyncSettings>
  announce(connectionId: string, what: Changed): void
}

/** Which record a push is for; without it, everything that waits. */
export interface PushScope {
  entity: EntityKind
  id: string
}

export interface PushResult {
  pushed: number
  problems: number
  /** When the earliest entry that waits for time alone may go (back-off, the server's hint). */
  notBefore?: Instant
  /** The accounting system asked for a pause until then: what was not sent goes by itself afterwards. */
  waitsUntil?: Instant
}

export interface EngineDeps extends SyncDeps {
  /**
   * Runs `work` while holding the lock of that name, or answers `undefined` at once when another context
   * holds it (`navigator.locks.request(name, { ifAvailable: true }, …)`).
   */
  lock<T>(name: string, work: () => Promise<T>): Promise<T | undefined>
  /** Keeps the worker alive until the function it answers is called. */
  keepAlive(): () => void
  /** Sends what waits. The engine never calls it twice at once for a connection. */
  push(connection: Connection, log: RunLog, scope?: PushScope): Promise<PushResult>
}

export const instant = (deps: Pick<SyncDeps, 'now'>): Instant => new Date(deps.now()).toISOString()
