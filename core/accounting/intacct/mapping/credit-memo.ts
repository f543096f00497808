import type { CreditMemo } from '../../../ledger/records.ts'
import { amount } from '../../fields.ts'
import { adjustmentId, invoiceId } from '../external-id.ts'
import type { WireAdjustment, WireInvoice } from '../wire/rows.ts'
import { baseOf, type MapContext } from './context.ts'

/** Credit memos and returns of Order Entry come back as negative invoices (facts sage-intacct.md §1.10, live). */
export function negativeInvoice(wire: WireInvoice, context: MapContext): CreditMemo {
  const currency = wire['currency.txnCurrency'] || context.homeCurrency
  return {
    ...baseOf(wire, context, invoiceId(wire.key, wire.documentId)),
    kind: 'creditMemo',
    number: wire.invoiceNumber ?? '',
    customerId: wire['customer.key'],
    customerName: wire['customer.name'] ?? '',
    currency,
    date: wire.invoiceDate,
    total: Math.abs(amount(wire.totalTxnAmount, currency, 'totalTxnAmount')),
    remaining: Math.abs(amount(wire.totalTxnAmountDue, currency, 'totalTxnAmountDue')),
  }
}

export function creditAdjustment(wire: WireAdjustment, context: MapContext): CreditMemo {
  const currency = wire['txnCurrency.currency'] || context.homeCurrency
  const total = Math.abs(amount(wire['txnCurrency.totalEntered'], currency, 'txnCurrency.totalEntered'))
  const due = wire['txnCurrency.totalDue']
  return {
    ...baseOf(wire, context, adjustmentId(wire.key)),
    kind: 'creditMemo',
    number: wire.adjustmentNumber ?? '',
    customerId: wire['customer.key'],
    customerName: wire['customer.name'] ?? '',
    currency,
    date: wire.createdDate,
    total,
    remaining: due == null ? total : Math.abs(amount(due, currency, 'txnCurrency.totalDue')),
  }
}
