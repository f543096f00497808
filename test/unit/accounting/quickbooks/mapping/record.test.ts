import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecord, readRecords } from '../../../../../core/accounting/quickbooks/mapping/record.ts'
import type { EntityKind, LedgerRecord } from '../../../../../core/ledger/records.ts'
import { wireCreditMemo, wireCustomer, wireInvoice, wireItem, wirePayment } from '../wire-samples.ts'

const context = { connectionId: 'c', homeCurrency: 'USD', readAt: '2026-11-20T12:00:00.000Z' }
const SAMPLES = {
  customer: wireCustomer,
  item: wireItem,
  invoice: wireInvoice,
  payment: wirePayment,
  creditMemo: wireCreditMemo,
}

function found(entity: EntityKind, raw: unknown): LedgerRecord {
  const read = readRecord(entity, raw, context)
  if ('problem' in read) throw new Error(JSON.stringify(read.problem))
  return read.found
}

const base = (id: string, more: object = {}) => ({
  connectionId: 'c',
  id,
  externalId: id,
  version: '0',
  origin: 'imported',
  syncState: 'synced',
  readAt: '2026-11-20T12:00:00.000Z',
  ...more,
})
const september = { createdThere: '2020-09-01T07:00:00.000Z', updatedThere: '2020-09-01T07:00:00.000Z' }

