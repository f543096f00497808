import type { Entity } from '../../../sandbox/quickbooks/books/entities.ts'
import type { Company } from '../../../sandbox/quickbooks/company.ts'
import { pacificDate } from '../../../sandbox/quickbooks/pacific.ts'
import type { Books, BooksInvoice } from './system.ts'

/** Bayside's currency has hundredths; nothing else is looked at in minor units. */
const minor = (amount: number): number => Math.round(amount * 100)

type WireInvoice = ReturnType<Company['invoice']>

function shown(invoice: WireInvoice): BooksInvoice {
  const lines = invoice.Line.filter(line => line.DetailType === 'SalesItemLineDetail')
  return {
    id: invoice.Id,
    number: invoice.DocNumber ?? '',
    date: invoice.TxnDate,
    dueDate: invoice.DueDate ?? '',
    terms: invoice.SalesTermRef?.name,
    customer: invoice.CustomerRef.name ?? '',
    item: lines[0]?.SalesItemLineDetail?.ItemRef?.value,
    total: minor(invoice.TotalAmt),
    due: minor(invoice.Balance),
    lines: lines.map(({ Amount }) => minor(Amount ?? 0)),
  }
}

/** A company of QuickBooks Online as the journeys look at it. */
export const quickbooksBooks = (company: Company): Books => ({
  id: company.realmId,
  name: company.name,
  counts: () => ({
    customers: company.all('Customer').length,
    items: company.all('Item').length,
    invoices: company.all('Invoice').length,
    payments: company.all('Payment').length,
    creditMemos: company.all('CreditMemo').length,
  }),
  invoices: () => company.all('Invoice').map(shown),
  invoice: number => shown(company.invoice(number)),
  payments: () =>
    company.all('Payment').map(({ Id, TotalAmt, UnappliedAmt }) => ({
      id: Id,
      amount: minor(TotalAmt),
      unapplied: minor(UnappliedAmt),
    })),
  pay(number, amount) {
    const { Id, CustomerRef } = company.invoice(number)
    return company.create('Payment', {
      CustomerRef,
      TotalAmt: amount / 100,
      Line: [{ Amount: amount / 100, LinkedTxn: [{ TxnId: Id, TxnType: 'Invoice' }] }],
    }).Id
  },
  bill(customer, number, amount) {
    const held = company.find('Customer', ({ DisplayName }) => DisplayName === customer)
    const { Id } = held ?? company.create('Customer', { DisplayName: customer })
    const SalesItemLineDetail = {
      ItemRef: { value: company.item('Installation labor').Id },
      Qty: 1,
      UnitPrice: amount / 100,
    }
    company.create('Invoice', {
      DocNumber: number,
      CustomerRef: { value: Id },
      Line: [{ Amount: amount / 100, DetailType: 'SalesItemLineDetail', SalesItemLineDetail }],
    })
  },
  copyInvoice(of, number) {
    const { CustomerRef, Line } = company.invoice(of)
    const lines = Line.filter(line => line.DetailType === 'SalesItemLineDetail')
    return company.create('Invoice', { DocNumber: number, CustomerRef, Line: lines }).Id
  },
  setDueDate: (number, date) =>
    void company.edit('Invoice', company.invoice(number).Id, {
      DueDate: date,
      BillEmail: { Address: 'ap@customer.example' },
    }),
  removeInvoice: number => company.remove('Invoice', company.invoice(number).Id),
  closedThrough: () => company.ledger.preferences.AccountingInfoPrefs.BookCloseDate,
  closeBooks: through => company.closeBooks(through),
  setItemActive: (name, active) => void company.edit('Item', itemOf(company, name).Id, { Active: active }),
  isItemActive: name => itemOf(company, name).Active !== false,
  hasCustomer: name => company.find('Customer', held => held.DisplayName === name) !== undefined,
  writeInto(text) {
    for (const { Id } of company.all('Customer').slice(0, 6))
      company.edit('Customer', Id, { DisplayName: `${text} ${Id}` })
    for (const { Id } of company.all('Item').slice(0, 6)) company.edit('Item', Id, { Name: `${text} ${Id}` })
    for (const { Id } of company.all('Invoice').slice(0, 6))
      company.edit('Invoice', Id, { CustomerMemo: { value: text }, DocNumber: `<i>${Id}</i>` })
  },
  today: () => pacificDate(Date.now()),
})

/** QBO hangs a word on the names of inactive ones. */
function itemOf(company: Company, name: string): Entity & { Active?: boolean } {
  const found = company.find('Item', held => held.Name === name || held.Name === `${name} (deleted)`)
  if (!found) throw new Error(`${company.name} has no item ${name}.`)
  return found
}
