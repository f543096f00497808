import { AccountingError, type Connector } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import { getPdf, unwantPdf, wantedPdfs, wantPdf } from '../../store/pdfs.ts'
import { getRecord } from '../../store/records.ts'
import { write } from '../../store/transaction.ts'
import type { SyncDeps } from '../deps.ts'
import type { RunLog } from '../run-log.ts'
import { fetchPdf } from './fetch-pdf.ts'

/** So many a run: PDFs are the last in the queue, and must not eat the budget of what matters more. */
const PER_RUN = 25
const ATTEMPTS = 3

/**
 * Fetches some of the PDFs that were noted while pulling. One that fails is tried again in a later run,
 * three times in all; opening the invoice fetches it in any case.
 * @throws AccountingError when the sign-in ended, StoreError
 */
export async function fetchWantedPdfs(
  deps: SyncDeps,
  connection: Connection,
  connector: Connector,
  log: RunLog,
): Promise<void> {
  for (const wanted of await wantedPdfs(await deps.ledger(), connection.id, PER_RUN)) {
    const ledger = await deps.ledger()
    const { connectionId, invoiceId, attempts } = wanted
    const invoice = await getRecord(ledger, connectionId, 'invoice', invoiceId)
    const stored = await getPdf(ledger, connectionId, invoiceId)
    const isCurrent = stored !== undefined && stored.version === invoice?.version
    if (!invoice?.externalId || invoice.deletedThereAt !== undefined || isCurrent) {
      await write(ledger, ['pdfQueue'], tx => unwantPdf(tx, connectionId, invoiceId))
      continue
    }
    try {
      await fetchPdf(deps, connector, invoice)
    } catch (error) {
      if (!(error instanceof AccountingError)) throw error
      if (error.class === 'sign-in') throw error
      // The network or the server's patience is at an end: the rest waits, and the sync is none the worse.
      if (error.class === 'retry') return
      await write(ledger, ['pdfQueue'], tx =>
        attempts + 1 < ATTEMPTS
          ? wantPdf(tx, { ...wanted, attempts: attempts + 1 })
          : unwantPdf(tx, connectionId, invoiceId),
      )
      log.event({
        level: 'warn',
        entity: 'invoice',
        recordId: invoiceId,
        label: invoice.number,
        message: 'no-pdf',
        raw: error.message,
      })
    }
  }
}
