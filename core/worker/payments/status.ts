import type { Instant, Payment, PaymentStatus } from '../../ledger/records.ts'
import { putRecord } from '../../store/records.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { applySubmission } from './submit.ts'

/**
 * Gives a payment its next status, and does what follows from it, in one transaction. `held`: back to what
 * waits for the user's word; a step forward ends that.
 * @returns the payment as it is stored, and whether something waits to be sent
 */
export async function storeStatus(
  tx: WriteTx,
  payment: Payment,
  status: PaymentStatus,
  rules: { submitAuthorizedAch: boolean },
  now: Instant,
  held?: boolean,
): Promise<{ stored: Payment; submits: boolean }> {
  const { held: _, ...rest } = payment
  const stored: Payment = { ...rest, status, statusChangedAt: now, ...(held ? { held } : {}) }
  await putRecord(tx, stored)
  return { stored, submits: await applySubmission(tx, stored, rules, now) }
}
