import type { Connector } from '../../accounting/connector.ts'
import type { Instant } from '../../ledger/records.ts'

/** Pulls overlap by this much: a change that was still being committed there is told the next time. */
const OVERLAP_MS = 5 * 60_000

/**
 * From when on the next pull asks: the accounting system's own clock for the answer, or ours when it was
 * asked, less the overlap (design §5).
 */
export const nextSince = (serverTime: Instant | undefined, askedAt: Instant): Instant =>
  new Date(Date.parse(serverTime ?? askedAt) - OVERLAP_MS).toISOString()

/** What the accounting system's clock says, by an answer that is not needed otherwise. @throws AccountingError */
export async function askTheTime(connector: Connector, now: Instant): Promise<Instant | undefined> {
  return (await connector.changes(['item'], now)).serverTime
}
