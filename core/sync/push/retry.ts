import type { Instant, LedgerRecord, Payment } from '../../ledger/records.ts'
import { standingOf } from '../../ledger/submission.ts'
import { outboxOf, outboxOfRecord, putOutboxEntry } from '../../store/outbox.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { getRecord, getRecords, putRecord } from '../../store/records.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { enqueue } from './enqueue.ts'
import { markUnsent, unsent } from './marks.ts'

/**
 * The user asks for a record to be sent again, or has just corrected it. What surely is not there becomes
 * a new intent; what may be there is looked up first. A payment that was deleted there is sent as new.
 * @returns how many entries may go now; 0 when the record has nothing to send
 */
export async function retryRecord(
  tx: WriteTx,
  record: LedgerRecord,
  now: Instant,
  newKey: () => string,
): Promise<number> {
  const entries = await outboxOfRecord(tx, record.connectionId, record.id)
  const released = entries.map(entry => release(entry)).filter(entry => entry !== undefined)
  for (const entry of released) {
    await putOutboxEntry(tx, entry)
    if (entry.state === 'waiting') await markUnsent(tx, entry)
  }
  if (entries.length > 0) return released.length
  if (record.kind === 'payment' && record.origin === 'own' && standingOf(record) === 'gone') {
    await putRecord(tx, asNew(record, newKey()))
    await enqueue(
      tx,
      { connectionId: record.connectionId, action: 'create-payment', recordId: record.id },
      now,
    )
    return 1
  }
  const action = CREATE[record.kind]
  if (!action || record.origin !== 'own' || record.externalId !== undefined) return 0
  await enqueue(tx, { connectionId: record.connectionId, action, recordId: record.id }, now)
  return 1
}

const CREATE: Partial<Record<LedgerRecord['kind'], OutboxEntry['action']>> = {
  customer: 'create-customer',
  invoice: 'create-invoice',
  payment: 'create-payment',
}

/** The entry as it may go now; undefined when it is not the user's to release. */
function release(entry: OutboxEntry): OutboxEntry | undefined {
  if (entry.question === 'unclear-answer') return undefined
  const { notBefore: _, ...rest } = entry
  // What may have gone out is looked up, whoever asks.
  if (entry.wire) return { ...rest, state: 'sending', ...(entry.state === 'unknown' ? LOOK_UP : {}) }
  return { ...unsent(entry), attempts: 0 }
}

const LOOK_UP = { lookUpFirst: true } as const

/** A new record for the books: the deleted one keeps the old id and key there. */
function asNew(payment: Payment, ourKey: string): Payment {
  const {
    externalId: _,
    version: __,
    createdThere: ___,
    updatedThere: ____,
    readAt: _____,
    deletedThereAt: ______,
    failure: _______,
    ...rest
  } = payment
  return { ...rest, ourKey, voided: false, standing: 'none', syncState: 'unsynced' }
}

/**
 * What failed because of something that has changed there since is tried again by itself (design §5): an
 * entry whose record names one of these customers, items or invoices. One that asks a question still asks.
 * A change from before the failure was known to the books when they refused, and wakes nothing.
 * @returns how many were woken
 */
export async function wakeDependents(
  tx: WriteTx,
  connectionId: string,
  changed: readonly LedgerRecord[],
  now: Instant,
): Promise<number> {
  const failed = (await outboxOf(tx, connectionId)).filter(
    ({ state, question, failure }) =>
      state === 'needs-user' && question === undefined && failure?.class === 'needs-user',
  )
  if (failed.length === 0) return 0
  const changedAt = new Map(changed.map(record => [nameThere(record), record.updatedThere ?? '']))
  let woken = 0
  for (const entry of failed) {
    const record = await getRecord(tx, connectionId, entry.entity, entry.recordId)
    const since = entry.failure?.at ?? ''
    const named = record ? await namedBy(tx, record) : []
    if (!named.some(name => (changedAt.get(name) ?? '') > since)) continue
    const waiting: OutboxEntry = { ...unsent(entry), attempts: 0, notBefore: now }
    await putOutboxEntry(tx, waiting)
    await markUnsent(tx, waiting)
    woken += 1
  }
  return woken
}

const nameThere = ({ kind, externalId, id }: LedgerRecord): string => `${kind} ${externalId ?? id}`

/** What a record of ours refers to, as the accounting system calls it. */
async function namedBy(tx: WriteTx, record: LedgerRecord): Promise<string[]> {
  if (record.kind !== 'invoice' && record.kind !== 'payment') return []
  const { connectionId } = record
  const customer = await getRecord(tx, connectionId, 'customer', record.customerId)
  const invoices =
    record.kind === 'payment'
      ? await getRecords(
          tx,
          connectionId,
          'invoice',
          record.applications.map(({ invoiceId }) => invoiceId),
        )
      : []
  const items = record.kind === 'invoice' ? record.lines.flatMap(({ itemId }) => itemId ?? []) : []
  return [
    ...[customer, ...invoices].flatMap(each => (each ? [nameThere(each)] : [])),
    ...items.map(itemId => `item ${itemId}`),
  ]
}
