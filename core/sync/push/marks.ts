import { paymentGone } from '../../ledger/merge.ts'
import type { Instant, LedgerRecord, SyncFailure } from '../../ledger/records.ts'
import { deleteOutboxEntry, putOutboxEntry } from '../../store/outbox.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { deleteRecord, getRecord, putRecord } from '../../store/records.ts'
import { putTombstone } from '../../store/tombstones.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { noteReminder } from '../reminders/note.ts'

/**
 * What a record shows while its entry is on the way. Only what creates a record speaks of its sync state:
 * deleting a payment or sending an invoice does not make it less accepted.
 */
async function mark(
  tx: WriteTx,
  entry: OutboxEntry,
  failure: SyncFailure | undefined,
  change: (record: LedgerRecord) => Partial<LedgerRecord>,
): Promise<void> {
  const record = await getRecord(tx, entry.connectionId, entry.entity, entry.recordId)
  if (!record) return
  const { failure: _, ...rest } = record
  const changed = entry.action.startsWith('create-') ? change(record) : {}
  await putRecord(tx, { ...rest, ...changed, ...(failure ? { failure } : {}) } as LedgerRecord)
}

const standing = (record: LedgerRecord, value: 'none' | 'in-flight'): Partial<LedgerRecord> =>
  record.kind === 'payment' ? { standing: value } : {}

export const markSyncing = (tx: WriteTx, entry: OutboxEntry): Promise<void> =>
  mark(tx, entry, undefined, record => ({ syncState: 'syncing', ...standing(record, 'in-flight') }))

/** Surely not there, and nothing is out any more. */
export const markUnsent = (tx: WriteTx, entry: OutboxEntry, failure?: SyncFailure): Promise<void> =>
  mark(tx, entry, failure, record => ({ syncState: 'unsynced', ...standing(record, 'none') }))

export async function markUnknown(
  tx: WriteTx,
  entry: OutboxEntry,
  at: Instant,
  failure?: SyncFailure,
): Promise<void> {
  await noteReminder(tx, entry, 'unknown', at, failure?.message)
  // The e-mail's failure is not the invoice's.
  const own = entry.reminder ? undefined : failure
  await mark(tx, entry, own, record => ({ syncState: 'unknown', ...standing(record, 'in-flight') }))
}

/** The deletion took effect: what the payment covered is owed again (design §3, failed · gone). */
export async function markGone(tx: WriteTx, entry: OutboxEntry, at: Instant): Promise<void> {
  const record = await getRecord(tx, entry.connectionId, entry.entity, entry.recordId)
  if (record?.kind !== 'payment') return
  if (record.origin === 'own') {
    const { failure: _, ...rest } = record
    await putRecord(tx, paymentGone(rest, at))
  } else {
    await deleteRecord(tx, record.connectionId, 'payment', record.id)
    await putTombstone(tx, record, 'deleted', at)
  }
}

/**
 * The user must change something: the reason stands on the entry and on the record, which can be edited. A
 * reminder is listed as failed and is over: the next step gets its own chance.
 */
export async function refuse(tx: WriteTx, entry: OutboxEntry, failure: SyncFailure): Promise<void> {
  if (entry.reminder) {
    await deleteOutboxEntry(tx, entry.id)
    return noteReminder(tx, entry, 'failed', failure.at, failure.message)
  }
  await putOutboxEntry(tx, { ...unsent(entry), state: 'needs-user', failure })
  await mark(tx, entry, failure, record => ({ syncState: 'failed', ...standing(record, 'none') }))
}

/**
 * The entry without anything that was sent: its next sending is a new intent with a new key. One that another
 * browser may have sent, and that nobody has looked up yet, stays so.
 */
export function unsent(entry: OutboxEntry): OutboxEntry {
  const { wire, intent: _, firstSentAt: __, lookUpFirst, ...rest } = withoutFailure(entry)
  return { ...rest, state: 'waiting', ...(lookUpFirst && !wire ? { lookUpFirst } : {}) }
}

export function withoutFailure(entry: OutboxEntry): OutboxEntry {
  const { failure: _, notBefore: __, question: ___, ...rest } = entry
  return rest
}
