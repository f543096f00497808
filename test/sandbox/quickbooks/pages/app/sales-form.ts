import { cents } from './format.ts'
import type { Line, Lookups, SalesRecord } from './records.ts'

/** What the user sees in the fields: text until it is saved. */
export interface LineFields {
  id: string | undefined
  /** Lines that the form cannot edit (discounts) are kept as they are. */
  kept: Line | undefined
  item: string
  description: string
  quantity: string
  rate: string
  amount: string
}

export interface SalesFields {
  number: string
  customer: string
  date: string
  due: string
  terms: string
  memo: string
  note: string
  email: string
  lines: LineFields[]
}

export const emptyLine = (): LineFields => ({
  id: undefined,
  kept: undefined,
  item: '',
  description: '',
  quantity: '',
  rate: '',
  amount: '',
})

export function fieldsOf(record: SalesRecord): SalesFields {
  return {
    number: record.DocNumber ?? '',
    customer: record.CustomerRef.name ?? '',
    date: record.TxnDate,
    due: record.DueDate ?? '',
    terms: record.SalesTermRef?.value ?? '',
    memo: record.CustomerMemo?.value ?? '',
    note: record.PrivateNote ?? '',
    email: record.BillEmail?.Address ?? '',
    lines: record.Line.filter(line => line.DetailType !== 'SubTotalLineDetail').map(line => {
      const detail = line.SalesItemLineDetail
      return {
        id: line.Id,
        kept: detail ? undefined : line,
        item: detail?.ItemRef?.name ?? '',
        description: line.Description ?? (detail ? '' : line.DetailType.replace('LineDetail', '')),
        quantity: detail?.Qty === undefined ? '' : String(detail.Qty),
        rate: detail?.UnitPrice === undefined ? '' : String(detail.UnitPrice),
        amount: line.Amount.toFixed(2),
      }
    }),
  }
}

/** What is sent: names become references; a name that is none is left out, and the books say so. */
export function draftOf(fields: SalesFields, lookups: Lookups, record: SalesRecord | undefined) {
  const customer = lookups.customers.find(held => held.name === fields.customer)
  return {
    ...(record ? { Id: record.Id, SyncToken: record.SyncToken } : {}),
    DocNumber: fields.number,
    ...(customer ? { CustomerRef: { value: customer.id } } : record ? { CustomerRef: { value: '' } } : {}),
    TxnDate: fields.date,
    CustomerMemo: { value: fields.memo },
    PrivateNote: fields.note,
    ...(fields.email ? { BillEmail: { Address: fields.email } } : {}),
    Line: fields.lines.filter(isFilled).map(line => lineOf(line, lookups)),
  }
}

const isFilled = (line: LineFields): boolean =>
  line.kept !== undefined || line.item !== '' || line.description !== '' || line.amount !== ''

function lineOf(line: LineFields, lookups: Lookups): Line {
  if (line.kept) return line.kept
  const item = lookups.items.find(held => held.name === line.item)
  return {
    ...(line.id === undefined ? {} : { Id: line.id }),
    ...(line.description ? { Description: line.description } : {}),
    Amount: cents(line.amount) / 100,
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: {
      ...(item ? { ItemRef: { value: item.id } } : {}),
      ...(line.quantity === '' ? {} : { Qty: Number(line.quantity) }),
      ...(line.rate === '' ? {} : { UnitPrice: Number(line.rate) }),
    },
  }
}

/** The line as it is after one of its fields changed: an item brings its price, quantity times rate is the amount. */
export function withField(
  line: LineFields,
  field: 'item' | 'description' | 'quantity' | 'rate' | 'amount',
  value: string,
  lookups: Lookups,
): LineFields {
  const next = { ...line, [field]: value }
  if (field === 'item') {
    const item = lookups.items.find(held => held.name === value)
    if (!item) return next
    next.description = next.description || item.name
    next.rate = String(item.price)
    next.quantity = next.quantity || '1'
  }
  if (field !== 'amount' && next.quantity !== '' && next.rate !== '')
    next.amount = (Math.round(Number(next.quantity) * cents(next.rate)) / 100).toFixed(2)
  return next
}

/** In hundredths; a discount takes away. */
export const totalOf = (fields: SalesFields, tax: number): number =>
  fields.lines.reduce((sum, line) => {
    const amount = cents(line.amount)
    return line.kept?.DetailType === 'DiscountLineDetail' ? sum - amount : sum + amount
  }, cents(tax))
