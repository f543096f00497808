import type { Changes } from '../../accounting/connector.ts'
import { paymentGone } from '../../ledger/merge.ts'
import type { Instant, LedgerRecord } from '../../ledger/records.ts'
import { deleteRecord, findByExternal, putRecord } from '../../store/records.ts'
import { putTombstone } from '../../store/tombstones.ts'
import type { WriteTx } from '../../store/transaction.ts'

/**
 * Deletions that the accounting system told of (design §3, Deletion check). A payment's takes effect at
 * once: an imported one leaves, one of ours is `gone` and stays, with its flag. Everything else is only
 * marked *deleted there* and leaves at the deletion check, after a read has confirmed it. Takes a
 * transaction over the record stores and the tombstones.
 * @returns the records concerned, as they stood before
 */
export async function noteDeletions(
  tx: WriteTx,
  connectionId: string,
  deleted: Changes['deleted'],
  now: Instant,
): Promise<LedgerRecord[]> {
  const concerned: LedgerRecord[] = []
  for (const { entity, externalId, at } of deleted) {
    const record = await findByExternal(tx, connectionId, entity, externalId)
    if (!record) continue
    if (record.kind === 'payment') {
      if (record.standing === 'gone') continue
      if (record.origin === 'own') putRecord(tx, paymentGone(record, at ?? now))
      else {
        deleteRecord(tx, connectionId, 'payment', record.id)
        putTombstone(tx, record, 'deleted', now)
      }
    } else {
      if (record.deletedThereAt !== undefined) continue
      // `readAt` moves too: an answer asked for before this one must not take the mark away again.
      putRecord(tx, { ...record, deletedThereAt: at ?? now, readAt: now })
    }
    concerned.push(record)
  }
  return concerned
}
