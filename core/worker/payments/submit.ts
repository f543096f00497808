import type { Instant, Payment } from '../../ledger/records.ts'
import { submissionOf } from '../../ledger/submission.ts'
import { putRecord } from '../../store/records.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { enqueue, withdraw } from '../../sync/push/enqueue.ts'

/**
 * Puts into the outbox, or takes out of it, what follows from the payment as it stands now, in the
 * transaction that makes it so (design §3, Submission).
 * @returns whether something waits to be sent
 */
export async function applySubmission(
  tx: WriteTx,
  payment: Payment,
  settings: { submitAuthorizedAch: boolean },
  now: Instant,
): Promise<boolean> {
  const { connectionId, id } = payment
  if (payment.origin !== 'own') return false
  switch (submissionOf(payment, settings).action) {
    case 'submit':
      await enqueue(tx, { connectionId, action: 'create-payment', recordId: id }, now)
      return true
    case 'wait':
    case 'withdraw':
      await withdraw(tx, connectionId, id)
      return false
    default:
      return false
  }
}

/**
 * An authorized ACH payment that the switched-off setting keeps here: asked about before it goes after all.
 * Only for one that surely did not go out (standing `none`). @returns whether it was not held before
 */
export async function hold(tx: WriteTx, payment: Payment): Promise<boolean> {
  await withdraw(tx, payment.connectionId, payment.id)
  if (payment.held) return false
  await putRecord(tx, { ...payment, held: true, syncState: 'unsynced' })
  return true
}
