import { matchErrors } from '../../../core/guide/index.ts'
import type { AccountingSystem } from '../../../core/ledger/records.ts'
import { version } from '../../../core/messaging/extension.ts'
import { listConnections } from '../../../core/store/connections.ts'
import { openLedger } from '../../../core/store/open.ts'
import { outboxOf } from '../../../core/store/outbox.ts'
import { countRecords } from '../../../core/store/records.ts'
import { listEvents, listRuns } from '../../../core/store/runs.ts'
import { type CompanyFacts, supportReport } from '../../../core/support/report.ts'

const KINDS = ['customer', 'item', 'invoice', 'payment', 'creditMemo'] as const
const RUNS = 15
const LOOKED_THROUGH = 500
const EVENTS = 30

/** Reads the ledger, the sync log and the versions; masks all of it. @throws StoreError */
export async function makeReport(now = Date.now()): Promise<string> {
  const ledger = await openLedger()
  const companies = await Promise.all(
    (await listConnections(ledger)).map(async (connection): Promise<CompanyFacts> => {
      const [counts, waiting, runs, events] = await Promise.all([
        Promise.all(
          KINDS.map(async kind => [kind, await countRecords(ledger, connection.id, kind)] as const),
        ),
        outboxOf(ledger, connection.id),
        listRuns(ledger, connection.id, { limit: RUNS }),
        listEvents(ledger, connection.id, { limit: LOOKED_THROUGH }),
      ])
      return {
        connection,
        counts: Object.fromEntries(counts),
        waiting: waiting.length,
        runs: runs.rows,
        events: events.rows
          .filter(({ level }) => level !== 'info')
          .slice(0, EVENTS)
          .map(event => ({ ...event, ...knownAs(event.message, connection.system) })),
      }
    }),
  )
  return supportReport({
    madeAt: new Date(now).toISOString(),
    version: version(),
    browser: navigator.userAgent,
    language: navigator.language,
    schema: ledger.version,
    companies,
  })
}

/** The guide's name for an error, which says more than the words that are left of it. */
function knownAs(message: string, system: AccountingSystem): { guideId?: string } {
  const [match] = matchErrors(message, { system })
  return match ? { guideId: match.id } : {}
}
