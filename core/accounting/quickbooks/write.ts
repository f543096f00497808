import { toDecimal } from '../../ledger/money.ts'
import type { InvoiceLine } from '../../ledger/records.ts'
import { AccountingError, type Intent, type IntentOf, type WireRequest } from '../connector.ts'
import { paymentReference } from '../payment-reference.ts'
import { MINOR_VERSION } from './hosts.ts'

type Body = Record<string, unknown>

interface Prepared {
  /** Behind the company's root, without the request id. */
  path: string
  body?: Body
}

/** A JSON number with the decimal's own digits: it is short enough to survive (see mapping/fields.ts). */
const number = (decimal: string): number => Number(decimal)
const money = (minor: number, currency: string): number => number(toDecimal(minor, currency))
const ref = (value: string) => ({ value })

/** Only where it differs: a company without multi-currency takes none. */
const currencyRef = (currency: string, home: string): Body =>
  currency === home ? {} : { CurrencyRef: ref(currency) }

function lineBody(line: InvoiceLine, currency: string): Body {
  const text = line.description ? { Description: line.description } : {}
  const isText = !line.itemId && line.amount === 0 && !line.quantity && !line.unitPrice
  if (isText && line.description) return { ...text, DetailType: 'DescriptionOnly', DescriptionLineDetail: {} }
  return {
    ...text,
    Amount: money(line.amount, currency),
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: {
      ...(line.itemId ? { ItemRef: ref(line.itemId) } : {}),
      ...(line.quantity ? { Qty: number(line.quantity) } : {}),
      ...(line.unitPrice ? { UnitPrice: number(line.unitPrice) } : {}),
    },
  }
}

function createCustomer({ customer }: IntentOf<'create-customer'>, home: string): Prepared {
  return {
    path: '/customer',
    body: {
      DisplayName: customer.name,
      ...(customer.email ? { PrimaryEmailAddr: { Address: customer.email } } : {}),
      ...(customer.phone ? { PrimaryPhone: { FreeFormNumber: customer.phone } } : {}),
      ...currencyRef(customer.currency, home),
    },
  }
}

function createInvoice(intent: IntentOf<'create-invoice'>, home: string): Prepared {
  const { invoice, customerExternalId, allowDuplicateNumber } = intent
  return {
    path: allowDuplicateNumber ? '/invoice?include=allowduplicatedocnum' : '/invoice',
    body: {
      CustomerRef: ref(customerExternalId),
      TxnDate: invoice.date,
      ...(invoice.dueDate ? { DueDate: invoice.dueDate } : {}),
      ...(invoice.termsId ? { SalesTermRef: ref(invoice.termsId) } : {}),
      // Left out, QuickBooks numbers it, or leaves it blank: as the company chose (facts §1.8).
      ...(invoice.number ? { DocNumber: invoice.number } : {}),
      ...(invoice.memo ? { CustomerMemo: { value: invoice.memo } } : {}),
      ...currencyRef(invoice.currency, home),
      Line: invoice.lines.map(line => lineBody(line, invoice.currency)),
    },
  }
}

function createPayment(intent: IntentOf<'create-payment'>, home: string): Prepared {
  const { payment, customerExternalId, applications } = intent
  const reference = paymentReference(intent)
  return {
    path: '/payment',
    body: {
      CustomerRef: ref(customerExternalId),
      TxnDate: payment.date,
      TotalAmt: money(payment.amount, payment.currency),
      ...currencyRef(payment.currency, home),
      ...(reference ? { PaymentRefNum: reference } : {}),
      ...(payment.ourKey ? { PrivateNote: `AR Companion ${payment.ourKey}` } : {}),
      Line: applications.map(({ invoiceExternalId, amount }) => ({
        Amount: money(amount, payment.currency),
        LinkedTxn: [{ TxnId: invoiceExternalId, TxnType: 'Invoice' }],
      })),
    },
  }
}

function prepared(intent: Intent, home: string): Prepared {
  switch (intent.action) {
    case 'create-customer':
      return createCustomer(intent, home)
    case 'create-invoice':
      return createInvoice(intent, home)
    case 'create-payment':
      return createPayment(intent, home)
    case 'delete-payment':
      return {
        path: '/payment?operation=delete',
        body: { Id: intent.externalId, SyncToken: intent.version },
      }
    case 'activate-item':
      return {
        path: '/item?operation=update',
        body: { Id: intent.externalId, SyncToken: intent.version, sparse: true, Active: true },
      }
    case 'send-invoice': {
      const to = intent.email ? `?sendTo=${encodeURIComponent(intent.email)}` : ''
      return { path: `/invoice/${encodeURIComponent(intent.externalId)}/send${to}` }
    }
  }
}

/**
 * Exactly what will be sent for an intent; its key goes as `requestid` (facts §1.7: at most 50 characters).
 * Assumption: sending an invoice honours it too; the facts tell it of writes at large.
 */
export function prepare(intent: Intent, root: string, home: string): WireRequest {
  if (!/^[\w-]{1,36}$/.test(intent.key))
    throw new AccountingError(`"${intent.key.slice(0, 60)}" cannot be a request id.`, { class: 'bug' })
  const { path, body } = prepared(intent, home)
  return {
    method: 'POST',
    path: `${root}${path}${path.includes('?') ? '&' : '?'}requestid=${intent.key}&minorversion=${MINOR_VERSION}`,
    headers: { 'Content-Type': body ? 'application/json' : 'application/octet-stream' },
    body: body ? JSON.stringify(body) : '',
    key: intent.key,
  }
}
