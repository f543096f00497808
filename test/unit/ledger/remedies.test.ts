import { describe, expect, it } from 'vitest'
import { dateText } from '../../../core/ledger/date-text.ts'
import type { Customer, Invoice, Item } from '../../../core/ledger/records.ts'
import {
  fingerprint,
  planRemedy,
  type RemedyAction,
  type RemedyChange,
  type RemedyFacts,
} from '../../../core/ledger/remedies.ts'
import { aCustomer, anOwnInvoice, aPayment } from './examples.ts'

const item = (patch: Partial<Item> & { id: string }): Item => ({
  kind: 'item',
  connectionId: 'quickbooks:sandbox:1',
  origin: 'imported',
  syncState: 'synced',
  externalId: patch.id,
  name: `Item ${patch.id}`,
  active: true,
  type: 'service',
  ...patch,
})
const ITEMS = [
  item({ id: '1', unitPrice: '12.50' }),
  item({ id: '2', name: 'Halogen (deleted)', active: false }),
  item({ id: '3', name: 'LED', type: 'inventory' }),
  item({ id: '4', type: 'category' }),
]
const facts = (patch: Partial<RemedyFacts> = {}): RemedyFacts => ({
  system: 'quickbooks',
  today: '2026-06-10',
  customer: aCustomer(),
  numberTaken: number => ['1001', '1002', '1003'].includes(number),
  item: id => ITEMS.find(each => each.id === id),
  choice: {},
  ...patch,
})
const lines = [
  { itemId: '1', itemName: 'Item 1', quantity: '2', unitPrice: '50', amount: 10_000 },
  { itemId: '2', itemName: 'Halogen (deleted)', quantity: '1', unitPrice: '30', amount: 3_000 },
]
const withLines = (...list: Invoice['lines']): Partial<Invoice> => {
  const total = list.reduce((sum, line) => sum + line.amount, 0)
  return { lines: list, total, accountingBalance: total }
}
const zero = { itemId: '1', itemName: 'Item 1', quantity: '3', amount: 0 }

type Wanted =
  | { changes: RemedyChange[]; after?: Partial<Invoice> }
  | { asks: 'item' | 'price' }
  | { impossible: RegExp }
type Row = [name: string, RemedyAction, Partial<Invoice>, Partial<RemedyFacts>, Wanted]

const ownCustomer = (patch: Partial<Customer>): Customer => {
  const { externalId: _, ...rest } = aCustomer({ origin: 'own', syncState: 'failed' })
  return { ...rest, ...patch }
}
const customerChange = (how: 'created' | 'there'): RemedyChange => ({
  what: 'customer',
  id: '7',
  name: 'Amy',
  how,
})

