import { Random } from '../../shared/random.ts'
import { BANK, type Company } from '../company.ts'
import { addDays } from '../rules/periods.ts'
import { seedLists } from './lists.ts'

/**
 * A company with `count` invoices over two years, the same each time: a customer per fifty invoices, one to three
 * lines each, about two thirds paid.
 */
export function seedLarge(company: Company, count: number): void {
  const { clock } = company.ledger.books
  const random = new Random(count)
  const today = company.ledger.today()
  const start = clock.now() - 730 * 86_400_000
  const step = (clock.now() - 120_000 - start) / Math.max(count, 1)
  const customers = Math.max(1, Math.ceil(count / 50))
  clock.during(start - 86_400_000, () => {
    seedLists(company, { invoicePrefix: 'INV-', nextInvoice: 10_001 + count })
    company.create('location', { id: '100', name: 'Head office', status: 'active' })
    for (let index = 1; index <= customers; index += 1)
      company.create('customer', { id: `C-${String(index).padStart(5, '0')}`, name: `Customer ${index}` })
  })
  for (let index = 0; index < count; index += 1)
    clock.during(start + index * step, () => {
      const date = addDays(today, Math.round(-730 + (index * 730) / count))
      const customer = { id: `C-${String(random.whole(1, customers)).padStart(5, '0')}` }
      const invoice = company.ledger.create(
        'accounts-receivable/invoice',
        {
          customer,
          invoiceNumber: `INV-${10_001 + index}`,
          invoiceDate: date,
          dueDate: addDays(date, 30),
          lines: Array.from({ length: random.whole(1, 3) }, () => ({
            txnAmount: `${random.whole(10, 2000)}.00`,
            glAccount: { id: '4000' },
            dimensions: { location: { id: '100' } },
          })),
        },
        { force: true },
      )
      if (random.next() > 0.67) return
      company.ledger.create(
        'accounts-receivable/payment',
        {
          customer,
          financialEntity: { entityId: BANK },
          paymentMethod: 'eft',
          paymentSummary: { receiptDate: date },
          txnCurrency: { currency: 'USD' },
          paymentDetails: [
            {
              arInvoice: { key: invoice.key },
              txnCurrency: { paymentAmount: String(invoice.data.totalTxnAmount) },
            },
          ],
        },
        { force: true },
      )
    })
}
