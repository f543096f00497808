import type { Connection } from '../../ledger/connection.ts'
import { labelOf } from '../../ledger/label.ts'
import { deleteDeletionCheck, putDeletionCheck } from '../../store/deletion-checks.ts'
import type { DeletionCheck } from '../../store/schema.ts'
import { type StoreName, write } from '../../store/transaction.ts'
import { instant, type SyncDeps } from '../deps.ts'
import { settleNumbers } from '../pull/duplicate-numbers.ts'
import { UPSERT_STORES } from '../pull/upsert.ts'
import type { RunLog } from '../run-log.ts'
import { CHECKED } from './known-keys.ts'
import { removeBatch, type Told } from './remove-batch.ts'

const STORES: StoreName[] = [...UPSERT_STORES, 'deletionChecks']
/** Records per transaction: the ledger stays readable in between. */
const BATCH = 200

/**
 * Removes what was confirmed, and takes it off the check in the same transaction, so that a check cut
 * short goes on without doing anything twice.
 * @throws StoreError
 */
export async function removeConfirmed(
  deps: SyncDeps,
  connection: Connection,
  log: RunLog,
  check: DeletionCheck,
): Promise<void> {
  const { allowDuplicateInvoiceNumbers } = await deps.settingsOf(connection)
  const inOrder = CHECKED.flatMap(kind => check.candidates.filter(({ entity }) => entity === kind))
  for (let at = 0; at < inOrder.length || at === 0; at += BATCH) {
    const batch = inOrder.slice(at, at + BATCH)
    const rest = inOrder.slice(at + BATCH)
    const told = await write(await deps.ledger(), STORES, async tx => {
      const { told, numbers } = await removeBatch(tx, connection.id, batch, instant(deps))
      await settleNumbers(tx, connection.id, numbers, allowDuplicateInvoiceNumbers)
      if (rest.length > 0) putDeletionCheck(tx, { ...check, candidates: rest })
      else deleteDeletionCheck(tx, connection.id)
      return told
    })
    for (const event of told) tell(log, event)
  }
}

/** By its name: the screens have the words (components/workspace/event-words.ts). */
function tell(log: RunLog, { record, as }: Told): void {
  if (as === 'removed') log.add({ removed: 1 })
  log.event({
    level: as === 'owed-again' || as === 'unapplied' ? 'warn' : 'info',
    entity: record.kind,
    recordId: record.id,
    label: labelOf(record),
    message: as,
  })
}
