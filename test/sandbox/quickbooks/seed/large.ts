import { Random } from '../../shared/random.ts'
import type { Company } from '../company.ts'
import { addDays, pacificDate } from '../pacific.ts'
import { seedLists } from './lists.ts'

const FIRST = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Grove', 'Hazel', 'Ironwood', 'Juniper']
const SECOND = ['Point', 'Street', 'Harbor', 'Valley', 'Ridge', 'Creek', 'Summit', 'Park', 'Bay', 'Field']
const THIRD = [
  'Dental',
  'Builders',
  'Studio',
  'Foods',
  'Logistics',
  'Partners',
  'School',
  'Clinic',
  'Labs',
  'Inn',
]

/**
 * A company with `count` invoices over two years, the same each time: a customer per fifty invoices, one to
 * three lines each, about two thirds paid by payments that cover up to eight invoices of a customer.
 */
export function seedLarge(company: Company, count: number): void {
  const { clock } = company.ledger.books
  const random = new Random(count)
  const today = pacificDate(clock.now())
  const start = clock.now() - 730 * 86_400_000
  const step = (clock.now() - 120_000 - start) / Math.max(count, 1)
  const customers = Math.max(1, Math.ceil(count / 50))
  const lists = clock.during(start - 86_400_000, () => seedNames(company, customers))
  const unpaid = new Map<string, { id: string; amount: number }[]>()
  for (let index = 0; index < count; index += 1)
    clock.during(start + index * step, () => {
      const customer = String(random.whole(1, customers))
      const date = addDays(today, Math.round(-730 + (index * 730) / count))
      const invoice = company.ledger.create(
        'Invoice',
        {
          DocNumber: String(10_001 + index),
          TxnDate: date,
          CustomerRef: { value: customer },
          Line: Array.from({ length: random.whole(1, 3) }, () => line(random)),
        },
        { force: true },
      )
      if (random.next() > 0.67) return
      const waiting = unpaid.get(customer) ?? []
      waiting.push({ id: invoice.Id, amount: invoice.TotalAmt as number })
      unpaid.set(customer, waiting)
      if (waiting.length < 8) return
      unpaid.delete(customer)
      company.ledger.create(
        'Payment',
        {
          TxnDate: date,
          CustomerRef: { value: customer },
          TotalAmt: Math.round(waiting.reduce((sum, held) => sum + held.amount, 0) * 100) / 100,
          PaymentMethodRef: { value: lists.methods.ach },
          Line: waiting.map(held => ({
            Amount: held.amount,
            LinkedTxn: [{ TxnId: held.id, TxnType: 'Invoice' }],
          })),
        },
        { force: true },
      )
    })
}

function seedNames(company: Company, customers: number) {
  const lists = seedLists(company, {
    name: 'Meridian Supply Group',
    email: 'books@meridiansupply.example',
    line: '900 Market St',
    city: 'San Francisco',
    state: 'CA',
    zip: '94102',
    customNumbers: true,
    multiCurrency: false,
  })
  for (let index = 0; index < customers; index += 1) {
    const word = (list: string[], base: number) => list[Math.floor(index / base) % list.length]
    company.ledger.books.insert('Customer', {
      DisplayName: `${word(FIRST, 1)} ${word(SECOND, 10)} ${word(THIRD, 100)} ${Math.floor(index / 1000) + 1}`,
      Active: true,
      Balance: 0,
      CurrencyRef: { value: 'USD', name: 'United States Dollar' },
      PrimaryEmailAddr: { Address: `ap${index + 1}@customers.example` },
      SalesTermRef: { value: lists.terms.net30, name: 'Net 30' },
    })
  }
  for (let index = 1; index <= 40; index += 1)
    company.ledger.books.insert('Item', {
      Name: `Part ${String(index).padStart(3, '0')}`,
      UnitPrice: index * 2.5,
      Type: 'NonInventory',
      Active: true,
    })
  return lists
}

function line(random: Random) {
  const item = random.whole(1, 40)
  const quantity = random.whole(1, 20)
  return {
    Description: `Part ${String(item).padStart(3, '0')}`,
    Amount: item * 2.5 * quantity,
    DetailType: 'SalesItemLineDetail',
    SalesItemLineDetail: { ItemRef: { value: String(item) }, Qty: quantity, UnitPrice: item * 2.5 },
  }
}
