import { AccountingError, type Connector } from '../../accounting/connector.ts'
import type { Invoice } from '../../ledger/records.ts'
import { putPdf, unwantPdf } from '../../store/pdfs.ts'
import { write } from '../../store/transaction.ts'
import { instant, type SyncDeps } from '../deps.ts'

/**
 * Fetches an invoice's PDF and stores it in place of the one before. Something that is no PDF (a page of
 * a proxy, a cut answer) is not stored.
 * @throws AccountingError, StoreError
 */
export async function fetchPdf(deps: SyncDeps, connector: Connector, invoice: Invoice): Promise<void> {
  const { connectionId, id, externalId, version } = invoice
  if (externalId === undefined) return
  const bytes = await connector.pdf(externalId)
  if (!looksLikePdf(bytes)) {
    throw new AccountingError('The accounting system sent something that is not a PDF.', { class: 'bug' })
  }
  const now = instant(deps)
  // A view of a larger buffer would take the whole of it into the store.
  const exact = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
  await write(await deps.ledger(), ['pdfs', 'pdfQueue'], async tx => {
    unwantPdf(tx, connectionId, id)
    await putPdf(tx, {
      connectionId,
      invoiceId: id,
      bytes: exact.buffer,
      size: bytes.byteLength,
      fetchedAt: now,
      usedAt: now,
      ...(version === undefined ? {} : { version }),
    })
  })
  deps.announce(connectionId, 'pdf')
}

/** `%PDF-` within the first kilobyte, as readers accept it, and the end marker in the last. */
export function looksLikePdf(bytes: Uint8Array): boolean {
  const text = (part: Uint8Array) => String.fromCharCode(...part)
  return text(bytes.subarray(0, 1024)).includes('%PDF-') && text(bytes.subarray(-1024)).includes('%%EOF')
}
