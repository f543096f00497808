import type { ConnectionSetup } from '../../ledger/connection.ts'
import { today } from '../../ledger/dates.ts'
import { toDecimal } from '../../ledger/money.ts'
import type { InvoiceLine, PaymentMethod } from '../../ledger/records.ts'
import { AccountingError, type Intent, type IntentOf, type WireRequest } from '../connector.ts'
import { paymentReference } from '../payment-reference.ts'
import { isKey, keyOf, targetOf } from './external-id.ts'

type Body = Record<string, unknown>

/** What requests are written with. */
export interface Writing {
  setup: ConnectionSetup
  homeCurrency: string
  timeZone: string
  now: () => number
}

interface Prepared {
  method?: 'POST' | 'PATCH'
  path: string
  body: Body
}

/** The length that Intacct takes (facts §6.4). */
const CUSTOMER_ID = 20

/** References by key: what the ledger holds is the record number (facts §1.2). */
const byKey = (key: string) => ({ key })
const byId = (id: string) => ({ id })
const optional = (name: string, value: unknown): Body =>
  value === undefined || value === '' ? {} : { [name]: value }
const chosen = (name: string, id: string | undefined): Body => optional(name, id && byId(id))

/**
 * Our own id of a new customer, where the company does not number them: unguessed, and made from the record, not
 * from the key of one sending, so that every copy of the ledger (a restored backup) gives it the same one.
 */
export const customerIdOf = (recordId: string): string =>
  recordId.replaceAll('-', '').toUpperCase().slice(0, CUSTOMER_ID)

function createCustomer(
  { customer }: IntentOf<'create-customer'>,
  { setup, homeCurrency }: Writing,
): Prepared {
  const { name, email, phone, currency } = customer
  return {
    path: '/objects/accounts-receivable/customer',
    body: {
      ...(setup.numbersCustomers ? {} : { id: customerIdOf(customer.id) }),
      name,
      ...(currency === homeCurrency ? {} : { currency }),
      contacts: {
        default: { printAs: name, ...optional('email1', email), ...optional('phone1', phone) },
      },
    },
  }
}

/** An empty reference is refused: what is not chosen is left out (facts §1.2). */
const dimensions = ({ itemId }: InvoiceLine, { location }: ConnectionSetup, more: Body = {}): Body => ({
  ...(itemId ? { item: byKey(itemId) } : {}),
  ...chosen('location', location),
  ...more,
})

const withDimensions = (group: Body): Body => (Object.keys(group).length > 0 ? { dimensions: group } : {})

/** There is no quantity and no price on an AR line: its amount stands alone (facts §6.3). */
function arLine(line: InvoiceLine, currency: string, setup: ConnectionSetup): Body {
  return {
    txnAmount: toDecimal(line.amount, currency),
    // Where the company uses labels, naming the account as well is an override (facts §6.2).
    ...(setup.accountLabel ? chosen('accountLabel', setup.accountLabel) : chosen('glAccount', setup.account)),
    ...optional('memo', line.description),
    ...withDimensions(dimensions(line, setup)),
  }
}

function documentLine(line: InvoiceLine, currency: string, setup: ConnectionSetup): Body {
  const priced = line.quantity !== undefined && line.unitPrice !== undefined
  return {
    ...withDimensions(dimensions(line, setup, chosen('warehouse', setup.warehouse))),
    unit: setup.unit || 'Each',
    unitQuantity: priced ? line.quantity : '1',
    unitPrice: priced ? line.unitPrice : toDecimal(line.amount, currency),
    ...optional('lineDescription', line.description),
  }
}

function createInvoice(intent: IntentOf<'create-invoice'>, writing: Writing): Prepared {
  const { invoice, customerExternalId } = intent
  const { setup, homeCurrency } = writing
  const { number, date, currency, memo, lines, termsId } = invoice
  // Required, and not computed from a term there as far as is documented (facts §6.5).
  const dueDate = invoice.dueDate ?? date
  if (setup.documentType)
    return {
      path: `/objects/order-entry/document::${encodeURIComponent(setup.documentType)}`,
      body: {
        customer: byKey(customerExternalId),
        ...optional('documentNumber', number),
        txnDate: date,
        dueDate,
        // Named otherwise than in Receivables (facts §6.9).
        ...chosen('paymentTerm', termsId),
        ...optional('memo', memo),
        txnCurrency: currency,
        baseCurrency: homeCurrency,
        state: 'submitted',
        lines: lines.map(line => documentLine(line, currency, setup)),
      },
    }
  return {
    path: '/objects/accounts-receivable/invoice',
    body: {
      customer: byKey(customerExternalId),
      // Left out, the company's sequence numbers it.
      ...optional('invoiceNumber', number),
      invoiceDate: date,
      dueDate,
      ...chosen('term', termsId),
      ...optional('description', memo),
      ...(currency === homeCurrency ? {} : { currency: { txnCurrency: currency, exchangeRate: { date } } }),
      lines: lines.map(line => arLine(line, currency, setup)),
    },
  }
}

