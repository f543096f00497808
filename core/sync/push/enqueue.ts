import type { EntityKind, Instant, LedgerRecord } from '../../ledger/records.ts'
import { deleteOutboxEntry, getOutboxEntry, outboxOfRecord, putOutboxEntry } from '../../store/outbox.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { getRecord, putRecord } from '../../store/records.ts'
import type { StoreName, WriteTx } from '../../store/transaction.ts'

/** The stores a transaction must hold to enqueue or withdraw. */
export const ENQUEUE_STORES: StoreName[] = ['outbox', 'customers', 'invoices', 'payments']

const ENTITY_OF = {
  'create-customer': 'customer',
  'create-invoice': 'invoice',
  'create-payment': 'payment',
  'delete-payment': 'payment',
  'activate-item': 'item',
  'send-invoice': 'invoice',
} as const satisfies Record<OutboxEntry['action'], EntityKind>

/** One entry per record and action: enqueueing twice is enqueueing once. */
export const outboxId = (connectionId: string, action: OutboxEntry['action'], recordId: string): string =>
  `${connectionId}\n${action}\n${recordId}`

/**
 * Writes an intent down, in the transaction that makes the record what it is. What the record depends on
 * and does not stand there yet (its customer, the invoices it pays) is enqueued before it. An entry that
 * is open already stays as it is, so that nothing under way is forgotten. `instead`: the entry that was taken
 * back for this one; what another browser may have sent of it is looked up still.
 */
export async function enqueue(
  tx: WriteTx,
  wanted: { connectionId: string; action: OutboxEntry['action']; recordId: string },
  now: Instant,
  instead?: OutboxEntry,
): Promise<OutboxEntry> {
  const { connectionId, action, recordId } = wanted
  const id = outboxId(connectionId, action, recordId)
  const open = await getOutboxEntry(tx, id)
  if (open) return open
  const entity = ENTITY_OF[action]
  if (action === 'create-invoice' || action === 'create-payment') {
    const record = await getRecord(tx, connectionId, entity as 'invoice' | 'payment', recordId)
    if (record) await enqueueWhatItNeeds(tx, record, now)
  }
  const entry: OutboxEntry = {
    id,
    connectionId,
    entity,
    recordId,
    action,
    state: 'waiting',
    attempts: 0,
    createdAt: now,
    ...(instead?.lookUpFirst ? { createdAt: instead.createdAt, lookUpFirst: true } : {}),
  }
  await putOutboxEntry(tx, entry)
  return entry
}

async function enqueueWhatItNeeds(tx: WriteTx, record: LedgerRecord, now: Instant): Promise<void> {
  if (record.kind !== 'invoice' && record.kind !== 'payment') return
  const { connectionId } = record
  const customer = await getRecord(tx, connectionId, 'customer', record.customerId)
  if (customer?.origin === 'own' && customer.syncState === 'unsynced') {
    await enqueue(tx, { connectionId, action: 'create-customer', recordId: customer.id }, now)
  }
  if (record.kind !== 'payment') return
  for (const { invoiceId } of record.applications) {
    const invoice = await getRecord(tx, connectionId, 'invoice', invoiceId)
    if (invoice?.origin === 'own' && invoice.syncState === 'unsynced' && !invoice.draft) {
      await enqueue(tx, { connectionId, action: 'create-invoice', recordId: invoice.id }, now)
    }
  }
}

/** May an entry still be taken back? Not once something may have gone out, nor when it stands there. */
const isUnsent = (entry: OutboxEntry): boolean =>
  entry.wire === undefined && entry.state !== 'sending' && entry.question !== 'unclear-answer'

/**
 * Takes back what was not sent yet: a payment that failed or was voided, or the setting that no longer
 * submits it (design §3, Submission). What may have gone out stays, until its outcome is known.
 * @returns the entry that was taken back
 */
export async function withdraw(
  tx: WriteTx,
  connectionId: string,
  recordId: string,
): Promise<OutboxEntry | undefined> {
  let taken: OutboxEntry | undefined
  for (const entry of await outboxOfRecord(tx, connectionId, recordId)) {
    if (!entry.action.startsWith('create-') || !isUnsent(entry)) continue
    await deleteOutboxEntry(tx, entry.id)
    taken = entry
    const record = await getRecord(tx, connectionId, entry.entity, recordId)
    if (record && record.externalId === undefined && record.syncState !== 'unsynced') {
      const { failure: _, ...rest } = record
      await putRecord(tx, { ...rest, syncState: 'unsynced' } as LedgerRecord)
    }
  }
  return taken
}
