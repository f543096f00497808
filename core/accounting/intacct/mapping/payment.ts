import { keyIn } from '../../../ledger/keys.ts'
import { lookup } from '../../../ledger/lookup.ts'
import type { Payment, PaymentApplication, PaymentMethod } from '../../../ledger/records.ts'
import { amount } from '../../fields.ts'
import { CREDITS, paymentDetail, type WirePayment, type WirePaymentDetail } from '../wire/rows.ts'
import { baseOf, type MapContext } from './context.ts'
import { ownedBy } from './lines.ts'

/** Facts §6.6. */
const METHODS = lookup<PaymentMethod>({
  eft: 'ach',
  onlineAchDebit: 'ach',
  creditCard: 'card',
  onlineChargeCard: 'card',
  printedCheck: 'check',
  cash: 'cash',
})

/** Cash and credit that one detail takes of its invoice, minor units. */
function parts(detail: WirePaymentDetail, currency: string): { cash: number; credit: number } {
  const read = (field: 'txnCurrency.paymentAmount' | (typeof CREDITS)[number]): number => {
    const value = detail[field]
    return value == null || value === '' ? 0 : amount(value, currency, `paymentDetails.${field}`)
  }
  return {
    cash: read('txnCurrency.paymentAmount'),
    credit: CREDITS.reduce((sum, field) => sum + Math.abs(read(field)), 0),
  }
}

export function toPayment(wire: WirePayment, context: MapContext): Payment {
  const currency = wire['txnCurrency.currency'] || context.homeCurrency
  const total = amount(wire['txnCurrency.totalAmount'], currency, 'txnCurrency.totalAmount')
  const sums = new Map<string, number>()
  let cash = 0
  for (const detail of ownedBy(wire.key, context, paymentDetail, 'paymentDetails')) {
    const part = parts(detail, currency)
    const key = detail['arInvoice.key']
    // What pays something other than an invoice (a debit memo) is neither applied nor left over.
    if (key != null) {
      const invoiceId = context.invoiceIds.get(key) ?? key
      sums.set(invoiceId, (sums.get(invoiceId) ?? 0) + part.cash + part.credit)
    }
    cash += part.cash
  }
  const applications = Array.from(sums, ([invoiceId, amount]): PaymentApplication => ({ invoiceId, amount }))
  const applied = applications.reduce((sum, { amount }) => sum + amount, 0)
  const unapplied = Math.max(0, total - cash)
  const elsewhere = total - applied - unapplied
  const voided = wire.state === 'reversed'
  const ourKey = keyIn(wire.referenceNumber, wire.description)
  const reference = [wire.referenceNumber, wire.documentNumber].find(text => text && text !== ourKey)
  return {
    ...baseOf(wire, context),
    kind: 'payment',
    customerId: wire['customer.key'],
    customerName: wire['customer.name'] ?? '',
    currency,
    date: wire['paymentSummary.receiptDate'],
    amount: total,
    applications,
    unapplied,
    ...(elsewhere === 0 ? {} : { elsewhere }),
    method: METHODS[wire.paymentMethod ?? ''] ?? 'other',
    status: voided ? 'voided' : 'succeeded',
    // A reversal takes its amounts back: it no longer stands there.
    standing: voided ? 'gone' : 'there',
    source: 'imported',
    ...(ourKey ? { ourKey } : {}),
    ...(reference ? { reference } : {}),
    voided,
  }
}
