import { expect, test } from 'vitest'
import {
  applyOldestFirst,
  type EnteredPayment,
  type PaymentForm,
  problemAt,
  proposedPayment,
  readPayment,
  withApplied,
} from '../../../../components/workspace/payments/record/payment-form.ts'
import type { PayableInvoice } from '../../../../core/ledger/payment-draft.ts'

const invoice = (id: string, balance: number): PayableInvoice => ({
  id,
  number: `10${id}`,
  customerId: 'c',
  currency: 'USD',
  balance,
  voided: false,
  deletedThere: false,
})
const open = [invoice('1', 30000), invoice('2', 20000)]
const facts = { currency: 'USD', customerActive: true }
const form = (patch: Partial<PaymentForm>): PaymentForm => ({
  ...proposedPayment('2026-03-10', 'USD'),
  customerId: 'c',
  applied: {},
  ...patch,
})
const read = (patch: Partial<PaymentForm>) => readPayment(form(patch), open, facts)

test('the sums follow what is typed: received is applied and unapplied together', () => {
  const { appliedTotal, unapplied, problems, draft } = read({
    amount: '450',
    applied: { 1: '300.00', 2: '100' },
    reference: ' 77 ',
  })
  expect([appliedTotal, unapplied]).toEqual([40000, 5000])
  expect(problems).toEqual([])
  expect(draft).toMatchObject({ amount: 45000, reference: '77' })
  expect(draft.applications).toEqual([
    { invoiceId: '1', amount: 30000 },
    { invoiceId: '2', amount: 10000 },
  ])
})

test('a payment may stay with the customer whole, or pay one in part', () => {
  expect(read({ amount: '5' })).toMatchObject({ unapplied: 500, problems: [] })
  expect(read({ amount: '5', applied: { 1: '5', 2: ' ' } }).draft.applications).toHaveLength(1)
})

test.each([
  ['no customer', { customerId: '', amount: '5' }, 'customerId'],
  ['no amount', { amount: '' }, 'amount'],
  ['an amount of nothing', { amount: '0' }, 'amount'],
  ['an amount that is none', { amount: '1.005' }, 'amount'],
  ['a date that does not exist', { amount: '5', date: '2026-02-30' }, 'date'],
  ['more applied than received', { amount: '100', applied: { 1: '300' } }, 'applications'],
  ['more than the invoice owes', { amount: '900', applied: { 2: '200.01' } }, 'applications.0.amount'],
  ['an application that is no amount', { amount: '900', applied: { 2: 'x' } }, 'applications.0.amount'],
] satisfies [string, Partial<PaymentForm>, string][])('%s is said at its field', (_, patch, field) => {
  expect(problemAt(read(patch).problems, field)?.level).toBe('error')
})

test('oldest first, as far as it reaches', () => {
  expect(applyOldestFirst(35000, open, 'USD')).toEqual({ 1: '300.00', 2: '50.00' })
  expect(applyOldestFirst(10000, open, 'USD')).toEqual({ 1: '100.00' })
  expect(applyOldestFirst(Number.NaN, open, 'USD')).toEqual({})
})

const target = invoice('1', 30000)

test.each([
  ['nothing: the invoice whole', {}, '300.00', { 1: '300.00' }],
  ['an amount: the invoice as far as it reaches', { amount: '120' }, '120', { 1: '120.00' }],
  ['more than is owed: the rest stays', { amount: '450' }, '450', { 1: '300.00' }],
  ['an amount that is none yet', { amount: '1.' }, '1.', { 1: '1.00' }],
  ['an amount cleared again', { amount: '' }, '', {}],
  ['what is applied', { applied: { 2: '10' } }, '300.00', { 2: '10' }],
  ['both', { amount: '7', applied: {} }, '7', {}],
] satisfies [string, Partial<EnteredPayment>, string, Record<string, string>][])(
  'proposed beside %s',
  (_, entered, amount, applied) => {
    const opened = proposedPayment('2026-03-10', 'USD', target)
    expect(withApplied({ ...opened, ...entered }, target, 'USD')).toMatchObject({ amount, applied })
  },
)

test('without the invoice nothing is proposed', () => {
  const opened = proposedPayment('2026-03-10', 'USD')
  expect(withApplied(opened, undefined, 'USD')).toMatchObject({ amount: '', applied: {} })
})
