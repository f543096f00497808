import { type Connection, isAtWork } from '../../ledger/connection.ts'
import type { EntityKind, LedgerRecord } from '../../ledger/records.ts'
import { isStaleReading } from '../../sync/freshness.ts'
import type { WorkerDeps } from '../deps.ts'
import type { PageRecord } from './record.ts'

export interface Refresher {
  /** Begins a Re-Sync of what is stale, in the background. @returns whether one is under way */
  refresh(connection: Connection, record: PageRecord): boolean
}

/** What failed to be read is not asked for again before this; the page asks often. */
const PAUSE_MS = 60_000

/**
 * Reads the record on the page again when it is old (issue: "for the record on the page when it is
 * stale"). The page is told by the engine's own announcement of the change.
 */
export function createRefresher(deps: WorkerDeps): Refresher {
  const underWay = new Set<string>()
  const failedAt = new Map<string, number>()
  return {
    refresh(connection, record) {
      const target = targetOf(record)
      if (!target || !isAtWork(connection)) return false
      const key = `${connection.id}\n${target.kind}\n${target.id}`
      if (underWay.has(key)) return true
      if (target.externalId === undefined || !isStaleReading(target.readAt, deps.now())) return false
      const failed = failedAt.get(key)
      const since = failed === undefined ? PAUSE_MS : deps.now() - failed
      if (since >= 0 && since < PAUSE_MS) return false
      underWay.add(key)
      deps.engine
        .resync(connection.id, target.kind, target.id, 'page')
        .then(
          () => failedAt.delete(key),
          // The reason is in the sync log and, where it concerns more than this record, on the connection.
          () => failedAt.set(key, deps.now()),
        )
        .finally(() => {
          underWay.delete(key)
          deps.announce(connection.id, 'records')
        })
      return true
    },
  }
}

function targetOf(record: PageRecord): (LedgerRecord & { kind: EntityKind }) | undefined {
  if (record.is === 'invoice') return record.invoice
  if (record.is === 'customer') return record.customer
  return record.is === 'payment' ? record.payment : undefined
}
