import type { Intent } from '../../accounting/connector.ts'
import { resolveDuplicates } from '../../ledger/duplicates.ts'
import { mergePulled } from '../../ledger/merge.ts'
import type { Instant, LedgerRecord, Payment } from '../../ledger/records.ts'
import { invoicesByNumber } from '../../store/invoices.ts'
import { findByExternal, getRecord, putRecord } from '../../store/records.ts'
import type { OutboxEntry } from '../../store/schema.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { absorbTwin } from './absorb-twin.ts'
import type { Covered } from './covered.ts'
import { withOwnIds } from './own-ids.ts'

/** Stores the answer to an intent as our record: its id, origin and marks stay, the facts are theirs. */
export async function accept(
  tx: WriteTx,
  entry: Pick<OutboxEntry, 'connectionId' | 'entity' | 'recordId'>,
  answer: LedgerRecord,
  allowDuplicates: boolean,
): Promise<LedgerRecord> {
  const { connectionId, entity, recordId } = entry
  const ours = await getRecord(tx, connectionId, entity, recordId)
  const there = await withOwnIds(tx, answer)
  // Ours was never told by the books, so nothing in it can be newer than their answer.
  const { readAt: _, updatedThere: __, ...unread } = ours ?? there
  const merged = mergePulled(unread as LedgerRecord, there)
  await putRecord(tx, merged)
  await absorbTwin(tx, merged)
  if (merged.kind === 'invoice') await settleNumber(tx, connectionId, merged.number, allowDuplicates)
  return merged
}

/** Which invoices of a number are listed, now that one came to stand there (design §3, Duplicate numbers). */
async function settleNumber(tx: WriteTx, connectionId: string, number: string, allow: boolean) {
  if (number === '') return
  const same = await invoicesByNumber(tx, connectionId, number)
  for (const invoice of resolveDuplicates(same, allow).changed) await putRecord(tx, invoice)
}

/** Stores what a fresh reading told of the invoices a payment covers: their balances, or that one is gone. */
export async function storeCovered(tx: WriteTx, connectionId: string, covered: Covered[], now: Instant) {
  for (const { answer, externalId } of covered) {
    const stored = await findByExternal(tx, connectionId, 'invoice', externalId)
    if (!stored) continue
    if ('gone' in answer) await putRecord(tx, { ...stored, deletedThereAt: stored.deletedThereAt ?? now })
    else if ('found' in answer) await putRecord(tx, mergePulled(stored, await withOwnIds(tx, answer.found)))
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
