import { expect, test } from 'vitest'
import {
  emptyInvoice,
  emptyLine,
  formOf,
  type InvoiceForm,
  readInvoice,
  termsOf,
  withTerms,
} from '../../../../components/workspace/invoices/edit/invoice-form.ts'
import { draftKeepProblems, draftTotal, invoiceDraftProblems } from '../../../../core/ledger/invoice-draft.ts'
import type { Invoice } from '../../../../core/ledger/records.ts'

const form = (patch: Partial<InvoiceForm> = {}): InvoiceForm => ({
  ...emptyInvoice('2026-03-10'),
  customerId: 'c',
  lines: [{ ...emptyLine(), itemId: 'i', quantity: '3', unitPrice: '85' }],
  ...patch,
})

const problems = (patch: Partial<InvoiceForm>) =>
  invoiceDraftProblems(readInvoice(form(patch), 'USD'), {
    system: 'quickbooks',
    currency: 'USD',
    allowDuplicateNumbers: false,
    numberTaken: false,
    customerActive: true,
    item: () => ({ name: 'Lamp', active: true, type: 'service' }),
  }).map(({ field }) => field)

test('a full form has no problem, and its total is exact', () => {
  const lines = [
    { ...emptyLine(), itemId: 'i', quantity: '2,5', unitPrice: '1,000.10' },
    { ...emptyLine(), itemId: 'i', quantity: '', unitPrice: '0.005' },
  ]
  expect(problems({ lines })).toEqual([])
  expect(draftTotal(readInvoice(form({ lines }), 'USD'))).toBe(250026)
})

test.each([
  ['no customer', { customerId: '' }, 'customerId'],
  ['no line', { lines: [] }, 'lines'],
  ['a line without item', { lines: [{ ...emptyLine(), unitPrice: '3' }] }, 'lines.0.itemId'],
  [
    'a quantity that is none',
    { lines: [{ ...emptyLine(), itemId: 'i', quantity: 'x' }] },
    'lines.0.quantity',
  ],
  [
    'a price that is none',
    { lines: [{ ...emptyLine(), itemId: 'i', unitPrice: '1,2,3' }] },
    'lines.0.unitPrice',
  ],
  ['no date', { date: '' }, 'date'],
  ['due before it was made', { dueDate: '2026-01-01' }, 'dueDate'],
] satisfies [string, Partial<InvoiceForm>, string][])('%s is said at its field', (_, patch, field) => {
  expect(problems(patch)).toContain(field)
})

const usual = termsOf({})

test('terms and date set the due date; terms that we do not know leave it', () => {
  expect(withTerms(form(), { terms: 'Net 15' }, usual).dueDate).toBe('2026-03-25')
  expect(withTerms(form(), { terms: 'Due on receipt' }, usual).dueDate).toBe('2026-03-10')
  expect(withTerms(form(), { date: '2026-12-31' }, usual).dueDate).toBe('2027-01-30')
  expect(withTerms(form({ dueDate: '2026-05-05' }), { terms: 'Net 45 EOM' }, usual).dueDate).toBe(
    '2026-05-05',
  )
  expect(withTerms(form(), { date: '' }, usual).date).toBe('')
})

test('the terms of the books are offered, the soonest due first; Net 30 is proposed only where they have it', () => {
  const terms = termsOf({
    terms: [
      { id: '4', name: 'On the 15th' },
      { id: '3', name: 'Thirty', days: 30 },
      { id: '1', name: 'At once', days: 0 },
    ],
  })
  expect(terms.map(({ name }) => name)).toEqual(['At once', 'Thirty', 'On the 15th'])
  expect(emptyInvoice('2026-03-10', terms).terms).toBe('Thirty')
  expect(emptyInvoice('2026-03-10', [{ id: '1', name: 'At once', days: 0 }]).terms).toBe('')
  // The day of a month is not reckoned here: what the user entered stays.
  expect(withTerms(form({ dueDate: '2026-05-05' }), { terms: 'On the 15th' }, terms).dueDate).toBe(
    '2026-05-05',
  )
})

const keep = (patch: Partial<InvoiceForm>) =>
  draftKeepProblems(readInvoice(form(patch), 'USD')).map(({ field }) => field)

test.each<[string, Partial<InvoiceForm>, string[]]>([
  ['a form with a customer and a line', {}, []],
  ['an empty one', { customerId: '', lines: [emptyLine()] }, ['customerId', 'lines.0.itemId']],
  ['no line at all', { lines: [] }, ['lines']],
  ['a line with a text only', { lines: [{ ...emptyLine(), description: 'To be priced' }] }, []],
  ['an empty line beside one', { lines: [{ ...emptyLine(), itemId: 'i' }, emptyLine()] }, []],
  ['no date', { date: '' }, ['date']],
  ['a due date that does not exist', { dueDate: '2026-02-30' }, ['dueDate']],
  ['a number that is too long', { number: '1'.repeat(22) }, ['number']],
])('kept as a draft: %s', (_, patch, expected) => expect(keep(patch)).toEqual(expected))

test('what was saved is read back as the same draft', () => {
  const draft = readInvoice(form({ number: '2001', memo: 'Thanks' }), 'USD')
  const saved = {
    kind: 'invoice',
    currency: 'USD',
    ...draft,
    lines: draft.lines.map(({ quantity, unitPrice, itemId, amount }) => ({
      quantity,
      unitPrice,
      itemId,
      amount,
    })),
  } as unknown as Invoice
  expect(readInvoice(formOf(saved), 'USD')).toEqual(draft)
})
