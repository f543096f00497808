import type { Connector, RecordProblem } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import { tooManyRemovals } from '../../ledger/failsafe.ts'
import type { Instant, LedgerRecord } from '../../ledger/records.ts'
import { putDeletionCheck } from '../../store/deletion-checks.ts'
import { getRecords } from '../../store/records.ts'
import type { DeletionCheck } from '../../store/schema.ts'
import { instant, type SyncDeps } from '../deps.ts'
import { inParallel } from '../in-parallel.ts'
import { affectedInvoices } from '../pull/affected-invoices.ts'
import { type ReadAgain, readAgain } from '../pull/read-again.ts'
import { storeAnswer } from '../pull/store-answer.ts'
import type { RunLog } from '../run-log.ts'
import { proveSession } from './witness.ts'

type Candidate = DeletionCheck['candidates'][number]
/**
 * Reads between two proofs that the session still sees the books: enough for one batch to show that more would go
 * than the fail-safe lets pass.
 */
const BATCH = 25
const WIDTH = 6

/** More removals than a clean-up would make, of any one kind or in all (design §3, fail-safe). */
export function stopsBeforeRemoving(check: DeletionCheck): boolean {
  const confirmed = check.candidates.filter(candidate => candidate.reason !== undefined)
  const ofKind = Object.entries(check.knownOf).some(([entity, known]) =>
    tooManyRemovals(confirmed.filter(candidate => candidate.entity === entity).length, known),
  )
  return ofKind || tooManyRemovals(confirmed.length, check.known)
}

/**
 * Reads each candidate by its id. One that answers is no candidate any more and is stored as it stands;
 * "deleted" or "not found" counts only when right after it the same session still reads the company and
 * a live record. Stops early once more would go than the fail-safe allows, unless the user agreed.
 * @throws AccountingError, StoreError
 */
export async function confirmCandidates(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  log: RunLog,
  start: DeletionCheck,
): Promise<DeletionCheck> {
  let check = start
  for (;;) {
    if (!check.confirmed && stopsBeforeRemoving(check)) return check
    const batch = check.candidates.filter(candidate => candidate.reason === undefined).slice(0, BATCH)
    if (batch.length === 0) return check
    const readAt = instant(deps)
    const { found, gone, problems } = await readBatch(deps, connection, connector, batch)
    if (gone.size > 0) check = { ...check, witness: await proveSession(deps, connection, connector, check) }
    const balances = await balancesOf(deps, connection, connector, [...gone.keys()], readAt)
    const confirmedAt = instant(deps)
    const read = new Set(batch)
    const candidates = check.candidates.flatMap(candidate => {
      if (!read.has(candidate)) return [candidate]
      const reason = gone.get(candidate)
      return reason ? [{ ...candidate, reason, confirmedAt }] : []
    })
    const next = { ...check, candidates }
    await storeAnswer(
      deps,
      connection,
      log,
      {
        records: [...found, ...balances.records],
        deleted: balances.deleted,
        problems: [...problems, ...balances.problems],
        readAt,
      },
      { stores: ['deletionChecks'], work: tx => putDeletionCheck(tx, next) },
    )
    check = next
  }
}

/** A payment that is gone gives its invoices their balance back: they are read again. */
async function balancesOf(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  gone: Candidate[],
  readAt: Instant,
): Promise<ReadAgain> {
  const ledger = await deps.ledger()
  const ids = gone.filter(({ entity }) => entity === 'payment').map(({ id }) => id)
  const payments = await getRecords(ledger, connection.id, 'payment', ids)
  const deleted = payments.flatMap(payment =>
    payment?.externalId === undefined ? [] : [{ entity: 'payment' as const, externalId: payment.externalId }],
  )
  const invoices = await affectedInvoices(ledger, connection.id, [], deleted, () => readAt)
  return readAgain(
    connector,
    invoices.map(externalId => ({ entity: 'invoice', externalId })),
  )
}

async function readBatch(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  batch: Candidate[],
): Promise<{
  found: LedgerRecord[]
  gone: Map<Candidate, 'deleted' | 'not-found'>
  problems: RecordProblem[]
}> {
  const ledger = await deps.ledger()
  const found: LedgerRecord[] = []
  const problems: RecordProblem[] = []
  const gone = new Map<Candidate, 'deleted' | 'not-found'>()
  await inParallel(batch, WIDTH, async candidate => {
    const [record] = await getRecords(ledger, connection.id, candidate.entity, [candidate.id])
    // Gone from the ledger meanwhile, or never accepted: nothing to remove.
    if (record?.externalId === undefined) return
    const answer = await connector.read(candidate.entity, record.externalId)
    if ('found' in answer) found.push(answer.found)
    else if ('problem' in answer) problems.push(answer.problem)
    else gone.set(candidate, answer.gone)
  })
  return { found, gone, problems }
}