describe('records off the wire', () => {
  it('an invoice', () => {
    expect(found('invoice', wireInvoice())).toEqual({
      ...base('266', { createdThere: '2020-09-29T12:58:07.000Z', updatedThere: '2020-09-30T12:58:07.000Z' }),
      kind: 'invoice',
      number: '1043',
      customerId: '1',
      customerName: "Amy's Bird Sanctuary",
      currency: 'USD',
      date: '2020-09-29',
      dueDate: '2020-10-29',
      terms: 'Net 30',
      termsId: '3',
      memo: 'Thank you',
      lines: [
        {
          description: 'Weeding',
          itemId: '1',
          itemName: 'Services',
          quantity: '2',
          unitPrice: '50.05',
          amount: 10_010,
        },
      ],
      total: 10_010,
      accountingBalance: 4_005,
      voided: false,
    })
  })

  it('a payment', () => {
    expect(found('payment', wirePayment())).toEqual({
      ...base('301', {
        version: '2',
        createdThere: '2020-10-01T07:00:00.000Z',
        updatedThere: '2020-10-01T07:00:00.000Z',
      }),
      kind: 'payment',
      customerId: '1',
      customerName: "Amy's Bird Sanctuary",
      currency: 'USD',
      date: '2020-10-01',
      amount: 7_500,
      applications: [
        { invoiceId: '266', amount: 6_005 },
        { invoiceId: '267', amount: 995 },
      ],
      unapplied: 500,
      method: 'check',
      status: 'succeeded',
      standing: 'there',
      source: 'imported',
      reference: '4451',
      voided: false,
    })
  })

  it('a customer, an item, a credit memo', () => {
    expect(found('customer', wireCustomer())).toEqual({
      ...base('1', september),
      kind: 'customer',
      name: "Amy's Bird Sanctuary",
      email: 'birds@example.com',
      phone: '(650) 555-3311',
      active: true,
      currency: 'EUR',
    })
    expect(found('item', wireItem())).toEqual({
      ...base('2', september),
      kind: 'item',
      name: 'Hours',
      active: true,
      type: 'service',
      unitPrice: '12.5',
    })
    expect(found('creditMemo', wireCreditMemo())).toEqual({
      ...base('73', september),
      kind: 'creditMemo',
      number: '1026',
      customerId: '3',
      customerName: 'Cool Cars',
      currency: 'USD',
      date: '2020-09-02',
      total: 10_000,
      remaining: 3_050,
    })
  })

  it.each<[string, EntityKind, unknown, object]>([
    ['a blank number', 'invoice', wireInvoice({ DocNumber: undefined }), { number: '' }],
    ['null for absent', 'invoice', wireInvoice({ DueDate: null, MetaData: null, Line: null }), { lines: [] }],
    ['no currency: the company’s', 'invoice', wireInvoice({ CurrencyRef: undefined }), { currency: 'USD' }],
    [
      'yen without decimals',
      'invoice',
      wireInvoice({ CurrencyRef: { value: 'JPY' }, TotalAmt: 1200, Balance: 1200, Line: [] }),
      { total: 1_200 },
    ],
    [
      'dinar with three',
      'invoice',
      wireInvoice({ CurrencyRef: { value: 'KWD' }, TotalAmt: 1.005, Balance: 0, Line: [] }),
      { total: 1_005 },
    ],
    ['half-up', 'invoice', wireInvoice({ TotalAmt: 1.005, Balance: 0 }), { total: 101 }],
    [
      'money as text',
      'invoice',
      wireInvoice({ TotalAmt: '100.10', Balance: '0' }),
      { total: 10_010, accountingBalance: 0 },
    ],
    ['a negative balance', 'invoice', wireInvoice({ Balance: -0.01 }), { accountingBalance: -1 }],
    ['an id as a number', 'invoice', wireInvoice({ Id: 266, SyncToken: 3 }), { id: '266', version: '3' }],
    [
      'a date with a zone behind',
      'invoice',
      wireInvoice({ TxnDate: '2020-09-29-07:00' }),
      { date: '2020-09-29' },
    ],
    [
      'a void',
      'invoice',
      wireInvoice({ PrivateNote: 'Voided', TotalAmt: 0, Balance: 0, Line: [] }),
      { voided: true, total: 0 },
    ],
    [
      'a void with a note behind',
      'invoice',
      wireInvoice({ PrivateNote: 'Voided - wrong customer', TotalAmt: 0, Balance: 0 }),
      { voided: true },
    ],
    [
      'no void: it has an amount',
      'invoice',
      wireInvoice({ PrivateNote: 'Voided cheque returned' }),
      { voided: false },
    ],
    [
      'no void: a free invoice',
      'invoice',
      wireInvoice({ PrivateNote: 'Sample', TotalAmt: 0, Balance: 0 }),
      { voided: false },
    ],
    [
      'a discount takes away',
      'invoice',
      wireInvoice({ Line: [{ Amount: 10, DetailType: 'DiscountLineDetail', DiscountLineDetail: {} }] }),
      { lines: [{ amount: -1_000 }] },
    ],
    [
      'a text line',
      'invoice',
      wireInvoice({ Line: [{ Description: 'Note', DetailType: 'DescriptionOnly' }] }),
      { lines: [{ description: 'Note', amount: 0 }] },
    ],
    [
      'a bundle is what it holds',
      'invoice',
      wireInvoice({
        Line: [
          {
            DetailType: 'GroupLineDetail',
            GroupLineDetail: {
              GroupItemRef: { value: '9' },
              Line: [
                { Amount: 1, DetailType: 'SalesItemLineDetail' },
                { Amount: 2, DetailType: 'SalesItemLineDetail' },
              ],
            },
          },
        ],
      }),
      { lines: [{ amount: 100 }, { amount: 200 }] },
    ],
    [
      'a tiny quantity',
      'invoice',
      wireInvoice({
        Line: [
          {
            Amount: 0,
            DetailType: 'SalesItemLineDetail',
            SalesItemLineDetail: { Qty: 1e-7, UnitPrice: 1e21 },
          },
        ],
      }),
      { lines: [{ quantity: '0.0000001', unitPrice: '1000000000000000000000', amount: 0 }] },
    ],
    [
      'our key as the reference',
      'payment',
      wirePayment({ PaymentRefNum: 'ARC-0123456789ABCDEF' }),
      { ourKey: 'ARC-0123456789ABCDEF' },
    ],
    [
      'our key in the note, a reference beside it',
      'payment',
      wirePayment({ PrivateNote: 'AR Companion ARC-0123456789ABCDEF' }),
      { ourKey: 'ARC-0123456789ABCDEF', reference: '4451' },
    ],
    [
      'a voided payment',
      'payment',
      wirePayment({ PrivateNote: 'Voided', TotalAmt: 0, UnappliedAmt: 0, Line: [] }),
      { voided: true, status: 'voided', standing: 'gone', amount: 0, applications: [] },
    ],
    ['no unapplied amount told', 'payment', wirePayment({ UnappliedAmt: undefined }), { unapplied: 500 }],
    [
      'two lines for one invoice',
      'payment',
      wirePayment({
        Line: [
          { Amount: 1, LinkedTxn: [{ TxnId: '5', TxnType: 'Invoice' }] },
          { Amount: 2, LinkedTxn: [{ TxnId: '5', TxnType: 'Invoice' }] },
        ],
        UnappliedAmt: 72,
      }),
      { applications: [{ invoiceId: '5', amount: 300 }] },
    ],
    [
      'a credit memo pays a part',
      'payment',
      wirePayment({
        TotalAmt: 0,
        UnappliedAmt: 0,
        Line: [
          { Amount: 40, LinkedTxn: [{ TxnId: '5', TxnType: 'Invoice' }] },
          { Amount: 40, LinkedTxn: [{ TxnId: '6', TxnType: 'CreditMemo' }] },
        ],
      }),
      { applications: [{ invoiceId: '5', amount: 4_000 }], elsewhere: -4_000 },
    ],
    [
      'a journal entry is paid',
      'payment',
      wirePayment({
        TotalAmt: 40,
        UnappliedAmt: 0,
        Line: [{ Amount: 40, LinkedTxn: [{ TxnId: '6', TxnType: 'JournalEntry' }] }],
      }),
      { applications: [], elsewhere: 4_000 },
    ],
    [
      'ACH by name',
      'payment',
      wirePayment({ PaymentMethodRef: { value: '7', name: 'ACH / Bank transfer' } }),
      { method: 'ach' },
    ],
    [
      'an e-check is no check',
      'payment',
      wirePayment({ PaymentMethodRef: { value: '7', name: 'eCheck' } }),
      { method: 'ach' },
    ],
    [
      'a card by what stands beside it',
      'payment',
      wirePayment({ PaymentMethodRef: { value: '7' }, CreditCardPayment: { CreditChargeInfo: {} } }),
      { method: 'card' },
    ],
    [
      'a method without a name',
      'payment',
      wirePayment({ PaymentMethodRef: { value: '7' } }),
      { method: 'other' },
    ],
    [
      'an inactive customer',
      'customer',
      wireCustomer({ Active: false, DisplayName: 'A (deleted)' }),
      { active: false, name: 'A (deleted)' },
    ],
    ['a category', 'item', wireItem({ Type: 'Category', UnitPrice: undefined }), { type: 'category' }],
    ['a bundle', 'item', wireItem({ Type: 'Group' }), { type: 'bundle' }],
    ['a type of tomorrow', 'item', wireItem({ Type: 'Subscription' }), { type: 'other' }],
  ])('%s', (_case, entity, raw, expected) => {
    expect(found(entity, raw)).toMatchObject(expected)
  })
})

