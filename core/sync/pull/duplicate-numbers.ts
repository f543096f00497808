import { resolveDuplicates } from '../../ledger/duplicates.ts'
import type { Invoice } from '../../ledger/records.ts'
import { invoicesByNumber } from '../../store/invoices.ts'
import { putRecord } from '../../store/records.ts'
import type { WriteTx } from '../../store/transaction.ts'

/**
 * Decides which invoices of these numbers are listed and which are skipped, and stores the marks that
 * changed. Called in the transaction in which one of a number came, went or was renumbered, so the answer
 * does not depend on the order of arrival (design §3, Duplicate numbers).
 */
export async function settleNumbers(
  tx: WriteTx,
  connectionId: string,
  numbers: Iterable<string>,
  allow: boolean,
): Promise<{ skipped: Invoice[]; cameIn: Invoice[] }> {
  const distinct = [...new Set(numbers)].filter(number => number !== '')
  const groups = await Promise.all(distinct.map(number => invoicesByNumber(tx, connectionId, number)))
  const skipped: Invoice[] = []
  const cameIn: Invoice[] = []
  for (const group of groups) {
    // A lone invoice may still carry the mark of one that has gone.
    for (const invoice of resolveDuplicates(group, allow).changed) {
      putRecord(tx, invoice)
      const before = group.find(other => other.id === invoice.id)
      if (invoice.skippedFor !== undefined) skipped.push(invoice)
      else if (before?.skippedFor !== undefined) cameIn.push(invoice)
    }
  }
  return { skipped, cameIn }
}
