import type { EntityKind } from '../../../ledger/records.ts'
import { reader, rowReader } from '../../record-reader.ts'
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

const READERS = {
  customer: rowReader('customer', reader(customer, toCustomer), externalIdOf),
  item: rowReader('item', reader(item, toItem), externalIdOf),
  invoice: rowReader('invoice', reader(invoice, toInvoice), externalIdOf),
  payment: rowReader('payment', reader(payment, toPayment), externalIdOf),
  creditMemo: rowReader('creditMemo', reader(creditMemo, toCreditMemo), externalIdOf),
}

/** One record off the wire, or what is wrong with it. */
export const readRecord = (entity: EntityKind, raw: unknown, context: MapContext) =>
  READERS[entity].one(raw, context)

/** Many records: those that can be read, and what is wrong with the others. */
export const readRecords = (entity: EntityKind, rows: readonly unknown[], context: MapContext) =>
  READERS[entity].many(rows, context)
