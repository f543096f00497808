import type { Instant, Invoice, LedgerRecord, Payment } from '../../ledger/records.ts'
import { hasInvoices } from '../../store/customers.ts'
import { deleteOutboxEntry, outboxOfRecord } from '../../store/outbox.ts'
import { paymentsOfInvoices } from '../../store/payments.ts'
import { deletePdf, unwantPdf } from '../../store/pdfs.ts'
import { deleteRecord, getRecord, putRecord } from '../../store/records.ts'
import type { DeletionCheck } from '../../store/schema.ts'
import { putTombstone } from '../../store/tombstones.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { noteDeletions } from '../pull/deletions.ts'

type Candidate = DeletionCheck['candidates'][number]
type Reason = NonNullable<Candidate['reason']>

/** What became of a record, for the log. */
export interface Told {
  record: LedgerRecord
  as: 'removed' | 'owed-again' | 'hidden-there' | 'unapplied'
}

export interface Removed {
  told: Told[]
  /** Invoice numbers of which one has gone. */
  numbers: string[]
}

/**
 * Removes confirmed candidates in the caller's transaction: payments after the invoices that they may be
 * applied to, customers last, since one stays while an invoice refers to it. What is needed of all of them is
 * asked for at once: a look-up after another takes as long as all of them together.
 */
export async function removeBatch(
  tx: WriteTx,
  connectionId: string,
  batch: readonly Candidate[],
  now: Instant,
): Promise<Removed> {
  const records = await Promise.all(batch.map(({ entity, id }) => getRecord(tx, connectionId, entity, id)))
  const leaving = batch.flatMap((candidate, n) => {
    const record = records[n]
    return record && candidate.reason && !seenSince(record, candidate)
      ? [{ record, reason: candidate.reason }]
      : []
  })
  const outbox = new Map(
    await Promise.all(
      leaving.map(async ({ record: { id } }) => [id, await outboxOfRecord(tx, connectionId, id)] as const),
    ),
  )
  const leave = (record: LedgerRecord, reason: Reason): Told => {
    const { deletedThereAt: _, ...whole } = record
    putTombstone(tx, whole as LedgerRecord, reason, now)
    deleteRecord(tx, connectionId, record.kind, record.id)
    for (const entry of outbox.get(record.id) ?? []) deleteOutboxEntry(tx, entry.id)
    return { record, as: 'removed' }
  }
  const told: Told[] = []
  const invoices = leaving.flatMap(({ record }) => (record.kind === 'invoice' ? [record] : []))
  const unapplied = await unapply(tx, connectionId, invoices)
  for (const { record, reason } of leaving) {
    if (record.kind === 'payment' && record.externalId !== undefined) {
      const deleted = [{ entity: record.kind, externalId: record.externalId }]
      for (const gone of await noteDeletions(tx, connectionId, deleted, now))
        told.push({ record: gone, as: gone.origin === 'own' ? 'owed-again' : 'removed' })
    } else if (record.kind === 'customer' && (await hasInvoices(tx, connectionId, record.id))) {
      putRecord(tx, { ...record, active: false, deletedThereAt: record.deletedThereAt ?? now })
      told.push({ record, as: 'hidden-there' })
    } else told.push(leave(record, reason), ...(unapplied.get(record) ?? []))
  }
  for (const { id } of invoices) {
    deletePdf(tx, connectionId, id)
    unwantPdf(tx, connectionId, id)
  }
  return { told, numbers: invoices.map(({ number }) => number) }
}

/** Seen alive after it was read as gone: it stays. */
const seenSince = ({ readAt = '', deletedThereAt }: LedgerRecord, { confirmedAt }: Candidate): boolean =>
  confirmedAt !== undefined && readAt > confirmedAt && deletedThereAt === undefined

/**
 * What payments applied to invoices that leave is theirs again (design §3). One may have paid several of them.
 * @returns ours, to be listed beside their invoice
 */
async function unapply(
  tx: WriteTx,
  connectionId: string,
  invoices: Invoice[],
): Promise<Map<LedgerRecord, Told[]>> {
  const ids = invoices.map(({ id }) => id)
  const paid = await paymentsOfInvoices(tx, connectionId, ids)
  const changed = new Map<string, Payment>()
  const listed = new Map<LedgerRecord, Told[]>()
  for (const invoice of invoices) {
    const ours: Told[] = []
    for (const stored of paid.get(invoice.id) ?? []) {
      const payment = changed.get(stored.id) ?? stored
      const freed = payment.applications.filter(part => part.invoiceId === invoice.id)
      const amount = freed.reduce((sum, part) => sum + part.amount, 0)
      const next = {
        ...payment,
        applications: payment.applications.filter(part => part.invoiceId !== invoice.id),
        unapplied: payment.unapplied + amount,
      }
      changed.set(next.id, next)
      if (next.origin === 'own') ours.push({ record: next, as: 'unapplied' })
    }
    listed.set(invoice, ours)
  }
  for (const payment of changed.values()) putRecord(tx, payment)
  return listed
}
