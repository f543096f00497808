import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareVersions } from '../../../core/ledger/invoice-compare.ts'
import type { InvoiceLine, InvoiceVersion } from '../../../core/ledger/records.ts'

const line = (itemId: string, amount: number, more: Partial<InvoiceLine> = {}): InvoiceLine => ({
  itemId,
  amount,
  ...more,
})
const ours: InvoiceVersion = {
  number: '1042',
  customerId: '7',
  customerName: 'Amy',
  currency: 'USD',
  date: '2026-03-01',
  dueDate: '2026-03-31',
  terms: 'Net 30',
  lines: [line('1', 1000, { quantity: '2', unitPrice: '5' }), line('2', 500)],
  total: 1500,
}
const differing = (theirs: Partial<InvoiceVersion>) =>
  compareVersions(ours, { ...ours, ...theirs })
    .filter(({ differs }) => differs)
    .map(row => (row.field === 'line' ? `line ${row.line}` : row.field))

test.each<[string, Partial<InvoiceVersion>, string[]]>([
  ['nothing', {}, []],
  ['the customer', { customerId: '8', customerName: 'Amy' }, ['customer']],
  ['only what the customer is called', { customerName: 'AMY' }, []],
  [
    'number and dates',
    { number: '1', date: '2026-03-02', dueDate: '2026-04-01' },
    ['number', 'date', 'dueDate'],
  ],
  ['a memo that only one has', { memo: 'Thanks' }, ['memo']],
  ['blanks around a memo', { memo: ' ' }, []],
  ['the currency', { currency: 'EUR' }, ['currency']],
  ['the total', { total: 1501 }, ['total']],
  ['lines in another order', { lines: [...ours.lines].reverse() }, []],
  [
    'another price',
    { lines: [line('1', 1200, { quantity: '2', unitPrice: '6' }), line('2', 500)] },
    ['line 1'],
  ],
  [
    'decimals written otherwise',
    { lines: [line('1', 1000, { quantity: '2.0', unitPrice: '5.00' }), line('2', 500)] },
    [],
  ],
  ['a quantity that is not told', { lines: [line('1', 1000), line('2', 500)] }, []],
  ['a line more there', { lines: [...ours.lines, line('3', 1)] }, ['line 3']],
  ['a line less there', { lines: [line('2', 500)] }, ['line 1']],
  ['another item', { lines: [line('9', 1000), line('2', 500)] }, ['line 1']],
])('%s', (_, theirs, expected) => {
  expect(differing(theirs)).toEqual(expected)
})

test('each line of both versions stands in exactly one row', () => {
  const lines = fc.array(
    fc.record({ itemId: fc.constantFrom('1', '2', '3'), amount: fc.integer({ min: 0, max: 3 }) }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(lines, lines, (mine, other) => {
      const rows = compareVersions({ ...ours, lines: mine }, { ...ours, lines: other }).filter(
        row => row.field === 'line',
      )
      expect(rows.flatMap(row => row.ours ?? [])).toEqual(mine)
      expect(new Set(rows.flatMap(row => row.theirs ?? []))).toEqual(new Set(other))
      expect(rows.flatMap(row => row.theirs ?? [])).toHaveLength(other.length)
    }),
  )
})
