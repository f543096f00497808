import { expect, it } from 'vitest'
import { labelOf } from '../../../core/ledger/label.ts'
import { aCustomer, anInvoice, aPayment } from './examples.ts'

it.each([
  ['an invoice by its number', anInvoice({ number: '1045' }), '1045'],
  [
    'one without by whose it is',
    anInvoice({ number: '', customerName: 'Ada', date: '2026-03-01' }),
    'Ada, 2026-03-01',
  ],
  [
    'a payment by who paid, and when',
    aPayment({ customerName: 'Ada', date: '2026-03-02' }),
    'Ada, 2026-03-02',
  ],
  ['a customer by name', aCustomer({ name: 'Ada' }), 'Ada'],
])('%s', (_what, record, label) => {
  expect(labelOf(record)).toBe(label)
})

it('has its date written as a screen wants it', () => {
  expect(labelOf(aPayment({ customerName: 'Ada', date: '2026-03-02' }), date => `<${date}>`)).toBe(
    'Ada, <2026-03-02>',
  )
})
