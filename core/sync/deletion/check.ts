import type { Connector } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import { getDeletionCheck, putDeletionCheck } from '../../store/deletion-checks.ts'
import type { DeletionCheck } from '../../store/schema.ts'
import { purgeTombstones } from '../../store/tombstones.ts'
import { write } from '../../store/transaction.ts'
import { instant, type SyncDeps } from '../deps.ts'
import { settle } from '../pull/settle.ts'
import type { RunLog } from '../run-log.ts'
import { listCandidates } from './candidates.ts'
import { confirmCandidates, stopsBeforeRemoving } from './confirm.ts'
import { removeConfirmed } from './remove.ts'

/**
 * The deletion check (design §3), in steps whose state is stored: list what is missing there, confirm
 * each by a read, remove what was confirmed. A check cut short goes on where it stood, and another follows
 * for what was deleted since it compared; one that waits for the user's decision is begun anew the next day,
 * with that day's numbers.
 * @returns whether it is finished; false when the fail-safe stopped it
 * @throws AccountingError, StoreError
 */
export async function deletionCheck(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  log: RunLog,
): Promise<boolean> {
  await settle(deps, connection)
  const stored = await getDeletionCheck(await deps.ledger(), connection.id)
  const start = stored?.state === 'running' ? stored : begun(deps, connection)
  const listed = await listCandidates(deps, connector, start)
  const read = await confirmCandidates(deps, connection, connector, log, listed)
  const ledger = await deps.ledger()
  if (!read.confirmed && stopsBeforeRemoving(read)) {
    const waiting: DeletionCheck = { ...read, state: 'needs-confirmation' }
    await write(ledger, ['deletionChecks'], tx => putDeletionCheck(tx, waiting))
    log.event({ level: 'warn', message: stoppedSentence(waiting) })
    deps.announce(connection.id, 'deletion-check')
    return false
  }
  await removeConfirmed(deps, connection, log, read)
  await write(ledger, ['tombstones'], tx => purgeTombstones(tx, instant(deps)))
  deps.announce(connection.id, 'deletion-check')
  deps.announce(connection.id, 'records')
  return start !== stored || deletionCheck(deps, connection, connector, log)
}

const begun = (deps: SyncDeps, connection: Connection): DeletionCheck => ({
  connectionId: connection.id,
  startedAt: instant(deps),
  state: 'running',
  known: 0,
  knownOf: {},
  candidates: [],
})

/** What the user decides about, in numbers. */
function stoppedSentence(check: DeletionCheck): string {
  const confirmed = check.candidates.filter(({ reason }) => reason !== undefined).length
  return (
    `${check.candidates.length} of ${check.known} records are missing in the accounting system ` +
    `(${confirmed} read and found gone). Nothing was removed: check there, then go on or leave it.`
  )
}
