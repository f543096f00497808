import type { Instant, LedgerRecord } from '../../ledger/records.ts'
import { wantPdf } from '../../store/pdfs.ts'
import type { WriteTx } from '../../store/transaction.ts'

const RECENT_DAYS = 90

/**
 * Open invoices changed in the last 90 days get their PDF without being asked for (design §3, PDF); they
 * are only noted here, and fetched when nothing else is left to do.
 */
export function wantPdfs(tx: WriteTx, records: LedgerRecord[], now: Instant): void {
  const since = new Date(Date.parse(now) - RECENT_DAYS * 86_400_000).toISOString()
  for (const record of records) {
    if (record.kind !== 'invoice' || record.voided || record.accountingBalance <= 0) continue
    if ((record.updatedThere ?? '') < since) continue
    wantPdf(tx, { connectionId: record.connectionId, invoiceId: record.id, attempts: 0 })
  }
}
