import { arBalance } from '../../ledger/balance.ts'
import type { Connection } from '../../ledger/connection.ts'
import { today } from '../../ledger/dates.ts'
import { invoiceView } from '../../ledger/invoice-view.ts'
import { isListed } from '../../ledger/missing.ts'
import type { Customer, Invoice } from '../../ledger/records.ts'
import { invoiceStatus, isOpen, overdueDays } from '../../ledger/status.ts'
import { submissionOf } from '../../ledger/submission.ts'
import type { InvoiceView } from '../../ledger/view.ts'
import type { PageView } from '../../messaging/views.ts'
import type { PageContext } from '../../pages/page.ts'
import { invoicesOfCustomer } from '../../store/invoices.ts'
import { paymentsOfInvoice, paymentsOfInvoices } from '../../store/payments.ts'
import { connectionView } from '../connections.ts'
import type { WorkerDeps } from '../deps.ts'
import type { PageRecord } from './record.ts'

/** The small view model that a page gets: of this record only, no other customer's data (design §2). */
export async function viewOf(
  deps: WorkerDeps,
  connection: Connection,
  context: PageContext,
  record: PageRecord,
  refreshing: boolean,
): Promise<PageView> {
  const view = await connectionView(deps, connection)
  switch (record.is) {
    case 'invoice':
      return {
        state: 'invoice',
        connection: view,
        invoice: await viewOfInvoice(deps, connection, record.invoice, record.foundBy),
        refreshing,
      }
    case 'choice': {
      const candidates = record.invoices.map(invoice => viewOfInvoice(deps, connection, invoice, 'number'))
      return { state: 'choice', connection: view, candidates: await Promise.all(candidates) }
    }
    case 'missing': {
      const number = record.invoice?.number ?? context.number
      return {
        state: 'missing',
        connection: view,
        reason: record.reason,
        ...(number === undefined ? {} : { number }),
        ...(context.externalId === undefined ? {} : { externalId: context.externalId }),
        ...(record.keptNumber === undefined ? {} : { keptNumber: record.keptNumber }),
      }
    }
    case 'customer':
      return { state: 'customer', connection: view, ...(await sumsOf(deps, connection, record.customer)) }
    case 'payment': {
      const { payment } = record
      const { submitAuthorizedAch } = await deps.preferences()
      return {
        state: 'payment',
        connection: view,
        paymentStatus: payment.status,
        standing: payment.standing,
        syncState: payment.syncState,
        amount: payment.amount,
        currency: payment.currency,
        failedStillThere: submissionOf(payment, { submitAuthorizedAch }).flag === 'failed-still-there',
      }
    }
    case 'nothing':
      return { state: 'nothing', connection: view }
  }
}

async function viewOfInvoice(
  deps: WorkerDeps,
  connection: Connection,
  invoice: Invoice,
  foundBy: InvoiceView['foundBy'],
): Promise<InvoiceView> {
  const { submitAuthorizedAch } = await deps.preferences()
  const payments = await paymentsOfInvoice(await deps.ledger(), connection.id, invoice.id)
  const settings = { submitAuthorizedAch }
  return invoiceView({ invoice, payments, connection, settings, now: deps.now(), foundBy })
}

/** What a customer owes in their own currency: amounts of different currencies are never added. */
async function sumsOf(deps: WorkerDeps, connection: Connection, customer: Customer) {
  const ledger = await deps.ledger()
  const all = await invoicesOfCustomer(ledger, connection.id, customer.id)
  const own = all.filter(invoice => isListed(invoice) && invoice.currency === customer.currency)
  const payments = await paymentsOfInvoices(
    ledger,
    connection.id,
    own.map(({ id }) => id),
  )
  const day = today(connection.timeZone, deps.now())
  const sums = { openCount: 0, openBalance: 0, overdueBalance: 0 }
  for (const invoice of own) {
    if (invoice.deletedThereAt !== undefined) continue
    const balance = arBalance(invoice, payments.get(invoice.id) ?? [])
    const status = invoiceStatus(invoice, balance)
    if (!isOpen(status)) continue
    sums.openCount += 1
    sums.openBalance += balance
    if (overdueDays(invoice, status, day) > 0) sums.overdueBalance += balance
  }
  return { name: customer.name, currency: customer.currency, ...sums }
}
