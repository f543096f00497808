import type { Instant } from '../ledger/records.ts'
import type { Ledger } from './open.ts'
import type { StoredPdf, WantedPdf } from './schema.ts'
import { from, type Reader, rowsOf, unawaited, type WriteTx, write } from './transaction.ts'

/** Above this the least recently used go (design §3, PDF). */
const LIMIT_BYTES = 200 * 1024 * 1024

/** An invoice's PDF, if it is stored; `touchPdf` when it is shown. */
export async function getPdf(
  reader: Reader,
  connectionId: string,
  invoiceId: string,
): Promise<StoredPdf | undefined> {
  return from(reader, 'pdfs').get([connectionId, invoiceId])
}

/** Is it there? Without loading it. */
export async function hasPdf(reader: Reader, connectionId: string, invoiceId: string): Promise<boolean> {
  return (await from(reader, 'pdfs').getKey([connectionId, invoiceId])) !== undefined
}

/** Marks it as used now, so that it goes last. */
export async function touchPdf(
  ledger: Ledger,
  connectionId: string,
  invoiceId: string,
  now: Instant,
): Promise<void> {
  await write(ledger, ['pdfs'], async tx => {
    const pdf = await getPdf(tx, connectionId, invoiceId)
    if (pdf) tx.objectStore('pdfs').put({ ...pdf, usedAt: now })
  })
}

/** Stores a PDF and lets the least recently used go until all fit. @returns how many went */
export async function putPdf(tx: WriteTx, pdf: StoredPdf, limit = LIMIT_BYTES): Promise<number> {
  const store = tx.objectStore('pdfs')
  await store.put(pdf)
  const newestFirst: { key: [string, string]; size: number }[] = []
  let cursor = await store.index('used').openKeyCursor(null, 'prev')
  for (; cursor; cursor = await cursor.continue()) {
    newestFirst.push({ key: cursor.primaryKey, size: cursor.key[1] })
  }
  // The new one stays, whatever its size.
  let room = limit - pdf.size
  let gone = 0
  for (const { key, size } of newestFirst) {
    if (key[0] === pdf.connectionId && key[1] === pdf.invoiceId) continue
    if (size <= room) room -= size
    else {
      store.delete(key)
      gone += 1
    }
  }
  return gone
}

export function deletePdf(tx: WriteTx, connectionId: string, invoiceId: string): Promise<void> {
  return unawaited(tx.objectStore('pdfs').delete([connectionId, invoiceId]))
}

/** Invoices whose PDF is still to be fetched, at most `limit`. */
export async function wantedPdfs(reader: Reader, connectionId: string, limit: number): Promise<WantedPdf[]> {
  return from(reader, 'pdfQueue').getAll(rowsOf(connectionId), limit)
}

export function wantPdf(tx: WriteTx, wanted: WantedPdf): Promise<unknown> {
  return unawaited(tx.objectStore('pdfQueue').put(wanted))
}

export function unwantPdf(tx: WriteTx, connectionId: string, invoiceId: string): Promise<void> {
  return unawaited(tx.objectStore('pdfQueue').delete([connectionId, invoiceId]))
}
