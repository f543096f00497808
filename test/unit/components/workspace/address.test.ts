import { expect, test } from 'vitest'
import { addressOf, goTo, parseAddress, withParams } from '../../../../components/workspace/address.ts'
import { invoiceQuery } from '../../../../components/workspace/invoices/invoice-query.ts'
import { paymentQuery } from '../../../../components/workspace/payments/payment-query.ts'

const query = (hash: string) => invoiceQuery(parseAddress(hash).params, 'c', '2026-03-10')

test.each([
  ['#invoices', { sort: 'date', descending: true, archived: false, skipped: false, offset: 0 }],
  ['#invoices?status=overdue', { status: undefined, overdue: true }],
  ['#invoices?status=partially-paid', { status: ['partially-paid'], overdue: undefined }],
  ['#invoices?archived=yes', { archived: true }],
  ['#invoices?skipped=yes', { skipped: true }],
  ['#invoices?sync=failed', { syncState: ['failed'] }],
  ['#invoices?search=O%27Malley+%26', { search: "O'Malley &" }],
  ['#invoices?sort=total&order=up', { sort: 'total', descending: false }],
  ['#invoices?sort=customer', { sort: 'customer', descending: false }],
  ['#invoices?page=3', { offset: 100 }],
  ['#invoices?customer=12', { customerId: '12' }],
])('%s asks for %o', (hash, wanted) => {
  expect(query(hash)).toMatchObject(wanted)
})

test.each(['#invoices?status=nonsense&sort=evil&page=-4&sync=x&order=', '#invoices?%', '#', ''])(
  'what the address does not know is ignored: %s',
  hash => {
    expect(query(hash)).toMatchObject({ sort: 'date', offset: 0, status: undefined, overdue: undefined })
  },
)

test('payments read theirs', () => {
  const address = parseAddress('#payments?status=failed&source=manual&standing=there&sort=amount&page=2')
  expect(paymentQuery(address, 'c')).toMatchObject({
    status: ['failed'],
    source: ['manual'],
    standing: ['there'],
    sort: 'amount',
    descending: true,
    offset: 50,
  })
})

test('another filter begins at the first page; opening a record stays on it', () => {
  const address = parseAddress('#invoices?status=open&page=3')
  expect(withParams(address, { status: 'paid' })).toBe('#invoices?status=paid')
  expect(withParams(address, { id: '9' })).toBe('#invoices?status=open&page=3&id=9')
  expect(withParams(address, { status: undefined, id: undefined })).toBe('#invoices?page=3')
})

test('what the companion links to is read again, whatever the keys hold', () => {
  const params = { connection: 'quickbooks:production:93&id=1', id: 'own-#?=' }
  const { page, params: read } = parseAddress(addressOf('payments', params))
  expect(page).toBe('payments')
  expect(Object.fromEntries(read)).toEqual(params)
})

test('typing leaves no step back behind, choosing does', () => {
  const before = history.length
  goTo('#invoices?search=a', { replace: true })
  expect(history.length).toBe(before)
  goTo('#invoices?status=open')
  expect(history.length).toBe(before + 1)
})
