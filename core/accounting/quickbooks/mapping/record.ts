import { reader, recordReader } from '../../record-reader.ts'
import { creditMemo } from '../wire/credit-memo.ts'
import { customer } from '../wire/customer.ts'
import { invoice } from '../wire/invoice.ts'
import { item } from '../wire/item.ts'
import { payment } from '../wire/payment.ts'
import { toCreditMemo } from './credit-memo.ts'
import { toCustomer } from './customer.ts'
import type { MapContext } from './fields.ts'
import { toInvoice } from './invoice.ts'
import { toItem } from './item.ts'
import { toPayment } from './payment.ts'

/** The id in something that may be no record at all. */
export function externalIdOf(raw: unknown): string | undefined {
  const id = typeof raw === 'object' && raw !== null && 'Id' in raw ? raw.Id : undefined
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined
}

export const { readRecord, readRecords } = recordReader<MapContext>(
  {
    customer: reader(customer, toCustomer),
    item: reader(item, toItem),
    invoice: reader(invoice, toInvoice),
    payment: reader(payment, toPayment),
    creditMemo: reader(creditMemo, toCreditMemo),
  },
  externalIdOf,
)
