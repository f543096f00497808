import { arBalance } from '../../ledger/balance.ts'
import type { ReminderMail } from '../../ledger/reminder-mail.ts'
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
 * What the e-mail of a prepared step says, with what is owed as just read there (design §3, Cadence).
 * @throws CommandError `not-allowed` when the invoice gets none any more, AccountingError when it cannot be read
 */
export async function preparedMail(deps: WorkerDeps, step: Step): Promise<ReminderMail> {
  const { connectionId, invoiceId } = step
  const connection = await homeOf(await deps.ledger(), connectionId)
  await waitingReminder(await deps.ledger(), step)
  await deps.engine.resync(connectionId, 'invoice', invoiceId, 'page')
  const ledger = await deps.ledger()
  const invoice = await getRecord(ledger, connectionId, 'invoice', invoiceId)
  if (!invoice) throw new CommandError('not-found', 'This invoice is no longer here.')
  const settings = connectionSettings(await deps.preferences(), connectionId)
  const why = await whyNotRemind(ledger, invoice, { cadence: cadenceOf(settings, connection, deps.now()) })
  if (why !== undefined) throw new CommandError('not-allowed', `No reminder is due any more: ${why}.`)
  const customer = await getRecord(ledger, connectionId, 'customer', invoice.customerId)
  const owed = arBalance(invoice, await paymentsOfInvoice(ledger, connectionId, invoiceId))
  const to = invoice.email ?? customer?.email ?? ''
  return { companyName: connection.companyName, invoice, to, owed }
}