const METHODS: Partial<Record<PaymentMethod, string>> = {
  ach: 'eft',
  card: 'creditCard',
  check: 'printedCheck',
  cash: 'cash',
}

/** The record number of an AR invoice: its id, or what its version says of one that Order Entry makes anew. */
function arKey({
  invoiceExternalId,
  invoiceVersion,
}: IntentOf<'create-payment'>['applications'][number]): string {
  const target = targetOf(invoiceExternalId)
  const key = target && 'key' in target ? target.key : keyOf(invoiceVersion)
  if (key !== undefined) return key
  throw new AccountingError('The invoice of this payment must be read before the payment can be sent.', {
    class: 'retry',
  })
}

function createPayment(intent: IntentOf<'create-payment'>, { setup, homeCurrency }: Writing): Prepared {
  const { payment, customerExternalId, applications } = intent
  const { currency, amount, unapplied, date } = payment
  const total = toDecimal(amount, currency)
  const method = METHODS[payment.method]
  return {
    path: '/objects/accounts-receivable/payment',
    body: {
      ...(setup.bankAccount
        ? { financialEntity: { entityId: setup.bankAccount } }
        : chosen('undepositedGLAccount', setup.undepositedAccount)),
      ...optional('paymentMethod', method),
      customer: byKey(customerExternalId),
      ...optional('referenceNumber', paymentReference(intent)),
      ...optional('description', payment.ourKey && `AR Companion ${payment.ourKey}`),
      paymentSummary: { receiptDate: date },
      txnCurrency: { currency, amountToPay: total, totalAmount: total },
      baseCurrency: { currency: homeCurrency },
      paymentDetails: applications.map(part => ({
        arInvoice: byKey(arKey(part)),
        txnCurrency: { paymentAmount: toDecimal(part.amount, currency) },
      })),
      // What is left over stays on the customer's account.
      ...(unapplied > 0
        ? {
            overPaymentAmount: toDecimal(unapplied, currency),
            ...(setup.location ? { overPaymentDimensions: { locationId: setup.location } } : {}),
          }
        : {}),
    },
  }
}

function prepared(intent: Intent, writing: Writing): Prepared {
  switch (intent.action) {
    case 'create-customer':
      return createCustomer(intent, writing)
    case 'create-invoice':
      return createInvoice(intent, writing)
    case 'create-payment':
      return createPayment(intent, writing)
    // Only drafts can be deleted; a payment that stands is reversed (facts §6.6).
    case 'delete-payment':
      return {
        path: '/workflows/accounts-receivable/payment/reverse',
        body: { key: intent.externalId, reversedDate: today(writing.timeZone, writing.now()) },
      }
    case 'activate-item':
      if (!isKey(intent.externalId))
        throw new AccountingError('This is no item of Sage Intacct.', { class: 'bug' })
      return {
        method: 'PATCH',
        path: `/objects/inventory-control/item/${intent.externalId}`,
        body: { status: 'active' },
      }
    case 'send-invoice':
      throw new AccountingError('Sage Intacct sends no invoices for us. Send it by e-mail yourself.', {
        class: 'needs-user',
      })
  }
}

/** Exactly what will be sent for an intent, with its key (facts §2: at most 256 characters). @throws AccountingError */
export function prepare(intent: Intent, writing: Writing): WireRequest {
  if (!/^[\w-]{1,64}$/.test(intent.key))
    throw new AccountingError(`"${intent.key.slice(0, 60)}" cannot be an idempotency key.`, { class: 'bug' })
  const { method = 'POST', path, body } = prepared(intent, writing)
  return {
    method,
    path,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': intent.key },
    body: JSON.stringify(body),
    key: intent.key,
  }
}
