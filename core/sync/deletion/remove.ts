import type { Connection } from '../../ledger/connection.ts'
import { labelOf } from '../../ledger/label.ts'
import type { Instant, LedgerRecord } from '../../ledger/records.ts'
import { hasInvoices } from '../../store/customers.ts'
import { deleteDeletionCheck, putDeletionCheck } from '../../store/deletion-checks.ts'
import { deleteOutboxEntry, outboxOfRecord } from '../../store/outbox.ts'
import { paymentsOfInvoice } from '../../store/payments.ts'
import { deletePdf, unwantPdf } from '../../store/pdfs.ts'
import { deleteRecord, getRecord, putRecord } from '../../store/records.ts'
import type { DeletionCheck } from '../../store/schema.ts'
import { putTombstone } from '../../store/tombstones.ts'
import { type StoreName, type WriteTx, write } from '../../store/transaction.ts'
import { instant, type SyncDeps } from '../deps.ts'
import { noteDeletions } from '../pull/deletions.ts'
import { settleNumbers } from '../pull/duplicate-numbers.ts'
import { UPSERT_STORES } from '../pull/upsert.ts'
import type { RunLog } from '../run-log.ts'

type Candidate = DeletionCheck['candidates'][number]
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
  // Customers last: one stays while an invoice refers to it.
  const inOrder = [
    ...check.candidates.filter(({ entity }) => entity !== 'customer'),
    ...check.candidates.filter(({ entity }) => entity === 'customer'),
  ]
  for (let at = 0; at < inOrder.length || at === 0; at += BATCH) {
    const batch = inOrder.slice(at, at + BATCH)
    const rest = inOrder.slice(at + BATCH)
    const told = await write(await deps.ledger(), STORES, async tx => {
      const told: Told[] = []
      const numbers: string[] = []
      for (const candidate of batch) {
        const removal = await removeOne(tx, connection.id, candidate, instant(deps))
        told.push(...removal.told)
        numbers.push(...removal.numbers)
      }
      await settleNumbers(tx, connection.id, numbers, allowDuplicateInvoiceNumbers)
      if (rest.length > 0) putDeletionCheck(tx, { ...check, candidates: rest })
      else deleteDeletionCheck(tx, connection.id)
      return told
    })
    for (const event of told) tell(log, event)
  }
}

interface Told {
  record: LedgerRecord
  as: 'removed' | 'owed-again' | 'hidden-there' | 'unapplied'
}

async function removeOne(
  tx: WriteTx,
  connectionId: string,
  { entity, id, reason, confirmedAt }: Candidate,
  now: Instant,
): Promise<{ told: Told[]; numbers: string[] }> {
  const record = await getRecord(tx, connectionId, entity, id)
  // Seen alive after it was read as gone: it stays.
  const seenSince = confirmedAt !== undefined && (record?.readAt ?? '') > confirmedAt
  if (!record || reason === undefined || (seenSince && record.deletedThereAt === undefined)) return NOTHING
  if (record.kind === 'payment' && record.externalId !== undefined) {
    const deleted = [{ entity, externalId: record.externalId }]
    const gone = await noteDeletions(tx, connectionId, deleted, now)
    return {
      told: gone.map(record => ({ record, as: record.origin === 'own' ? 'owed-again' : 'removed' })),
      numbers: [],
    }
  }
  if (record.kind === 'customer' && (await hasInvoices(tx, connectionId, id))) {
    putRecord(tx, { ...record, active: false, deletedThereAt: record.deletedThereAt ?? now })
    return { told: [{ record, as: 'hidden-there' }], numbers: [] }
  }
  const { deletedThereAt: _, ...whole } = record
  putTombstone(tx, whole as LedgerRecord, reason, now)
  await deleteRecord(tx, connectionId, entity, id)
  for (const entry of await outboxOfRecord(tx, connectionId, id)) deleteOutboxEntry(tx, entry.id)
  if (record.kind !== 'invoice') return { told: [{ record, as: 'removed' }], numbers: [] }
  deletePdf(tx, connectionId, id)
  unwantPdf(tx, connectionId, id)
  const unapplied = await unapply(tx, connectionId, id)
  return {
    told: [{ record, as: 'removed' }, ...unapplied.map(record => ({ record, as: 'unapplied' as const }))],
    numbers: [record.number],
  }
}

const NOTHING = { told: [], numbers: [] }

/** What payments applied to a removed invoice is theirs again (design §3). @returns ours, to be listed */
async function unapply(tx: WriteTx, connectionId: string, invoiceId: string): Promise<LedgerRecord[]> {
  const ours: LedgerRecord[] = []
  for (const payment of await paymentsOfInvoice(tx, connectionId, invoiceId)) {
    const freed = payment.applications.filter(part => part.invoiceId === invoiceId)
    const amount = freed.reduce((sum, part) => sum + part.amount, 0)
    const next = {
      ...payment,
      applications: payment.applications.filter(part => part.invoiceId !== invoiceId),
      unapplied: payment.unapplied + amount,
    }
    putRecord(tx, next)
    if (payment.origin === 'own') ours.push(next)
  }
  return ours
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
