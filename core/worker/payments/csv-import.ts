import { arBalance } from '../../ledger/balance.ts'
import type { Connection } from '../../ledger/connection.ts'
import {
  type ImportResult,
  type ImportRow,
  inOrder,
  PaymentBook,
  UNDO_MILLISECONDS,
} from '../../ledger/csv-book.ts'
import { newRowProblem, paymentFromRow, processorRow, rowProblem } from '../../ledger/csv-payment.ts'
import { addMilliseconds } from '../../ledger/dates.ts'
import type { Instant, Payment } from '../../ledger/records.ts'
import { getOutboxEntry, putOutboxEntry } from '../../store/outbox.ts'
import { paymentsOfInvoice, processorPayments } from '../../store/payments.ts'
import { getRecord, putRecord } from '../../store/records.ts'
import type { WriteTx } from '../../store/transaction.ts'
import { outboxId } from '../../sync/push/enqueue.ts'
import { storeStatus } from './status.ts'
import { applySubmission } from './submit.ts'

export interface ImportFacts {
  connection: Connection
  fileType: string
  importId: string
  submitAuthorizedAch: boolean
  now: Instant
  newId: () => string
  newKey: () => string
}

/**
 * Carries out the rows of a file, each decided again on what stands here now (the page's preview may be
 * old). A row that is refused stops none of the others.
 * @returns what became of each row, and whether a known payment now waits to be sent
 */
export async function importRows(
  tx: WriteTx,
  rows: readonly ImportRow[],
  facts: ImportFacts,
): Promise<{ results: ImportResult[]; submits: boolean }> {
  const customers = [...new Set(rows.map(({ customerId }) => customerId))]
  const book = new PaymentBook(await processorPayments(tx, facts.connection.id, customers))
  const results: ImportResult[] = []
  let submits = false
  for (const row of inOrder(rows)) {
    const done = await importRow(tx, row, book, facts)
    results.push({ row: row.row, kind: done.kind, ...(done.message ? { message: done.message } : {}) })
    submits ||= done.submits ?? false
  }
  return { results: results.sort((a, b) => a.row - b.row), submits }
}

async function importRow(
  tx: WriteTx,
  row: ImportRow,
  book: PaymentBook,
  facts: ImportFacts,
): Promise<Omit<ImportResult, 'row'> & { submits?: boolean }> {
  const { connection, now } = facts
  const customer = await getRecord(tx, connection.id, 'customer', row.customerId)
  const invoice = row.invoiceId ? await getRecord(tx, connection.id, 'invoice', row.invoiceId) : undefined
  const found = { connection, customer, invoice, fileType: facts.fileType }
  const problem = rowProblem(row, found)
  if (problem || !customer) return { kind: 'refused', message: problem ?? '' }
  const effect = book.decide(processorRow(row, found), row.is)
  switch (effect.kind) {
    case 'new': {
      const closed = newRowProblem(row, found)
      if (closed) return { kind: 'refused', message: closed }
      const owed = invoice ? arBalance(invoice, await paymentsOfInvoice(tx, connection.id, invoice.id)) : 0
      const ours = { ...facts, id: facts.newId(), ourKey: facts.newKey() }
      const payment = paymentFromRow(row, { ...found, customer }, owed, ours)
      await putRecord(tx, payment)
      book.put(payment)
      if (await applySubmission(tx, payment, facts, now)) await later(tx, payment, now)
      return { kind: 'new' }
    }
    case 'status-change':
    case 'link': {
      const payment = book.get(effect.paymentId)
      if (!payment) return { kind: 'refused', message: 'This payment is no longer here.' }
      const linked = effect.kind === 'link' ? { ...payment, processor: identityOf(row, facts) } : payment
      if (effect.to === payment.status) {
        await putRecord(tx, linked)
        book.put(linked)
        return { kind: effect.kind }
      }
      const statusBefore = beforeImport(payment, facts)
      const { stored, submits } = await storeStatus(tx, { ...linked, statusBefore }, effect.to, facts, now)
      book.put(stored)
      return { kind: effect.kind, submits }
    }
    default:
      return effect.kind === 'refused' ? effect : { kind: effect.kind }
  }
}

/** Of several rows of one file, what stood before the first. */
function beforeImport({ status, held, statusBefore }: Payment, { importId }: ImportFacts) {
  if (statusBefore?.importId === importId) return statusBefore
  return { importId, status, ...(held ? { held } : {}) }
}

const identityOf = (row: ImportRow, { fileType }: ImportFacts) => ({
  fileType,
  reference: row.reference.trim(),
})

async function later(tx: WriteTx, { connectionId, id }: Payment, now: Instant): Promise<void> {
  const entry = await getOutboxEntry(tx, outboxId(connectionId, 'create-payment', id))
  if (entry) await putOutboxEntry(tx, { ...entry, notBefore: addMilliseconds(now, UNDO_MILLISECONDS) })
}
