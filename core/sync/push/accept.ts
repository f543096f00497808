import type { Intent } from '../../accounting/connector.ts'
import type { Instant, LedgerRecord, Payment } from '../../ledger/records.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { findByExternal, getRecord, putRecord } from '../../store/records.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { type UpsertOptions, upsert } from '../pull/upsert.ts'
import type { Covered } from './covered.ts'

type Options = Pick<UpsertOptions, 'readAt' | 'allowDuplicates'>

/**
 * Stores the answer to an intent as our record: its id, origin and marks stay, the facts are theirs. What was
 * found there by a look-up may be another's work: ours stays as a note (design §3, Editing).
 */
export async function accept(
  tx: WriteTx,
  { connectionId, entity, recordId }: Pick<OutboxEntry, 'connectionId' | 'entity' | 'recordId'>,
  answer: LedgerRecord,
  options: Options,
  lookedUp = false,
): Promise<LedgerRecord> {
  const ours = await getRecord(tx, connectionId, entity, recordId)
  const externalId = answer.externalId ?? answer.id
  if (ours) {
    // Ours was never told by the books, so nothing in it can be newer than their answer.
    const { readAt: _, updatedThere: __, failure: ___, ...unread } = ours
    const noted = lookedUp && ours.kind === 'invoice' ? { ourVersion: ours } : {}
    await putRecord(tx, { ...unread, ...noted, externalId } as LedgerRecord)
  }
  await upsert(tx, connectionId, [answer], options)
  return (await findByExternal(tx, connectionId, entity, externalId)) ?? answer
}

/** Stores what a fresh reading told of the invoices a payment covers: their balances, or that one is gone. */
export async function storeCovered(tx: WriteTx, connectionId: string, covered: Covered[], options: Options) {
  const found = covered.flatMap(({ answer }) => ('found' in answer ? [answer.found] : []))
  await upsert(tx, connectionId, found, options)
  for (const { externalId, answer } of covered) {
    if ('gone' in answer) await markDeleted(tx, connectionId, externalId, options.readAt)
  }
}

/** It leaves at the deletion check (design §3); until then its reminders rest. */
async function markDeleted(tx: WriteTx, connectionId: string, externalId: string, at: Instant) {
  const invoice = await findByExternal(tx, connectionId, 'invoice', externalId)
  if (invoice && invoice.deletedThereAt === undefined) {
    await putRecord(tx, { ...invoice, deletedThereAt: at, readAt: at })
  }
}

/** Did the accounting system apply what we meant? Amounts per invoice, by its own ids, and what stayed unapplied. */
export function appliesAsMeant(meant: Intent & { action: 'create-payment' }, there: Payment): boolean {
  if (meant.payment.amount !== there.amount || meant.payment.unapplied !== there.unapplied) return false
  const sums = new Map<string, number>()
  const add = (id: string, amount: number) => sums.set(id, (sums.get(id) ?? 0) + amount)
  for (const { invoiceExternalId, amount } of meant.applications) add(invoiceExternalId, amount)
  for (const { invoiceId, amount } of there.applications) add(invoiceId, -amount)
  return [...sums.values()].every(rest => rest === 0)
}
