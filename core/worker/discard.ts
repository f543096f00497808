import { CommandError } from '../messaging/client.ts'
import type { Handlers } from '../messaging/server.ts'
import { invoicesOfCustomer } from '../store/invoices.ts'
import { paymentsOfCustomer, paymentsOfInvoice } from '../store/payments.ts'
import { deletePdf, unwantPdf } from '../store/pdfs.ts'
import { deleteRecord, putRecord } from '../store/records.ts'
import { type WriteTx, write } from '../store/transaction.ts'
import { ENQUEUE_STORES, withdraw } from '../sync/push/enqueue.ts'
import type { WorkerDeps } from './deps.ts'
import { editable } from './editable.ts'

/** What was made here and never was in the accounting system goes, when the user says so; the screen asks first. */
export function discardHandlers(deps: WorkerDeps): Pick<Handlers, 'record.discard'> {
  return {
    async 'record.discard'({ connectionId, entity, id }) {
      await write(await deps.ledger(), [...ENQUEUE_STORES, 'pdfs', 'pdfQueue'], async tx => {
        await editable(tx, connectionId, entity, id)
        await withdraw(tx, connectionId, id)
        await deleteRecord(tx, connectionId, entity, id)
        await (entity === 'invoice' ? freePayments : freeInvoices)(tx, connectionId, id)
      })
      deps.announce(connectionId, 'records')
    },
  }
}

/** What was to be applied to the invoice stays with its customer. */
async function freePayments(tx: WriteTx, connectionId: string, id: string): Promise<void> {
  await deletePdf(tx, connectionId, id)
  unwantPdf(tx, connectionId, id)
  for (const payment of await paymentsOfInvoice(tx, connectionId, id)) {
    const kept = payment.applications.filter(part => part.invoiceId !== id)
    const applied = kept.reduce((sum, part) => sum + part.amount, 0)
    await putRecord(tx, { ...payment, applications: kept, unapplied: payment.amount - applied })
  }
}

/**
 * The customer's invoices, which cannot stand there either, become drafts that ask for another one. Money that was
 * taken keeps its customer.
 * @throws CommandError `not-allowed` when payments are recorded
 */
async function freeInvoices(tx: WriteTx, connectionId: string, id: string): Promise<void> {
  if ((await paymentsOfCustomer(tx, connectionId, id)).length > 0)
    throw new CommandError('not-allowed', 'Payments are recorded for this customer.')
  for (const { failure: _, ...invoice } of await invoicesOfCustomer(tx, connectionId, id)) {
    await withdraw(tx, connectionId, invoice.id)
    await putRecord(tx, { ...invoice, customerId: '', customerName: '', draft: true, syncState: 'unsynced' })
  }
}
