import type { UndoneImport } from '../../ledger/csv-book.ts'
import { isEditable } from '../../ledger/editing.ts'
import type { Payment } from '../../ledger/records.ts'
import { outboxOfRecord } from '../../store/outbox.ts'
import { ownPayments } from '../../store/payments.ts'
import { deleteRecord } from '../../store/records.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { withdraw } from '../../sync/push/enqueue.ts'

/** Takes back the payments that an import made, as far as surely none of them went out. */
export async function undoImport(tx: WriteTx, connectionId: string, importId: string): Promise<UndoneImport> {
  const made = (await ownPayments(tx, connectionId)).filter(each => each.processor?.importId === importId)
  const kept: UndoneImport['kept'] = []
  for (const payment of made) {
    if (await takeBack(tx, payment)) continue
    const { id, customerName, amount, currency } = payment
    kept.push({ id, customerName, amount, currency })
  }
  return { removed: made.length - kept.length, kept }
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
