import { toMajor, toMinor } from '../../shared/decimal.ts'
import type { CreditMemo, Entity, Invoice, Payment } from '../books/entities.ts'
import type { Company } from '../company.ts'
import { isVoided } from '../rules/invoice.ts'

/** What the lists of the pages show: rows made for the eye, the rules being the books'. */
export interface InvoiceRow {
  id: string
  number: string
  customer: string
  customerId: string
  date: string
  due: string
  total: number
  balance: number
  currency: string
  status: string
}

type Status = 'voided' | 'paid' | 'overdue' | 'partly' | 'open'

function statusOf(invoice: Invoice, today: string): { key: Status; text: string } {
  if (isVoided(invoice)) return { key: 'voided', text: 'Voided' }
  if (invoice.Balance === 0) return { key: 'paid', text: 'Paid' }
  const days = Math.round((Date.parse(invoice.DueDate) - Date.parse(today)) / 86_400_000)
  if (days < 0) return { key: 'overdue', text: `Overdue ${-days} ${days === -1 ? 'day' : 'days'}` }
  const due = days === 0 ? 'Due today' : `Due in ${days} ${days === 1 ? 'day' : 'days'}`
  return invoice.Balance < invoice.TotalAmt
    ? { key: 'partly', text: `Partially paid, ${due.toLowerCase()}` }
    : { key: 'open', text: due }
}

const rowOf = (invoice: Invoice, today: string): InvoiceRow => ({
  id: invoice.Id,
  number: invoice.DocNumber ?? '',
  customer: invoice.CustomerRef.name ?? '',
  customerId: invoice.CustomerRef.value,
  date: invoice.TxnDate,
  due: invoice.DueDate,
  total: invoice.TotalAmt,
  balance: invoice.Balance,
  currency: invoice.CurrencyRef.value,
  status: statusOf(invoice, today).text,
})

/** Newest first, a window of them: the list is virtualised. */
export function invoiceRows(
  company: Company,
  asked: { status: string; search: string; from: number; count: number; today: string },
): { total: number; rows: InvoiceRow[] } {
  const words = asked.search.trim().toLowerCase()
  const found: Invoice[] = []
  for (const row of company.ledger.books.rows('Invoice')) {
    const invoice = row.data as Invoice
    if (asked.status !== 'all' && statusOf(invoice, asked.today).key !== asked.status) continue
    const text = `${invoice.DocNumber ?? ''} ${invoice.CustomerRef.name ?? ''}`.toLowerCase()
    if (!words || text.includes(words)) found.push(invoice)
  }
  found.sort((a, b) => (a.TxnDate < b.TxnDate ? 1 : a.TxnDate > b.TxnDate ? -1 : 0))
  const rows = found.slice(asked.from, asked.from + asked.count).map(invoice => rowOf(invoice, asked.today))
  return { total: found.length, rows }
}

export const customerRows = (company: Company) =>
  company.ledger.books
    .all('Customer')
    .map(({ Id, DisplayName, Balance, Active, CurrencyRef, PrimaryEmailAddr }) => ({
      id: Id,
      name: DisplayName,
      balance: Balance,
      active: Active,
      currency: CurrencyRef.value,
      email: PrimaryEmailAddr?.Address ?? '',
    }))
    .sort((a, b) => a.name.localeCompare(b.name))

/** A customer with everything that happened. */
export function customerCard(company: Company, id: string, today: string) {
  const customer = company.ledger.books.get('Customer', id)
  if (!customer) return undefined
  const overdue = company.ledger.books
    .all('Invoice')
    .filter(held => held.CustomerRef.value === id && held.Balance > 0 && held.DueDate < today)
  return {
    customer,
    transactions: transactions(company, today, id),
    overdue: toMajor(overdue.reduce((sum, held) => sum + toMinor(held.Balance), 0)),
  }
}

/** All sales transactions, of one customer or of all, newest first. */
export function transactions(company: Company, today: string, customerId?: string) {
  const { books } = company.ledger
  const mine = <T extends Entity>(records: T[]): T[] =>
    customerId === undefined
      ? records
      : records.filter(held => (held.CustomerRef as { value: string }).value === customerId)
  return [
    ...mine(books.all('Invoice')).map(held => ({
      ...txn('Invoice', held, held.DocNumber),
      status: statusOf(held, today).text,
    })),
    ...mine(books.all('Payment')).map(held => ({
      ...txn('Payment', held, held.PaymentRefNum),
      status: held.UnappliedAmt > 0 ? 'Unapplied' : 'Closed',
    })),
    ...mine(books.all('CreditMemo')).map(held => ({
      ...txn('Credit Memo', held, held.DocNumber),
      status: held.Balance > 0 ? 'Unapplied' : 'Closed',
    })),
  ].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
}

const txn = (type: string, held: Invoice | Payment | CreditMemo, number: string | undefined) => ({
  id: held.Id,
  type,
  date: held.TxnDate,
  customer: held.CustomerRef.name ?? '',
  number: number ?? '',
  amount: held.TotalAmt,
  currency: held.CurrencyRef.value,
})

/** What a payment of this customer could settle. */
export const openDocuments = (company: Company, customerId: string) =>
  company.ledger.books
    .all('Invoice')
    .filter(held => held.CustomerRef.value === customerId && held.Balance > 0)
    .map(held => ({
      id: held.Id,
      number: held.DocNumber ?? '',
      due: held.DueDate,
      total: held.TotalAmt,
      balance: held.Balance,
    }))

/** The choices in the forms' fields. */
export function lookups(company: Company) {
  const { books } = company.ledger
  return {
    customers: books.all('Customer').map(held => ({
      id: held.Id,
      name: held.DisplayName,
      active: held.Active,
      currency: held.CurrencyRef.value,
      email: held.PrimaryEmailAddr?.Address ?? '',
    })),
    items: books
      .all('Item')
      .filter(held => held.Type !== 'Category')
      .map(held => ({ id: held.Id, name: held.Name, price: held.UnitPrice ?? 0, active: held.Active })),
    terms: books.all('Term').map(held => ({ id: held.Id, name: held.Name, days: held.DueDays ?? 0 })),
    methods: books.all('PaymentMethod').map(held => ({ id: held.Id, name: held.Name })),
  }
}

/** The home page's figures, per currency: they are never added together. */
export function summary(company: Company, today: string) {
  const open = new Map<string, { overdue: number; notDue: number; count: number }>()
  for (const invoice of company.ledger.books.all('Invoice')) {
    if (invoice.Balance === 0) continue
    const currency = invoice.CurrencyRef.value
    const held = open.get(currency) ?? { overdue: 0, notDue: 0, count: 0 }
    const amount = toMinor(invoice.Balance)
    if (invoice.DueDate < today) held.overdue += amount
    else held.notDue += amount
    held.count += 1
    open.set(currency, held)
  }
  return [...open].map(([currency, held]) => ({
    currency,
    overdue: toMajor(held.overdue),
    notDue: toMajor(held.notDue),
    count: held.count,
  }))
}
