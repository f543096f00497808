import type { EntityKind } from '../../ledger/records.ts'
import { reader, rowReader } from '../record-reader.ts'
import type { Client } from './client.ts'
import { adjustmentId, invoiceId } from './external-id.ts'
import type { MapContext } from './mapping/context.ts'
import { creditAdjustment, negativeInvoice } from './mapping/credit-memo.ts'
import { toCustomer } from './mapping/customer.ts'
import { documentInvoice, toInvoice } from './mapping/invoice.ts'
import { toItem } from './mapping/item.ts'
import { toPayment } from './mapping/payment.ts'
import { keyOfRow, rowsAmong } from './query.ts'
import { BESIDE } from './sources.ts'
import { adjustment, customer, document, invoice, item, payment } from './wire/rows.ts'

/** What every record of a connection is read with. */
export type Base = Pick<MapContext, 'connectionId' | 'homeCurrency' | 'readAt'>
/** The kinds, and the records of other objects that count among them. */
export type Shape = EntityKind | 'document' | 'adjustment'

const textOf = (raw: unknown, field: string): string | undefined => {
  const value = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[field] : undefined
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined
}

const invoiceIdOf = (raw: unknown): string | undefined => {
  const key = keyOfRow(raw)
  return key && invoiceId(key, textOf(raw, 'documentId'))
}
const adjustmentIdOf = (raw: unknown): string | undefined => {
  const key = keyOfRow(raw)
  return key && adjustmentId(key)
}

const ID_OF: Readonly<Record<Shape, (raw: unknown) => string | undefined>> = {
  customer: keyOfRow,
  item: keyOfRow,
  payment: keyOfRow,
  invoice: invoiceIdOf,
  creditMemo: invoiceIdOf,
  document: invoiceIdOf,
  adjustment: adjustmentIdOf,
}

/** The ledger's id of a row. */
export const externalIdOf = (shape: Shape, row: unknown): string | undefined => ID_OF[shape](row)

const READERS = {
  customer: rowReader('customer', reader(customer, toCustomer), keyOfRow),
  item: rowReader('item', reader(item, toItem), keyOfRow),
  payment: rowReader('payment', reader(payment, toPayment), keyOfRow),
  invoice: rowReader('invoice', reader(invoice, toInvoice), invoiceIdOf),
  creditMemo: rowReader('creditMemo', reader(invoice, negativeInvoice), invoiceIdOf),
  document: rowReader('invoice', reader(document, documentInvoice), invoiceIdOf),
  adjustment: rowReader('creditMemo', reader(adjustment, creditAdjustment), adjustmentIdOf),
}

/** Rows as they came, completed with what stands in objects of its own, as records of the ledger. @throws AccountingError */
export async function recordsOf(client: Client, shape: Shape, rows: readonly unknown[], base: Base) {
  const keys = rows.map(keyOfRow).filter(key => key !== undefined)
  const owned = await ownedRows(client, shape, keys)
  const invoiceIds = shape === 'payment' ? await documentIds(client, owned) : NONE
  return READERS[shape].many(rows, { ...base, owned, invoiceIds })
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>()

const OWNED: Partial<Record<Shape, { object: string; fields: readonly string[]; owner: string }>> = {
  invoice: { ...BESIDE.invoiceLine, owner: 'invoice.key' },
  document: { ...BESIDE.documentLine, owner: 'documentHeader.key' },
  payment: { ...BESIDE.paymentDetail, owner: 'arPayment.key' },
}

/** Rows of what each record owns, by its key. */
async function ownedRows(
  client: Client,
  shape: Shape,
  keys: readonly string[],
): Promise<ReadonlyMap<string, unknown[]>> {
  const kind = OWNED[shape]
  if (!kind || keys.length === 0) return NONE
  const owned = new Map<string, unknown[]>()
  for (const row of await rowsAmong(client, kind, kind.owner, keys)) {
    const owner = textOf(row, kind.owner)
    if (owner === undefined) continue
    const rows = owned.get(owner)
    if (rows) rows.push(row)
    else owned.set(owner, [row])
  }
  return owned
}

/** Payments name an AR invoice by the key it has now; the ledger knows those of Order Entry by their document. */
async function documentIds(client: Client, details: ReadonlyMap<string, unknown[]>) {
  const keys = new Set([...details.values()].flat().flatMap(row => textOf(row, 'arInvoice.key') ?? []))
  const query = { object: 'accounts-receivable/invoice', fields: ['documentId'] }
  const ids = new Map<string, string>()
  for (const row of await rowsAmong(client, query, 'key', [...keys])) {
    const key = keyOfRow(row)
    const id = invoiceIdOf(row)
    if (key && id && id !== key) ids.set(key, id)
  }
  return ids
}
