import { multiplyToMinor, toMajor, toMinor } from '../../shared/decimal.ts'
import type { Draft } from '../books/books.ts'
import { currencyRef, digitsOf, rateOf } from '../books/currency.ts'
import type { CreditMemo, Customer, EntityName, Invoice, Line } from '../books/entities.ts'
import { faults } from '../fault.ts'
import { pacificDate } from '../pacific.ts'
import { checkLength, currencyOf, customerOf, dateOf, numberIn, refOf } from './checks.ts'
import type { WriteContext } from './context.ts'

/** Everything invoices and credit memos share: header, number, lines, totals. */
export interface SalesForm {
  customer: Customer
  date: string
  currency: string
  /** In hundredths. */
  total: number
  fields: Draft
}

export function salesForm(
  context: WriteContext,
  name: 'Invoice' | 'CreditMemo',
  draft: Draft,
  previous?: Invoice | CreditMemo,
): SalesForm {
  checkLength(draft, 'DocNumber', 21)
  checkLength(draft, 'PrivateNote', 4000)
  const sent = draft.Line
  if (!Array.isArray(sent) || sent.length === 0) throw faults.missing('Line')
  const customer = customerOf(context, draft, previous)
  const currency = currencyOf(draft, customer)
  const lines = salesLines(context, sent as Line[], digitsOf(currency))
  const subtotal = lines.reduce((sum, line) => sum + signed(line), 0)
  const tax = toMinor(numberIn((draft.TxnTaxDetail as Draft | undefined)?.TotalTax, 'TotalTax') ?? 0)
  const number = documentNumber(context, name, draft, previous)
  const rate = numberIn(draft.ExchangeRate, 'ExchangeRate') ?? rateOf(currency)
  const { DocNumber: _sent, ...rest } = draft
  return {
    customer,
    date: dateOf(draft, 'TxnDate', pacificDate(context.books.clock.now())),
    currency,
    total: subtotal + tax,
    fields: {
      ...rest,
      CustomField: draft.CustomField ?? [],
      ...(number === '' ? {} : { DocNumber: number }),
      TxnDate: dateOf(draft, 'TxnDate', pacificDate(context.books.clock.now())),
      CurrencyRef: currencyRef(currency),
      ...(currency === context.homeCurrency
        ? {}
        : { ExchangeRate: rate, HomeTotalAmt: toMajor(Math.round((subtotal + tax) * rate)) }),
      Line: [
        ...lines,
        // Always appended by the server (facts §1.4).
        { Amount: toMajor(subtotal), DetailType: 'SubTotalLineDetail', SubTotalLineDetail: {} },
      ],
      TxnTaxDetail: { ...(draft.TxnTaxDetail as Draft | undefined), TotalTax: toMajor(tax) },
      CustomerRef: { value: customer.Id, name: customer.DisplayName },
      ...(draft.BillAddr === undefined && customer.BillAddr ? { BillAddr: customer.BillAddr } : {}),
      TotalAmt: toMajor(subtotal + tax),
      ApplyTaxAfterDiscount: draft.ApplyTaxAfterDiscount ?? false,
      PrintStatus: draft.PrintStatus ?? 'NeedToPrint',
      EmailStatus: draft.EmailStatus ?? 'NotSet',
    },
  }
}

const signed = (line: Line): number =>
  line.DetailType === 'DiscountLineDetail' ? -toMinor(line.Amount) : toMinor(line.Amount)

function salesLines(context: WriteContext, sent: Line[], digits: number): Line[] {
  const lines = sent.filter(line => line.DetailType !== 'SubTotalLineDetail')
  if (lines.length === 0) throw faults.missing('Line')
  return lines.map((line, index) => {
    if (!line.DetailType) throw faults.missing('Line.DetailType')
    const kept = { ...line, Id: line.Id ?? String(index + 1), LineNum: line.LineNum ?? index + 1 }
    if (line.DetailType === 'DescriptionOnly') return { ...kept, Amount: 0 }
    const amount = numberIn(line.Amount, 'Line.Amount')
    if (amount === undefined) throw faults.missing('Line.Amount')
    const rounded = toMajor(toMinor(amount, digits), digits)
    if (line.DetailType !== 'SalesItemLineDetail') return { ...kept, Amount: rounded }
    return { ...kept, Amount: rounded, SalesItemLineDetail: itemDetail(context, line, rounded, digits) }
  })
}

function itemDetail(context: WriteContext, line: Line, amount: number, digits: number): Draft {
  const detail = line.SalesItemLineDetail
  if (!detail) throw faults.missing('Line.SalesItemLineDetail')
  const quantity = numberIn(detail.Qty, 'Line.SalesItemLineDetail.Qty')
  const price = numberIn(detail.UnitPrice, 'Line.SalesItemLineDetail.UnitPrice')
  if (
    quantity !== undefined &&
    price !== undefined &&
    multiplyToMinor(quantity, price, digits) !== toMinor(amount, digits)
  )
    throw faults.amount(amount)
  const ref = refOf(detail.ItemRef)
  // Without an item QBO takes the first service of the company; the sandbox keeps the line without one (inferred).
  if (!ref) return { ...detail, TaxCodeRef: detail.TaxCodeRef ?? { value: 'NON' } }
  const item = context.books.get('Item', ref.value)
  if (!item)
    throw faults.invalidReference('Line.SalesItemLineDetail.ItemRef', 'Line.SalesItemLineDetail.ItemRef')
  if (item.Type === 'Category') throw faults.categoryItem()
  if (!item.Active && !context.force) throw faults.deletedItem(item.Name)
  return {
    ...detail,
    ItemRef: { value: item.Id, name: item.Name },
    TaxCodeRef: detail.TaxCodeRef ?? { value: 'NON' },
  }
}

/** Who numbers follows from the preference (facts §1.8); a used number is refused unless allowed (6140). */
function documentNumber(
  context: WriteContext,
  name: EntityName,
  draft: Draft,
  previous?: Invoice | CreditMemo,
): string {
  const given = draft.DocNumber === undefined ? undefined : String(draft.DocNumber)
  const number = given ?? (previous || context.customNumbers ? '' : nextNumber(context, name))
  if (number === '' || number === previous?.DocNumber || context.allowDuplicateNumber || context.force)
    return number
  const other = context.books.rows(name).find(row => row.data.DocNumber === number)
  if (other) throw faults.duplicateNumber(number, name, other.data.Id)
  return number
}

function nextNumber(context: WriteContext, name: EntityName): string {
  const numbers = context.books.rows(name).map(row => Number(row.data.DocNumber))
  return String(numbers.reduce((most, number) => Math.max(most, number || 0), 1000) + 1)
}
