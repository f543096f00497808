import type { LedgerRecord } from '../../ledger/records.ts'
import { deleteOutboxEntry, outboxOfRecord, putOutboxEntry } from '../../store/outbox.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { appliesAsMeant } from '../push/accept.ts'
import { unsent } from '../push/marks.ts'

/**
 * A pulled payment with our key completes ours (design §3, One payment, one record): whatever its entry
 * waited for, it stands there, so nothing is sent any more. Where it was applied otherwise than we meant,
 * a person looks at it, as when the answer itself had told us.
 */
export async function completeOurs(tx: WriteTx, own: LedgerRecord, there: LedgerRecord): Promise<void> {
  if (there.kind !== 'payment' || own.externalId !== undefined) return
  for (const entry of await outboxOfRecord(tx, own.connectionId, own.id)) {
    if (entry.action !== 'create-payment') continue
    const meant = entry.intent
    if (meant?.action !== 'create-payment' || there.voided || appliesAsMeant(meant, there)) {
      deleteOutboxEntry(tx, entry.id)
    } else putOutboxEntry(tx, { ...unsent(entry), state: 'needs-user', question: 'unclear-answer' })
  }
}
