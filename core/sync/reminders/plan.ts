import type { Intent } from '../../accounting/connector.ts'
import { arBalance } from '../../ledger/balance.ts'
import { type CadenceState, cadenceState } from '../../ledger/cadence.ts'
import type { Invoice } from '../../ledger/records.ts'
import { invoiceStatus } from '../../ledger/status.ts'
import { paymentsOfInvoice } from '../../store/payments.ts'
import { getRecord } from '../../store/records.ts'
import type { Reader } from '../../store/transaction.ts'
import type { SyncSettings } from '../deps.ts'

const STOPPED: Record<Extract<CadenceState, { state: 'stopped' }>['because'], string> = {
  draft: 'the invoice is a draft',
  voided: 'the invoice was voided',
  paid: 'nothing is owed on the invoice',
  archived: 'the invoice is archived',
  skipped: 'the invoice is not listed',
  deleted: 'the invoice was deleted there',
  'not-synced': 'the invoice does not stand there',
  'no-due-date': 'the invoice has no due date',
}

/** Why an invoice gets no reminder now; undefined when it may get one. */
export async function whyNotRemind(
  reader: Reader,
  invoice: Invoice,
  { cadence }: Pick<SyncSettings, 'cadence'>,
): Promise<string | undefined> {
  if (!cadence?.on) return 'reminders are switched off'
  const customer = await getRecord(reader, invoice.connectionId, 'customer', invoice.customerId)
  const balance = arBalance(invoice, await paymentsOfInvoice(reader, invoice.connectionId, invoice.id))
  const state = cadenceState(invoice, invoiceStatus(invoice, balance), customer)
  if (state.state === 'stopped') return STOPPED[state.because]
  if (state.state === 'active') return undefined
  return state.by === 'invoice' ? 'its reminders are paused' : 'the reminders of its customer are paused'
}

/**
 * What a reminder comes to when its turn comes, its invoice having just been read: it goes only while the
 * cadence is active still (design §3). Its own address on the invoice goes before the customer's.
 */
export async function planReminder(
  reader: Reader,
  invoice: Invoice,
  key: string,
  settings: SyncSettings,
): Promise<{ intent: Intent } | { obsolete: string }> {
  const why = await whyNotRemind(reader, invoice, settings)
  if (why !== undefined) return { obsolete: why }
  const customer = await getRecord(reader, invoice.connectionId, 'customer', invoice.customerId)
  if (!invoice.email && !customer?.email)
    return { obsolete: 'neither the invoice nor its customer has an e-mail address' }
  const email = invoice.email ? {} : { email: customer?.email ?? '' }
  const externalId = invoice.externalId ?? invoice.id
  return { intent: { key, action: 'send-invoice', externalId, ...email } }
}
