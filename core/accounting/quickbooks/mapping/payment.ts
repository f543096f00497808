import { keyIn } from '../../../ledger/keys.ts'
import type { Payment, PaymentApplication, PaymentMethod } from '../../../ledger/records.ts'
import { amount } from '../../fields.ts'
import type { WirePayment } from '../wire/payment.ts'
import { baseOf, isVoided, type MapContext } from './fields.ts'
import { methodNamed } from './method.ts'

function methodOf(
  { PaymentMethodRef, CreditCardPayment }: WirePayment,
  { methods }: MapContext,
): PaymentMethod {
  const named = methodNamed(PaymentMethodRef?.name) ?? methods?.get(PaymentMethodRef?.value ?? '')
  return named ?? (CreditCardPayment ? 'card' : 'other')
}

/** What is applied to each invoice; several lines may apply to one. */
function applicationsOf(wire: WirePayment, currency: string): PaymentApplication[] {
  const sums = new Map<string, number>()
  wire.Line?.forEach((line, index) => {
    const invoice = line.LinkedTxn?.find(link => link.TxnType === 'Invoice')?.TxnId
    if (invoice === undefined || line.Amount == null) return
    const applied = amount(line.Amount, currency, `Line.${index}.Amount`)
    sums.set(invoice, (sums.get(invoice) ?? 0) + applied)
  })
  return Array.from(sums, ([invoiceId, amount]) => ({ invoiceId, amount }))
}

export function toPayment(wire: WirePayment, context: MapContext): Payment {
  const currency = wire.CurrencyRef?.value ?? context.homeCurrency
  const total = amount(wire.TotalAmt, currency, 'TotalAmt')
  const applications = applicationsOf(wire, currency)
  const applied = applications.reduce((sum, { amount }) => sum + amount, 0)
  const unapplied =
    wire.UnappliedAmt == null
      ? Math.max(0, total - applied)
      : amount(wire.UnappliedAmt, currency, 'UnappliedAmt')
  const elsewhere = total - applied - unapplied
  const voided = isVoided(wire.PrivateNote, total)
  const ourKey = keyIn(wire.PaymentRefNum, wire.PrivateNote)
  return {
    ...baseOf(wire, context),
    kind: 'payment',
    customerId: wire.CustomerRef.value,
    customerName: wire.CustomerRef.name ?? '',
    currency,
    date: wire.TxnDate,
    amount: total,
    applications,
    unapplied,
    ...(elsewhere === 0 ? {} : { elsewhere }),
    method: methodOf(wire, context),
    status: voided ? 'voided' : 'succeeded',
    // A void takes its amounts back: it no longer stands there.
    standing: voided ? 'gone' : 'there',
    source: 'imported',
    ...(ourKey ? { ourKey } : {}),
    ...(wire.PaymentRefNum && wire.PaymentRefNum !== ourKey ? { reference: wire.PaymentRefNum } : {}),
    voided,
  }
}
