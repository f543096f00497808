import type { Invoice } from '../../../ledger/records.ts'
import { amount } from '../../fields.ts'
import { invoiceId, versionOf } from '../external-id.ts'
import type { WireDocument, WireInvoice } from '../wire/rows.ts'
import { baseOf, type MapContext } from './context.ts'
import { documentLines, invoiceLines } from './lines.ts'

/** A reversed invoice stays there with its amounts, and nothing is owed on it (facts §6.2). */
export function toInvoice(wire: WireInvoice, context: MapContext): Invoice {
  const currency = wire['currency.txnCurrency'] || context.homeCurrency
  const voided = wire.state === 'reversed'
  return {
    ...baseOf(wire, context, invoiceId(wire.key, wire.documentId)),
    version: versionOf(wire.key, wire['audit.modifiedDateTime']),
    kind: 'invoice',
    number: wire.invoiceNumber ?? '',
    customerId: wire['customer.key'],
    customerName: wire['customer.name'] ?? '',
    currency,
    date: wire.invoiceDate,
    ...(wire.dueDate ? { dueDate: wire.dueDate } : {}),
    ...(wire['term.id'] ? { terms: wire['term.id'], termsId: wire['term.id'] } : {}),
    ...(wire.description ? { memo: wire.description } : {}),
    lines: invoiceLines(wire.key, currency, context),
    total: amount(wire.totalTxnAmount, currency, 'totalTxnAmount'),
    accountingBalance: voided ? 0 : amount(wire.totalTxnAmountDue, currency, 'totalTxnAmountDue'),
    voided,
  }
}

/** A document that waits for its posting: the same invoice, before Receivables knows it. */
export function documentInvoice(wire: WireDocument, context: MapContext): Invoice {
  const currency = wire.txnCurrency || context.homeCurrency
  const total = amount(wire.totalInTxnCurrency, currency, 'totalInTxnCurrency')
  const voided = wire.state === 'declined'
  return {
    ...baseOf(wire, context, invoiceId(wire.key, wire.documentId)),
    kind: 'invoice',
    number: wire.documentNumber ?? '',
    customerId: wire['customer.key'],
    customerName: wire['customer.name'] ?? '',
    currency,
    date: wire.txnDate,
    ...(wire.dueDate ? { dueDate: wire.dueDate } : {}),
    ...(wire['paymentTerm.id'] ? { terms: wire['paymentTerm.id'], termsId: wire['paymentTerm.id'] } : {}),
    ...(wire.memo ? { memo: wire.memo } : {}),
    lines: documentLines(wire.key, currency, context),
    total,
    accountingBalance: voided ? 0 : total,
    voided,
  }
}
