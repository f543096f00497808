import type { UndoneImport } from '../../ledger/csv-book.ts'
import { isEditable } from '../../ledger/editing.ts'
import type { Instant, Payment } from '../../ledger/records.ts'
import { outboxOfRecord } from '../../store/outbox.ts'
import { processorPayments } from '../../store/payments.ts'
import { deleteRecord } from '../../store/records.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { withdraw } from '../../sync/push/enqueue.ts'
import { storeStatus } from './status.ts'

/**
 * Takes back what an import did: the payments it made, as far as surely none of them went out, and the
 * statuses it changed, with what follows from them. `customerIds`: those that the file named.
 */
export async function undoImport(
  tx: WriteTx,
  connectionId: string,
  { importId, customerIds }: { importId: string; customerIds: readonly string[] },
  rules: { submitAuthorizedAch: boolean },
  now: Instant,
): Promise<UndoneImport & { submits: boolean }> {
  const known = await processorPayments(tx, connectionId, customerIds)
  const made = known.filter(each => each.processor?.importId === importId)
  const changed = known.filter(each => !made.includes(each) && each.statusBefore?.importId === importId)
  let submits = false
  for (const { statusBefore, ...payment } of changed) {
    if (!statusBefore) continue
    const { status, held } = statusBefore
    submits = (await storeStatus(tx, payment, status, rules, now, held)).submits || submits
  }
  const kept: UndoneImport['kept'] = []
  for (const payment of made) {
    if (await takeBack(tx, payment)) continue
    const { id, customerName, amount, currency } = payment
    kept.push({ id, customerName, amount, currency })
  }
  return { removed: made.length - kept.length, restored: changed.length, kept, submits }
}

async function takeBack(tx: WriteTx, payment: Payment): Promise<boolean> {
  const { connectionId, id } = payment
  if (payment.standing !== 'none' || payment.externalId !== undefined || !isEditable(payment)) return false
  await withdraw(tx, connectionId, id)
  // What may have gone out is not withdrawn.
  if ((await outboxOfRecord(tx, connectionId, id)).length > 0) return false
  await deleteRecord(tx, connectionId, 'payment', id)
  return true
}
