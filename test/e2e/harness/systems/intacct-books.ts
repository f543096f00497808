import { type Data, listAt, text } from '../../../sandbox/intacct/books/data.ts'
import { minor, money } from '../../../sandbox/intacct/books/money.ts'
import type { Company } from '../../../sandbox/intacct/company.ts'
import type { Books, BooksInvoice } from './system.ts'

/** What stands there for good: neither drafted, nor undone, nor what undoes it. */
const stands = ({ state }: Data): boolean => !['draft', 'reversal'].includes(String(state))
const standsStill = (held: Data): boolean => stands(held) && held.state !== 'reversed'
const isCredit = ({ totalTxnAmount }: Data): boolean => Number(totalTxnAmount) < 0

function shown(invoice: Data): BooksInvoice {
  const lines = listAt(invoice, 'lines')
  return {
    id: invoice.documentId ? `document:${invoice.documentId}` : String(invoice.key),
    number: String(invoice.invoiceNumber),
    date: String(invoice.invoiceDate),
    dueDate: String(invoice.dueDate),
    terms: text(invoice, 'term.id') || undefined,
    customer: text(invoice, 'customer.name'),
    item: text(lines[0] ?? {}, 'dimensions.item.key') || undefined,
    total: minor(invoice.totalTxnAmount),
    due: minor(invoice.totalTxnAmountDue),
    lines: lines.map(line => minor(line.txnAmount)),
  }
}

/** A company of Sage Intacct as the journeys look at it. */
export const intacctBooks = (company: Company): Books => ({
  id: company.id,
  name: company.name,
  counts: () => {
    const invoices = company.all('invoice')
    return {
      customers: company.all('customer').length,
      items: company.all('item').length,
      invoices: invoices.filter(held => stands(held) && !isCredit(held)).length,
      payments: company.all('payment').filter(standsStill).length,
      // Negative invoices and credits among the adjustments.
      creditMemos:
        invoices.filter(held => standsStill(held) && isCredit(held)).length +
        company.all('adjustment').length,
    }
  },
  invoices: () => company.all('invoice').filter(stands).map(shown),
  invoice: number => shown(company.invoice(number)),
  payments: () =>
    company
      .all('payment')
      .filter(standsStill)
      .map(held => ({
        id: String(held.key),
        amount: minor(text(held, 'txnCurrency.totalAmount')),
        unapplied: minor(text(held, 'txnCurrency.totalDue') || '0'),
      })),
  pay: (number, amount) => String(company.pay(String(company.invoice(number).key), money(amount)).key),
  bill(customer, number, amount) {
    const held = company.find('customer', ({ name }) => name === customer)
    const { key } = held ?? company.create('customer', { id: `C-${number}`, name: customer })
    const today = company.ledger.today()
    company.create('invoice', {
      customer: { key: String(key) },
      invoiceNumber: number,
      invoiceDate: today,
      dueDate: today,
      lines: [
        {
          txnAmount: money(amount),
          glAccount: { id: '4000' },
          dimensions: { location: { id: '110' } },
        },
      ],
    })
  },
  copyInvoice(of, number) {
    const invoice = company.invoice(of)
    const today = company.ledger.today()
    const made = company.create('invoice', {
      customer: { key: text(invoice, 'customer.key') },
      invoiceNumber: number,
      invoiceDate: today,
      dueDate: today,
      lines: listAt(invoice, 'lines').map(line => ({
        txnAmount: line.txnAmount,
        glAccount: { key: text(line, 'glAccount.key') },
        dimensions: {
          item: { key: text(line, 'dimensions.item.key') },
          location: { key: text(line, 'dimensions.location.key') },
        },
      })),
    })
    return String(made.key)
  },
  setDueDate: (number, date) =>
    void company.edit('invoice', String(company.invoice(number).key), { dueDate: date }),
  removeInvoice: number => company.remove('invoice', String(company.invoice(number).key)),
  closedThrough: () => company.settings.closedThrough,
  closeBooks: through => company.closeBooks(through),
  setItemActive: (name, active) =>
    void company.edit('item', String(itemOf(company, name).key), { status: active ? 'active' : 'inactive' }),
  isItemActive: name => itemOf(company, name).status === 'active',
  hasCustomer: name => company.find('customer', held => held.name === name) !== undefined,
  writeInto(text) {
    for (const { key } of company.all('customer').slice(0, 6))
      company.edit('customer', String(key), { name: `${text} ${key}` })
    for (const { key } of company.all('item').slice(0, 6))
      company.edit('item', String(key), { name: `${text} ${key}` })
    for (const { key } of company.all('invoice').filter(stands).slice(0, 6))
      company.edit('invoice', String(key), { description: text })
  },
  today: () => company.ledger.today(),
})

function itemOf(company: Company, name: string): Data {
  const found = company.find('item', held => held.name === name)
  if (!found) throw new Error(`${company.name} has no item ${name}.`)
  return found
}