const ROWS: Row[] = [
  [
    'a customer never sent',
    'sync-customer',
    {},
    { customer: ownCustomer({}) },
    { changes: [customerChange('created')] },
  ],
  ['a customer that stands there', 'sync-customer', {}, {}, { changes: [customerChange('there')] }],
  ['no customer', 'sync-customer', { customerId: '' }, {}, { impossible: /No customer is chosen/ }],
  [
    'a customer that is nowhere',
    'sync-customer',
    {},
    { customer: undefined },
    { impossible: /Amy is not in QuickBooks/ },
  ],
  [
    'an inactive one',
    'sync-customer',
    {},
    { customer: aCustomer({ active: false }) },
    { impossible: /inactive/ },
  ],
  [
    'a deleted one',
    'sync-customer',
    {},
    { customer: aCustomer({ deletedThereAt: 'x' }) },
    { impossible: /deleted/ },
  ],
  [
    'one being sent',
    'sync-customer',
    {},
    { customer: ownCustomer({ syncState: 'syncing' }) },
    { impossible: /being sent/ },
  ],
  [
    'one of unknown outcome',
    'sync-customer',
    {},
    { customer: ownCustomer({ syncState: 'unknown' }) },
    { impossible: /not known/ },
  ],

  [
    'a number that is taken',
    'next-free-number',
    {},
    {},
    { changes: [{ what: 'number', before: '1001', after: '1004' }], after: { number: '1004' } },
  ],
  [
    'no room for another number',
    'next-free-number',
    { number: '999999999999999999999' },
    {},
    { impossible: /no free number/ },
  ],

  [
    'a date in the closed period',
    'move-date',
    { date: '2026-03-31', dueDate: '2026-04-30' },
    { closedThrough: '2026-03-31' },
    {
      changes: [{ what: 'date', before: '2026-03-31', after: '2026-04-01' }],
      after: { date: '2026-04-01', dueDate: '2026-04-30' },
    },
  ],
  [
    'the due date in it too',
    'move-date',
    { date: '2026-02-01', dueDate: '2026-03-03' },
    { closedThrough: '2026-03-31' },
    {
      changes: [
        { what: 'date', before: '2026-02-01', after: '2026-04-01' },
        { what: 'dueDate', before: '2026-03-03', after: '2026-05-01' },
      ],
      after: { date: '2026-04-01', dueDate: '2026-05-01' },
    },
  ],
  [
    'books that do not tell',
    'move-date',
    { date: '2026-05-01', dueDate: '2026-07-01' },
    {},
    { changes: [{ what: 'date', before: '2026-05-01', after: '2026-06-10' }] },
  ],
  [
    'a date that is open as far as the books tell',
    'move-date',
    { date: '2026-05-01', dueDate: '2026-07-01' },
    { closedThrough: '2026-03-31' },
    { changes: [{ what: 'date', before: '2026-05-01', after: '2026-06-10' }] },
  ],
  [
    'today already',
    'move-date',
    { date: '2026-06-10' },
    { closedThrough: '2026-03-31' },
    { impossible: /Ask who keeps/ },
  ],
  [
    'today, and books that do not tell',
    'move-date',
    { date: '2026-06-10' },
    {},
    { impossible: /do not say/ },
  ],

  [
    'a line of 0 dropped',
    'drop-zero-lines',
    withLines({ itemId: '3', amount: 500 }, zero),
    {},
    {
      changes: [{ what: 'line', line: 2, before: { name: 'Item 1', quantity: '3', amount: 0 } }],
      after: { total: 500, accountingBalance: 500 },
    },
  ],
  ['nothing but lines of 0', 'drop-zero-lines', withLines(zero), {}, { impossible: /Every line/ }],
  ['no line of 0', 'drop-zero-lines', withLines({ amount: 1 }), {}, { impossible: /No line/ }],
  [
    'a line of 0 priced as its item is',
    'price-zero-lines',
    withLines(zero),
    {},
    {
      changes: [
        {
          what: 'line',
          line: 1,
          before: { name: 'Item 1', quantity: '3', amount: 0 },
          after: { name: 'Item 1', quantity: '3', unitPrice: '12.50', amount: 3_750 },
        },
        { what: 'total', before: 0, after: 3_750 },
      ],
      after: { total: 3_750, accountingBalance: 3_750 },
    },
  ],
  [
    'priced by the user',
    'price-zero-lines',
    withLines({ itemId: '3', itemName: 'LED', amount: 0 }),
    { choice: { unitPrice: '1.255' } },
    {
      changes: [
        {
          what: 'line',
          line: 1,
          before: { name: 'LED', amount: 0 },
          after: { name: 'LED', quantity: '1', unitPrice: '1.255', amount: 126 },
        },
        { what: 'total', before: 0, after: 126 },
      ],
    },
  ],
  ['no price known', 'price-zero-lines', withLines({ itemId: '3', amount: 0 }), {}, { asks: 'price' }],
  [
    'a price of nothing',
    'price-zero-lines',
    withLines(zero),
    { choice: { unitPrice: '0' } },
    { asks: 'price' },
  ],
  [
    'no price at all',
    'price-zero-lines',
    withLines(zero),
    { choice: { unitPrice: 'free' } },
    { asks: 'price' },
  ],
  [
    'too small a price',
    'price-zero-lines',
    withLines(zero),
    { choice: { unitPrice: '0.0001' } },
    { asks: 'price' },
  ],
  [
    'a price beyond counting',
    'price-zero-lines',
    withLines(zero),
    { choice: { unitPrice: '1e30' } },
    { asks: 'price' },
  ],

  [
    'an inactive item restored',
    'restore-item',
    withLines(...lines),
    {},
    { changes: [{ what: 'item', id: '2', name: 'Halogen' }] },
  ],
  [
    'an item that is gone',
    'restore-item',
    withLines(...lines, { itemId: '9', itemName: 'Lamp', amount: 1 }),
    {},
    { impossible: /Lamp is no longer there/ },
  ],
  [
    'nothing inactive',
    'restore-item',
    withLines({ itemId: '1', amount: 1 }),
    {},
    { impossible: /active there by now/ },
  ],
  [
    'an item swapped',
    'swap-item',
    withLines(...lines),
    { choice: { itemId: '3' } },
    {
      changes: [
        {
          what: 'line',
          line: 2,
          before: { name: 'Halogen (deleted)', quantity: '1', unitPrice: '30', amount: 3_000 },
          after: { name: 'LED', quantity: '1', unitPrice: '30', amount: 3_000 },
        },
      ],
      after: { total: 13_000 },
    },
  ],
  ['an item to choose', 'swap-item', withLines(...lines), {}, { asks: 'item' }],
  ['itself chosen', 'swap-item', withLines(...lines), { choice: { itemId: '2' } }, { asks: 'item' }],
  ['a category chosen', 'swap-item', withLines(...lines), { choice: { itemId: '4' } }, { asks: 'item' }],
  [
    'its line removed',
    'remove-item-lines',
    withLines(...lines),
    {},
    {
      changes: [
        {
          what: 'line',
          line: 2,
          before: { name: 'Halogen (deleted)', quantity: '1', unitPrice: '30', amount: 3_000 },
        },
        { what: 'total', before: 13_000, after: 10_000 },
      ],
      after: { total: 10_000, accountingBalance: 10_000 },
    },
  ],
  [
    'its only line',
    'remove-item-lines',
    withLines({ itemId: '2', amount: 1 }),
    {},
    { impossible: /would have none/ },
  ],
  [
    'a discount left alone',
    'remove-item-lines',
    withLines({ itemId: '2', amount: 3_000 }, { amount: -500 }),
    {},
    { impossible: /below zero/ },
  ],
]

