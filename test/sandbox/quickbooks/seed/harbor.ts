import type { Company } from '../company.ts'
import { addDays, pacificDate } from '../pacific.ts'
import { NAMES } from './cases.ts'
import { seedLists } from './lists.ts'

/** A second company: QBO numbers its invoices, its books are open, some of its ids and numbers are Bayside's too. */
export function seedHarbor(company: Company): void {
  const { clock } = company.ledger.books
  const today = pacificDate(clock.now())
  const at = (ago: number): number =>
    Math.min(Date.parse(`${addDays(today, -ago)}T17:00:00Z`), clock.now() - 60_000)
  clock.during(at(300), () => {
    seedLists(company, {
      name: NAMES.harbor,
      email: 'hello@harborandpine.example',
      line: '18 Pine St',
      city: 'Portland',
      state: 'ME',
      zip: '04101',
      customNumbers: false,
      multiCurrency: false,
    })
    for (const name of ['Casco Bay Ferries', 'Eastern Prom Dental', 'Peaks Island Inn', 'Whitman & Sons'])
      company.create('Customer', {
        DisplayName: name,
        PrimaryEmailAddr: { Address: `ap@${name.toLowerCase().replace(/[^a-z]/g, '')}.example` },
      })
    company.create('Item', { Name: 'Interior design', UnitPrice: 95, Type: 'Service' })
    company.create('Item', { Name: 'Oak shelf', UnitPrice: 210, Type: 'NonInventory' })
  })
  const customers = company.all('Customer')
  for (let index = 0; index < 12; index += 1) {
    const ago = 170 - index * 13
    const customer = customers[index % customers.length]
    const quantity = (index % 5) + 1
    clock.during(at(ago), () =>
      company.create('Invoice', {
        DocNumber: String(1030 + index),
        TxnDate: addDays(today, -ago),
        CustomerRef: { value: customer?.Id },
        Line: [
          {
            Description: 'Interior design',
            Amount: 95 * quantity,
            DetailType: 'SalesItemLineDetail',
            SalesItemLineDetail: { ItemRef: { value: '1' }, Qty: quantity, UnitPrice: 95 },
          },
        ],
      }),
    )
  }
}
