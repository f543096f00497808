import type { Invoice, InvoiceLine } from '../../../ledger/records.ts'
import { amount, decimal } from '../../fields.ts'
import type { WireInvoice, WireLine } from '../wire/invoice.ts'
import { baseOf, isVoided, type MapContext } from './fields.ts'

function toLine(wire: WireLine, currency: string, at: string): InvoiceLine {
  const sales = wire.SalesItemLineDetail
  const item = sales?.ItemRef
  const discount = wire.DetailType === 'DiscountLineDetail' ? -1 : 1
  const line: InvoiceLine = {
    // A discount stands there as a positive amount and takes away.
    amount: wire.Amount == null ? 0 : discount * amount(wire.Amount, currency, `${at}.Amount`) + 0,
  }
  if (wire.Description) line.description = wire.Description
  if (item) line.itemId = item.value
  if (item?.name) line.itemName = item.name
  if (sales?.Qty != null) line.quantity = decimal(sales.Qty, `${at}.Qty`)
  if (sales?.UnitPrice != null) line.unitPrice = decimal(sales.UnitPrice, `${at}.UnitPrice`)
  return line
}

/** Without the API's own sum, always appended (facts §1.4); a bundle is what it holds. */
function linesOf({ Line }: WireInvoice, currency: string): InvoiceLine[] {
  return (Line ?? []).flatMap((line, index) => {
    const inside = line.GroupLineDetail?.Line
    if (line.DetailType === 'SubTotalLineDetail') return []
    return inside?.length
      ? inside.map((part, at) => toLine(part, currency, `Line.${index}.GroupLineDetail.Line.${at}`))
      : [toLine(line, currency, `Line.${index}`)]
  })
}

export function toInvoice(wire: WireInvoice, context: MapContext): Invoice {
  const currency = wire.CurrencyRef?.value ?? context.homeCurrency
  const total = amount(wire.TotalAmt, currency, 'TotalAmt')
  const invoice: Invoice = {
    ...baseOf(wire, context),
    kind: 'invoice',
    number: wire.DocNumber ?? '',
    customerId: wire.CustomerRef.value,
    customerName: wire.CustomerRef.name ?? '',
    currency,
    date: wire.TxnDate,
    lines: linesOf(wire, currency),
    total,
    accountingBalance: amount(wire.Balance, currency, 'Balance'),
    voided: isVoided(wire.PrivateNote, total),
  }
  const { DueDate, SalesTermRef, CustomerMemo, BillEmail } = wire
  if (DueDate) invoice.dueDate = DueDate
  if (SalesTermRef) invoice.termsId = SalesTermRef.value
  if (SalesTermRef?.name) invoice.terms = SalesTermRef.name
  if (CustomerMemo?.value) invoice.memo = CustomerMemo.value
  if (BillEmail?.Address) invoice.email = BillEmail.Address
  return invoice
}