describe('a remedy', () => {
  it.each(ROWS)('%s: %s', (_, action, patch, over, wanted) => {
    const invoice = anOwnInvoice({ syncState: 'failed', ...patch })
    const stored = structuredClone(invoice)
    const plan = planRemedy(action, invoice, facts(over))
    expect(invoice).toEqual(stored)
    if ('impossible' in wanted)
      return expect(plan).toEqual({ impossible: expect.stringMatching(wanted.impossible) })
    if ('asks' in wanted) return expect(plan).toEqual({ asks: wanted.asks, sentence: expect.any(String) })
    expect(plan).toMatchObject({ changes: wanted.changes, before: invoice, sentence: expect.any(String) })
    // Whatever is not shown as changed stays.
    if ('after' in plan) expect({ ...plan.after, ...wanted.after }).toEqual(plan.after)
    if ('after' in plan && !wanted.after && !wanted.changes.some(each => 'before' in each))
      expect(plan.after).toEqual(invoice)
  })

  it.each<[RemedyAction, 'possible' | 'impossible']>([
    ['sync-customer', 'possible'],
    ['move-date', 'possible'],
    ['next-free-number', 'impossible'],
    ['drop-zero-lines', 'impossible'],
    ['restore-item', 'impossible'],
  ])('%s on a payment is %s', (action, wanted) => {
    const payment = aPayment({ syncState: 'failed', date: '2026-03-01' })
    const plan = planRemedy(action, payment, facts({ closedThrough: '2026-03-31' }))
    expect('changes' in plan ? 'possible' : 'impossible').toBe(wanted)
    if (action !== 'move-date') return
    expect(plan).toMatchObject({ after: { ...payment, date: '2026-04-01' } })
    // Dates are read by a person: none stands there as it is stored.
    const sentence = 'sentence' in plan ? plan.sentence : ''
    expect(sentence).toContain(`closed through ${dateText('2026-03-31')}.`)
    expect(sentence).toContain(`moves to ${dateText('2026-04-01')} `)
  })

  it.each<[string, Partial<Invoice>]>([
    ['its number', { number: '2' }],
    ['its date', { date: '2026-01-01' }],
    ['a line', { lines: [{ amount: 1 }] }],
    ['its customer', { customerId: '8' }],
    ['its refusal', { failure: { class: 'needs-user', message: 'x', at: '2026-06-01T00:00:00Z' } }],
    ['its state', { syncState: 'unsynced' }],
  ])('sees that %s changed', (_, patch) => {
    const invoice = anOwnInvoice({ syncState: 'failed' })
    expect(fingerprint({ ...invoice, ...patch })).not.toBe(fingerprint(invoice))
    expect(fingerprint({ ...invoice, archivedAt: 'now' })).toBe(fingerprint(invoice))
  })
})
