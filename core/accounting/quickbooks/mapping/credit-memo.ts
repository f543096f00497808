import type { CreditMemo } from '../../../ledger/records.ts'
import { amount } from '../../fields.ts'
import type { WireCreditMemo } from '../wire/credit-memo.ts'
import { baseOf, type MapContext } from './fields.ts'

export function toCreditMemo(wire: WireCreditMemo, context: MapContext): CreditMemo {
  const currency = wire.CurrencyRef?.value ?? context.homeCurrency
  return {
    ...baseOf(wire, context),
    kind: 'creditMemo',
    number: wire.DocNumber ?? '',
    customerId: wire.CustomerRef.value,
    customerName: wire.CustomerRef.name ?? '',
    currency,
    date: wire.TxnDate,
    total: amount(wire.TotalAmt, currency, 'TotalAmt'),
    remaining: amount(wire.RemainingCredit ?? wire.Balance ?? 0, currency, 'RemainingCredit'),
  }
}
