import type { Intent } from '../../accounting/connector.ts'
import { dateText } from '../../ledger/date-text.ts'
import type {
  AccountingSystem,
  Customer,
  Instant,
  Invoice,
  LedgerRecord,
  Payment,
  SyncFailure,
} from '../../ledger/records.ts'
import { submissionOf } from '../../ledger/submission.ts'
import { invoicesByNumber } from '../../store/invoices.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { getRecord } from '../../store/records.ts'
import type { WriteTx } from '../../store/transaction.ts'
import type { SyncSettings } from '../deps.ts'
import { planReminder } from '../reminders/plan.ts'

/**
 * What an entry comes to when its turn comes, from the ledger as it stands in this transaction:
 * `obsolete`: there is nothing to do any more; `blocked`: what it depends on does not stand there yet;
 * `refused`: it would be wrong, and the user must change something.
 */
export type Planned =
  | { intent: Intent }
  | { obsolete: string }
  | { blocked: string }
  | { refused: SyncFailure }

export async function plan(
  tx: WriteTx,
  entry: OutboxEntry,
  key: string,
  settings: SyncSettings,
  now: Instant,
  system: AccountingSystem,
): Promise<Planned> {
  const record = await getRecord(tx, entry.connectionId, entry.entity, entry.recordId)
  if (!record) return { obsolete: 'the record is no longer in the ledger' }
  switch (entry.action) {
    case 'create-customer':
      if (record.externalId !== undefined) return { obsolete: 'it stands there already' }
      return { intent: { key, action: 'create-customer', customer: record as Customer } }
    case 'create-invoice':
      return planInvoice(tx, record as Invoice, entry, key, settings, now, system)
    case 'create-payment':
      return planPayment(tx, record as Payment, key, settings, now)
    case 'delete-payment': {
      const payment = record as Payment
      if (payment.externalId === undefined || payment.standing !== 'there')
        return { obsolete: 'it does not stand there any more' }
      // It may have waited long; meanwhile the file that said so was taken back.
      if (submissionOf(payment, settings).flag !== 'failed-still-there')
        return { obsolete: 'the payment did not fail' }
      return { intent: { key, action: 'delete-payment', ...idAndVersion(payment) } }
    }
    case 'activate-item':
      if (record.kind !== 'item' || record.active) return { obsolete: 'it is active' }
      return { intent: { key, action: 'activate-item', ...idAndVersion(record) } }
    case 'send-invoice':
      return planReminder(tx, record as Invoice, key, settings)
  }
}

const idAndVersion = (record: LedgerRecord) => ({
  externalId: record.externalId ?? record.id,
  version: record.version ?? '0',
})

async function planInvoice(
  tx: WriteTx,
  invoice: Invoice,
  { lookUpFirst }: OutboxEntry,
  key: string,
  settings: SyncSettings,
  now: Instant,
  system: AccountingSystem,
): Promise<Planned> {
  if (invoice.externalId !== undefined) return { obsolete: 'it stands there already' }
  if (invoice.draft) return { obsolete: 'it is a draft' }
  const customer = await customerThere(tx, invoice, now)
  if ('blocked' in customer || 'refused' in customer) return customer
  // The one that has the number there may be this one: the look-up tells.
  if (!settings.allowDuplicateInvoiceNumbers && !lookUpFirst) {
    const holder = await holderOfNumber(tx, invoice)
    if (holder) return { refused: numberTaken(invoice, holder, now, system) }
  }
  return {
    intent: {
      key,
      action: 'create-invoice',
      invoice,
      customerExternalId: customer.externalId,
      allowDuplicateNumber: settings.allowDuplicateInvoiceNumbers,
    },
  }
}

/** Another invoice that has the number there, or may have: blank numbers are never duplicates (design §3). */
async function holderOfNumber(tx: WriteTx, invoice: Invoice): Promise<Invoice | undefined> {
  if (invoice.number === '') return undefined
  const same = await invoicesByNumber(tx, invoice.connectionId, invoice.number)
  return same.find(
    other =>
      other.id !== invoice.id &&
      other.deletedThereAt === undefined &&
      (other.externalId !== undefined || other.syncState === 'syncing' || other.syncState === 'unknown'),
  )
}

/**
 * Refused here, before anything is sent (seed: "edit the invoice reference number … and attempt again"). In
 * Intacct numbers are unique (facts sage-intacct-rest.md §6.2), so that there no setting of ours helps.
 */
const numberTaken = (
  invoice: Invoice,
  holder: Invoice,
  now: Instant,
  system: AccountingSystem,
): SyncFailure => ({
  class: 'needs-user',
  message:
    `The number ${invoice.number} is already used by the invoice of ${holder.customerName} dated ${dateText(holder.date)}. ` +
    `Nothing was sent. Give this invoice another number${
      system === 'intacct'
        ? ': Sage Intacct takes each only once.'
        : ', or switch on Allow Duplicate Invoice Numbers.'
    }`,
  guideId: 'duplicate-document-number',
  at: now,
})

async function planPayment(
  tx: WriteTx,
  payment: Payment,
  key: string,
  settings: SyncSettings,
  now: Instant,
): Promise<Planned> {
  const { action } = submissionOf(payment, settings)
  if (action === 'withdraw') return { obsolete: `the payment is ${payment.status}` }
  if (action === 'wait') return { obsolete: 'the payment waits until it succeeds' }
  if (action !== 'submit') return { obsolete: 'it stands there already' }
  const customer = await customerThere(tx, payment, now)
  if ('blocked' in customer || 'refused' in customer) return customer
  const applications: { invoiceExternalId: string; amount: number }[] = []
  for (const { invoiceId, amount } of payment.applications) {
    const invoice = await getRecord(tx, payment.connectionId, 'invoice', invoiceId)
    if (!invoice)
      return { refused: { class: 'needs-user', message: 'An invoice of this payment is gone.', at: now } }
    if (invoice.externalId === undefined)
      return { blocked: `invoice ${invoice.number || invoice.id} is not accepted there yet` }
    applications.push({ invoiceExternalId: invoice.externalId, amount })
  }
  return {
    intent: { key, action: 'create-payment', payment, customerExternalId: customer.externalId, applications },
  }
}

async function customerThere(
  tx: WriteTx,
  record: Invoice | Payment,
  now: Instant,
): Promise<{ externalId: string } | { blocked: string } | { refused: SyncFailure }> {
  const customer = await getRecord(tx, record.connectionId, 'customer', record.customerId)
  if (!customer) return { refused: noCustomer(now) }
  if (customer.externalId !== undefined) return { externalId: customer.externalId }
  return { blocked: `customer ${customer.name} is not accepted there yet` }
}

const noCustomer = (now: Instant): SyncFailure => ({
  class: 'needs-user',
  message: 'The customer of this record is not in the ledger. Choose a customer.',
  guideId: 'customer-ref-required',
  at: now,
})