it('a discount of nothing is 0, not -0, which storage would tell apart', () => {
  const record = found('invoice', wireInvoice({ Line: [{ Amount: 0, DetailType: 'DiscountLineDetail' }] }))
  expect(record.kind === 'invoice' && record.lines[0]?.amount).toBe(0)
})

describe('a record that cannot be read', () => {
  it.each<[string, EntityKind, unknown, { externalId?: string; field: string }]>([
    ['no amount', 'invoice', wireInvoice({ TotalAmt: undefined }), { externalId: '266', field: 'TotalAmt' }],
    [
      'an amount that is none',
      'invoice',
      wireInvoice({ Balance: 'many' }),
      { externalId: '266', field: 'Balance' },
    ],
    [
      'an amount beyond exactness',
      'invoice',
      wireInvoice({ TotalAmt: 1e13 }),
      { externalId: '266', field: 'TotalAmt' },
    ],
    [
      'an infinite amount',
      'invoice',
      wireInvoice({ TotalAmt: Number.POSITIVE_INFINITY }),
      { externalId: '266', field: 'TotalAmt' },
    ],
    [
      'a line amount that is none',
      'invoice',
      wireInvoice({ Line: [{ Amount: 'x' }] }),
      { externalId: '266', field: 'Line.0.Amount' },
    ],
    [
      'a quantity that is none',
      'invoice',
      wireInvoice({ Line: [{ SalesItemLineDetail: { Qty: 'x' } }] }),
      { externalId: '266', field: 'Line.0.Qty' },
    ],
    [
      'a day that does not exist',
      'invoice',
      wireInvoice({ TxnDate: '2026-02-30' }),
      { externalId: '266', field: 'TxnDate' },
    ],
    [
      'an instant without a zone',
      'invoice',
      wireInvoice({ MetaData: { CreateTime: '2020-09-29T05:58:07' } }),
      { externalId: '266', field: 'MetaData.CreateTime' },
    ],
    [
      'no customer',
      'invoice',
      wireInvoice({ CustomerRef: undefined }),
      { externalId: '266', field: 'CustomerRef' },
    ],
    [
      'lines that are no list',
      'invoice',
      wireInvoice({ Line: 'none' }),
      { externalId: '266', field: 'Line' },
    ],
    ['no id', 'payment', wirePayment({ Id: undefined }), { field: 'Id' }],
    ['an empty id', 'payment', wirePayment({ Id: '' }), { field: 'Id' }],
    [
      'no name',
      'customer',
      wireCustomer({ DisplayName: '', FullyQualifiedName: null }),
      { externalId: '1', field: 'DisplayName' },
    ],
    [
      'a flag that is no flag',
      'customer',
      wireCustomer({ Active: 'yes' }),
      { externalId: '1', field: 'Active' },
    ],
    ['null', 'item', null, { field: 'record' }],
    ['text', 'item', 'item', { field: 'record' }],
  ])('is named: %s', (_case, entity, raw, expected) => {
    const read = readRecord(entity, raw, context)
    expect(read).toMatchObject({ problem: { entity, ...expected } })
    expect('problem' in read && read.problem.message).toMatch(/\w{2}/)
    expect('problem' in read && 'externalId' in read.problem).toBe('externalId' in expected)
  })

  it('leaves the rest of its page', () => {
    const { records, problems } = readRecords(
      'invoice',
      [wireInvoice(), null, wireInvoice({ Id: '9' })],
      context,
    )
    expect(records.map(({ id }) => id)).toEqual(['266', '9'])
    expect(problems).toHaveLength(1)
  })
})

