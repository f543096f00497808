import type { Connection } from '../ledger/connection.ts'
import type { Priority, RateBudget } from './rate-budget.ts'
import type { SecretVault } from './secrets.ts'
import type { Lock } from './single-flight.ts'

/** Of a connection, what a connector needs; so that one can be asked who it is before it is stored. */
export type ConnectorTarget = Pick<
  Connection,
  'id' | 'system' | 'environment' | 'companyId' | 'homeCurrency'
> &
  Partial<Pick<Connection, 'setup' | 'timeZone'>>

export interface ConnectorDeps {
  vault: SecretVault
  /** `high` for what a user waits for: it goes ahead of background work within the same budget. */
  priority?: Priority
  fetch?: typeof fetch
  /** Milliseconds since the epoch. */
  now?: () => number
  /** Web Locks unless told. */
  lock?: Lock
  /** The connection's shared one unless told. */
  budget?: RateBudget
}
