import type * as z from 'zod/mini'
import type { EntityKind } from '../../ledger/records.ts'
import {
  adjustment,
  customer,
  document,
  documentLine,
  invoice,
  invoiceLine,
  item,
  payment,
  paymentDetail,
} from './wire/rows.ts'

export type Filter = Record<string, Record<string, unknown>>

/** Where rows of one kind are found there. */
export interface Source {
  object: string
  fields: readonly string[]
  /** Of these, the rows that the ledger holds. */
  filters: readonly Filter[]
  /** Instead of these, where changes are asked for: what was undone is a change. */
  changed?: readonly Filter[]
}

const fieldsOf = (schema: z.core.$ZodObject): string[] => Object.keys(schema._zod.def.shape)

/** Neither made yet, nor the counter-entry of something that was undone. */
const STANDS: Filter = { $notIn: { state: ['draft', 'reversal'] } }
const STANDS_STILL: Filter = { $notIn: { state: ['draft', 'reversal', 'reversed'] } }

const INVOICE = 'accounts-receivable/invoice'

/**
 * The kinds of the ledger there. Credit memos are two kinds of records: negative invoices, and credits among
 * the adjustments. A reversed payment is gone; a reversed invoice is void.
 */
export const SOURCES: Readonly<Record<EntityKind, readonly [Source, ...Source[]]>> = {
  customer: [{ object: 'accounts-receivable/customer', fields: fieldsOf(customer), filters: [] }],
  item: [{ object: 'inventory-control/item', fields: fieldsOf(item), filters: [] }],
  invoice: [
    { object: INVOICE, fields: fieldsOf(invoice), filters: [STANDS, { $gte: { totalTxnAmount: '0' } }] },
  ],
  payment: [
    {
      object: 'accounts-receivable/payment',
      fields: fieldsOf(payment),
      filters: [STANDS_STILL],
      changed: [STANDS],
    },
  ],
  creditMemo: [
    { object: INVOICE, fields: fieldsOf(invoice), filters: [STANDS_STILL, { $lt: { totalTxnAmount: '0' } }] },
    {
      object: 'accounts-receivable/adjustment',
      fields: fieldsOf(adjustment),
      filters: [STANDS_STILL, { $lt: { 'txnCurrency.totalEntered': '0' } }],
    },
  ],
}

/** What stands in objects of its own beside these. */
export const BESIDE = {
  invoiceLine: { object: 'accounts-receivable/invoice-line', fields: fieldsOf(invoiceLine) },
  document: { object: 'order-entry/document', fields: fieldsOf(document) },
  documentLine: { object: 'order-entry/document-line', fields: fieldsOf(documentLine) },
  paymentDetail: { object: 'accounts-receivable/payment-detail', fields: fieldsOf(paymentDetail) },
} as const