describe('any input', () => {
  const kinds = fc.constantFrom<EntityKind>('customer', 'item', 'invoice', 'payment', 'creditMemo')

  it('gives a record or a problem, never an exception', () => {
    const changed = kinds.chain(kind =>
      fc
        .tuple(fc.constantFrom(...Object.keys(SAMPLES[kind]())), fc.anything({ maxDepth: 3 }))
        .map(([key, value]) => ({ kind, raw: SAMPLES[kind]({ [key]: value }) as unknown })),
    )
    const anything = fc.record({ kind: kinds, raw: fc.anything() })
    fc.assert(
      fc.property(fc.oneof(changed, anything), ({ kind, raw }) => {
        const read = readRecord(kind, raw, context)
        if ('problem' in read) return
        for (const [key, value] of Object.entries(read.found))
          if (['total', 'amount', 'accountingBalance', 'unapplied', 'remaining'].includes(key))
            expect(Number.isSafeInteger(value)).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  it('keeps each amount exact through JSON, in every number of digits', () => {
    const cases = fc.record({
      minor: fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
      currency: fc.constantFrom(['USD', 2] as const, ['JPY', 0] as const, ['KWD', 3] as const),
    })
    fc.assert(
      fc.property(cases, ({ minor, currency: [currency, digits] }) => {
        const text = String(Math.abs(minor)).padStart(digits + 1, '0')
        const at = text.length - digits
        const decimal = `${minor < 0 ? '-' : ''}${text.slice(0, at)}${digits ? `.${text.slice(at)}` : ''}`
        const raw: unknown = JSON.parse(
          JSON.stringify(wireInvoice({ CurrencyRef: { value: currency }, Balance: 0, Line: [] })).replace(
            /"TotalAmt":[^,]+/,
            `"TotalAmt":${decimal}`,
          ),
        )
        expect(found('invoice', raw)).toMatchObject({ total: minor + 0 })
      }),
      { numRuns: 2_000 },
    )
  })

  it('applied, unapplied and elsewhere make the amount', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000 }).map(minor => minor / 100)
    const line = fc.record({
      Amount: cents,
      LinkedTxn: fc.array(
        fc.record({
          TxnId: fc.constantFrom('1', '2', '3'),
          TxnType: fc.constantFrom('Invoice', 'CreditMemo'),
        }),
        { maxLength: 1 },
      ),
    })
    fc.assert(
      fc.property(
        fc.array(line),
        cents,
        fc.option(cents, { nil: undefined }),
        (Line, TotalAmt, UnappliedAmt) => {
          const payment = found('payment', wirePayment({ Line, TotalAmt, UnappliedAmt }))
          if (payment.kind !== 'payment') throw new Error('no payment')
          const applied = payment.applications.reduce((sum, { amount }) => sum + amount, 0)
          expect(applied + payment.unapplied + (payment.elsewhere ?? 0)).toBe(payment.amount)
        },
      ),
    )
  })
})
