import * as z from 'zod/mini'
import { date, decimal, id, instant, text, word, wordId } from '../../wire.ts'

/** Rows of the query service: flat, with dotted keys (facts §1.2, §5.1). */

const base = {
  key: id,
  'audit.createdDateTime': z.nullish(instant),
  'audit.modifiedDateTime': z.nullish(instant),
  webURL: text,
}

export const customer = z.object({
  ...base,
  name: word.check(z.minLength(1)),
  status: text,
  currency: text,
  'contacts.default.email1': text,
  'contacts.default.phone1': text,
})
export type WireCustomer = z.infer<typeof customer>

export const item = z.object({
  ...base,
  name: word,
  status: text,
  itemType: text,
  'sales.basePrice': z.nullish(decimal),
})
export type WireItem = z.infer<typeof item>

export const invoice = z.object({
  ...base,
  invoiceNumber: text,
  state: word,
  documentId: z.nullish(wordId),
  'customer.key': id,
  'customer.name': text,
  invoiceDate: date,
  dueDate: z.nullish(date),
  'term.id': text,
  description: text,
  'currency.txnCurrency': text,
  totalTxnAmount: decimal,
  totalTxnAmountDue: decimal,
})
export type WireInvoice = z.infer<typeof invoice>

/** A line of an AR invoice: no quantity and no price stand there (facts §6.3). */
export const invoiceLine = z.object({
  'invoice.key': id,
  txnAmount: decimal,
  memo: text,
  isSubtotal: text,
  lineNumber: z.nullish(z.number()),
  'dimensions.item.key': z.nullish(id),
  'dimensions.item.name': text,
})

/** An Order Entry document that has no AR invoice (yet). */
export const document = z.object({
  ...base,
  documentId: wordId,
  documentNumber: text,
  state: word,
  'customer.key': id,
  'customer.name': text,
  txnDate: date,
  dueDate: z.nullish(date),
  'paymentTerm.id': text,
  memo: text,
  txnCurrency: text,
  totalInTxnCurrency: decimal,
  'invoice.key': z.nullish(id),
})
export type WireDocument = z.infer<typeof document>

export const documentLine = z.object({
  'documentHeader.key': id,
  'dimensions.item.key': z.nullish(id),
  'dimensions.item.name': text,
  lineDescription: text,
  unitQuantity: z.nullish(decimal),
  unitPrice: z.nullish(decimal),
})

/** A credit memo made in Receivables; its amounts carry the sign of its lines. */
export const adjustment = z.object({
  ...base,
  adjustmentNumber: text,
  'customer.key': id,
  'customer.name': text,
  createdDate: date,
  'txnCurrency.currency': text,
  'txnCurrency.totalEntered': decimal,
  'txnCurrency.totalDue': z.nullish(decimal),
})
export type WireAdjustment = z.infer<typeof adjustment>

export const payment = z.object({
  ...base,
  state: word,
  'customer.key': id,
  'customer.name': text,
  paymentMethod: text,
  documentNumber: text,
  referenceNumber: text,
  description: text,
  'paymentSummary.receiptDate': date,
  'txnCurrency.currency': text,
  'txnCurrency.totalAmount': decimal,
})
export type WirePayment = z.infer<typeof payment>

const credits = [
  'txnCurrency.negativeInvoiceAmount',
  'txnCurrency.adjustmentAmount',
  'txnCurrency.postedAdvanceAmount',
  'txnCurrency.inlineAmount',
  'txnCurrency.postedOverPaymentAmount',
] as const
export const CREDITS: readonly (typeof credits)[number][] = credits

/** What a payment pays of one invoice: in cash, and with credit that the customer had (facts §6.7). */
export const paymentDetail = z.object({
  'arPayment.key': id,
  'arInvoice.key': z.nullish(id),
  'txnCurrency.paymentAmount': z.nullish(decimal),
  'txnCurrency.negativeInvoiceAmount': z.nullish(decimal),
  'txnCurrency.adjustmentAmount': z.nullish(decimal),
  'txnCurrency.postedAdvanceAmount': z.nullish(decimal),
  'txnCurrency.inlineAmount': z.nullish(decimal),
  'txnCurrency.postedOverPaymentAmount': z.nullish(decimal),
})
export type WirePaymentDetail = z.infer<typeof paymentDetail>
