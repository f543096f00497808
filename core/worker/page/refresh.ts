import { type Connection, isAtWork } from '../../ledger/connection.ts'
import type { EntityKind, Instant, LedgerRecord } from '../../ledger/records.ts'
import type { PageContext } from '../../pages/page.ts'
import { isStaleReading } from '../../sync/freshness.ts'
import type { WorkerDeps } from '../deps.ts'
import type { PageRecord } from './record.ts'

export interface Refresher {
  /**
   * Begins a Re-Sync of what is stale, was just `saved` on the page, or is not known yet, in the background.
   * @returns whether one is under way
   */
  refresh(connection: Connection, record: PageRecord, context: PageContext, saved: boolean): boolean
}

/** What failed to be read, or was not found, is not asked for again before this; the page asks often. */
const PAUSE_MS = 60_000
/** A page may say "saved" as often as it likes. */
const SAVED_PAUSE_MS = 5_000

/**
 * Reads the record on the page again when it is old (issue: "for the record on the page when it is
 * stale"). The page is told by the engine's own announcement of the change.
 */
export function createRefresher(deps: WorkerDeps): Refresher {
  const underWay = new Set<string>()
  const askedAt = new Map<string, number>()
  return {
    refresh(connection, record, context, saved) {
      const target = targetOf(record, context)
      if (!target || !isAtWork(connection)) return false
      const key = `${connection.id}\n${target.kind}\n${target.id}`
      if (underWay.has(key)) return true
      const asked = askedAt.get(key)
      const since = asked === undefined ? PAUSE_MS : deps.now() - asked
      // A clock set back ends the pause rather than prolong it.
      const pause = saved ? SAVED_PAUSE_MS : PAUSE_MS
      if (since >= 0 && since < pause) return false
      if (!saved && !isStaleReading(target.readAt, deps.now())) return false
      underWay.add(key)
      askedAt.set(key, deps.now())
      deps.engine
        .resync(connection.id, target.kind, target.id, 'page')
        // The reason is in the sync log and, where it concerns more than this record, on the connection.
        .catch(() => undefined)
        .finally(() => {
          underWay.delete(key)
          deps.announce(connection.id, 'records')
        })
      return true
    },
  }
}

interface Target {
  kind: EntityKind
  id: string
  readAt?: Instant
}

/** One that stands there; of one that AR lacks, its id there, as the page tells it. */
function targetOf(record: PageRecord, { kind, externalId }: PageContext): Target | undefined {
  if (record.is === 'invoice') return standing(record.invoice)
  if (record.is === 'customer') return standing(record.customer)
  if (record.is === 'payment') return standing(record.payment)
  if (externalId === undefined) return undefined
  if (record.is === 'missing' && record.reason === 'not-imported') return { kind: 'invoice', id: externalId }
  return record.is === 'nothing' && (kind === 'customer' || kind === 'payment')
    ? { kind, id: externalId }
    : undefined
}

const standing = (record: LedgerRecord): Target | undefined =>
  record.externalId === undefined ? undefined : record
