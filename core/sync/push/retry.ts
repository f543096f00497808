import type { Instant, LedgerRecord, Payment } from '../../ledger/records.ts'
import { standingOf } from '../../ledger/submission.ts'
import { outboxOfRecord, putOutboxEntry } from '../../store/outbox.ts'
import { getRecord, putRecord } from '../../store/records.ts'
import type { OutboxEntry } from '../../store/schema.ts'
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
 * What failed because of something that has changed since is tried again by itself (design §5): an entry
 * whose record names one of these customers, items or invoices. One that asks a question still asks.
 */
export async function wakeDependents(
  tx: WriteTx,
  entries: OutboxEntry[],
  changed: ReadonlySet<string>,
): Promise<number> {
  let woken = 0
  for (const entry of entries) {
    if (entry.state !== 'needs-user' || entry.question || entry.failure?.class !== 'needs-user') continue
    const record = await getRecord(tx, entry.connectionId, entry.entity, entry.recordId)
    if (!record || !names(record).some(id => changed.has(id))) continue
    const waiting = { ...unsent(entry), attempts: 0 }
    await putOutboxEntry(tx, waiting)
    await markUnsent(tx, waiting)
    woken += 1
  }
  return woken
}

function names(record: LedgerRecord): string[] {
  if (record.kind === 'invoice')
    return [record.customerId, ...record.lines.flatMap(({ itemId }) => (itemId ? [itemId] : []))]
  if (record.kind === 'payment')
    return [record.customerId, ...record.applications.map(({ invoiceId }) => invoiceId)]
  return []
}
