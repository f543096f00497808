import { arBalance } from '../../ledger/balance.ts'
import type { Connection } from '../../ledger/connection.ts'
import { dateText } from '../../ledger/date-text.ts'
import { formatAmount } from '../../ledger/money.ts'
import type { Customer, Invoice } from '../../ledger/records.ts'
import { CommandError } from '../../messaging/client.ts'
import { connectionSettings } from '../../preferences/preferences.ts'
import { paymentsOfInvoice } from '../../store/payments.ts'
import { getRecord } from '../../store/records.ts'
import type { Step } from '../../sync/reminders/enqueue.ts'
import { whyNotRemind } from '../../sync/reminders/plan.ts'
import { homeOf } from '../connections.ts'
import type { WorkerDeps } from '../deps.ts'
import { cadenceOf } from './cadence-of.ts'
import { waitingReminder } from './settle.ts'

/**
 * The e-mail of a prepared step, with what is owed as just read there (design §3, Cadence).
 * @throws CommandError `not-allowed` when the invoice gets none any more, AccountingError when it cannot be read
 */
export async function preparedMail(deps: WorkerDeps, step: Step): Promise<{ mailto: string }> {
  const { connectionId, invoiceId } = step
  const connection = await homeOf(await deps.ledger(), connectionId)
  await waitingReminder(await deps.ledger(), step)
  await deps.engine.resync(connectionId, 'invoice', invoiceId, 'page')
  const ledger = await deps.ledger()
  const invoice = await getRecord(ledger, connectionId, 'invoice', invoiceId)
  if (!invoice) throw new CommandError('not-found', 'This invoice is no longer here.')
  const settings = connectionSettings(await deps.preferences(), connectionId)
  const cadence = cadenceOf(settings, connection, deps.now())
  const why = await whyNotRemind(ledger, invoice, {
    allowDuplicateInvoiceNumbers: settings.allowDuplicateNumbers,
    submitAuthorizedAch: settings.submitAuthorizedAch,
    syncEveryMinutes: settings.syncIntervalMinutes,
    cadence,
  })
  if (why !== undefined) throw new CommandError('not-allowed', `No reminder is due any more: ${why}.`)
  const customer = await getRecord(ledger, connectionId, 'customer', invoice.customerId)
  const owed = arBalance(invoice, await paymentsOfInvoice(ledger, connectionId, invoiceId))
  return { mailto: mailto(connection, invoice, customer, owed) }
}

/** `owed`: minor units of the invoice's currency. */
function mailto(
  { companyName }: Connection,
  invoice: Invoice,
  customer: Customer | undefined,
  owed: number,
): string {
  const amount = formatAmount(owed, invoice.currency)
  const due = invoice.dueDate === undefined ? '' : `, due ${dateText(invoice.dueDate)},`
  const subject = `Invoice ${invoice.number} from ${companyName}`
  const body = [
    `Dear ${invoice.customerName},`,
    `this is a reminder of our invoice ${invoice.number} of ${dateText(invoice.date)}${due} of which ${amount} is open.`,
    'If you have paid it meanwhile, please disregard this message.',
    companyName,
  ].join('\r\n\r\n')
  // Only the address stands before the question mark: nothing in it can add a recipient or a header.
  const to = encodeURIComponent(invoice.email ?? customer?.email ?? '').replaceAll('%40', '@')
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}
