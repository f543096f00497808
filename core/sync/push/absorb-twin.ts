import type { Invoice, LedgerRecord } from '../../ledger/records.ts'
import { invoicesByNumber, invoicesOfCustomer } from '../../store/invoices.ts'
import { outboxOfRecord, putOutboxEntry } from '../../store/outbox.ts'
import { paymentsOfCustomer, paymentsOfInvoice } from '../../store/payments.ts'
import { deletePdf, unwantPdf } from '../../store/pdfs.ts'
import { allRecords, deleteRecord, getRecord, putRecord } from '../../store/records.ts'
import { moveReminders } from '../../store/reminders.ts'
import type { WriteTx } from '../../store/transaction.ts'

/**
 * What we made there may have been pulled as an imported record before we learned that it is ours (the
 * worker died between the write and its answer). One record then stays: ours; what pointed to the other
 * points to it.
 */
export async function absorbTwin(tx: WriteTx, ours: LedgerRecord): Promise<void> {
  const { connectionId, externalId, kind } = ours
  if (externalId === undefined || externalId === ours.id) return
  const twin = await getRecord(tx, connectionId, kind, externalId)
  if (!twin) return
  await deleteRecord(tx, connectionId, kind, twin.id)
  if (kind === 'invoice') {
    await keepMarks(tx, ours, twin as Invoice)
    for (const payment of await paymentsOfInvoice(tx, connectionId, twin.id)) {
      const applications = payment.applications.map(part =>
        part.invoiceId === twin.id ? { ...part, invoiceId: ours.id } : part,
      )
      await putRecord(tx, { ...payment, applications })
    }
    await keepReminders(tx, ours, twin.id)
    await deletePdf(tx, connectionId, twin.id)
    unwantPdf(tx, connectionId, twin.id)
    for (const other of await invoicesByNumber(tx, connectionId, ours.number)) {
      if (other.skippedFor === twin.id) await putRecord(tx, { ...other, skippedFor: ours.id })
    }
  }
  if (kind === 'customer') {
    for (const invoice of await invoicesOfCustomer(tx, connectionId, twin.id)) {
      await putRecord(tx, { ...invoice, customerId: ours.id })
    }
    for (const payment of await paymentsOfCustomer(tx, connectionId, twin.id)) {
      await putRecord(tx, { ...payment, customerId: ours.id })
    }
    // No index leads to them, but they are few, and twins rare.
    for (const memo of await allRecords(tx, connectionId, 'creditMemo')) {
      if (memo.customerId === twin.id) await putRecord(tx, { ...memo, customerId: ours.id })
    }
  }
}

/** Its customer got them for this invoice: none goes again (design §3, Cadence). */
async function keepReminders(tx: WriteTx, { connectionId, id }: Invoice, twinId: string): Promise<void> {
  await moveReminders(tx, connectionId, twinId, id)
  for (const entry of await outboxOfRecord(tx, connectionId, twinId)) {
    if (entry.reminder) await putOutboxEntry(tx, { ...entry, recordId: id })
  }
}

/** What the user did to the imported one meanwhile was meant for this invoice. */
async function keepMarks(tx: WriteTx, ours: Invoice, twin: Invoice): Promise<void> {
  const { archivedAt, remindersPaused } = twin
  if (archivedAt === undefined && remindersPaused === undefined) return
  await putRecord(tx, {
    ...ours,
    ...(archivedAt === undefined ? {} : { archivedAt }),
    ...(remindersPaused === undefined ? {} : { remindersPaused }),
  })
}
