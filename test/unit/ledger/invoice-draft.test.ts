import { describe, expect, it } from 'vitest'
import { hasErrors } from '../../../core/ledger/draft-problem.ts'
import {
  draftTotal,
  type InvoiceDraft,
  type InvoiceDraftFacts,
  type InvoiceLineDraft,
  invoiceDraftProblems,
} from '../../../core/ledger/invoice-draft.ts'

const line = (patch: Partial<InvoiceLineDraft> = {}): InvoiceLineDraft => ({
  itemId: '1',
  quantity: '2',
  unitPrice: '50',
  amount: 10_000,
  ...patch,
})
const draft = (patch: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  number: '1044',
  customerId: '7',
  date: '2026-05-01',
  dueDate: '2026-05-31',
  lines: [line()],
  ...patch,
})
const facts = (patch: Partial<InvoiceDraftFacts> = {}): InvoiceDraftFacts => ({
  system: 'quickbooks',
  currency: 'USD',
  closedThrough: '2026-03-31',
  allowDuplicateNumbers: false,
  numberTaken: false,
  customerActive: true,
  item: id =>
    ({
      1: { name: 'Hours', active: true, type: 'service' as const },
      2: { name: 'Old', active: false, type: 'service' as const },
      3: { name: 'Garden', active: true, type: 'category' as const },
    })[id],
  ...patch,
})

describe('an invoice draft', () => {
  it.each<[string, Partial<InvoiceDraft>, Partial<InvoiceDraftFacts>, string[]]>([
    ['that can go', {}, {}, []],
    ['without a number (the books give one)', { number: '' }, {}, []],
    ['without a due date', { dueDate: undefined }, {}, []],
    ['on the first open day', { date: '2026-04-01' }, {}, []],
    ['without a known closing date', { date: '2001-01-01' }, { closedThrough: undefined }, []],
    ['without a customer', { customerId: '' }, {}, ['error customerId']],
    ['of a customer that is gone', {}, { customerActive: false }, ['error customerId']],
    ['with 21 characters', { number: 'x'.repeat(21) }, {}, []],
    ['with 22 characters', { number: 'x'.repeat(22) }, {}, ['error number']],
    ['with blanks around the number', { number: ' 1' }, {}, ['error number']],
    ['whose number is taken', {}, { numberTaken: true }, ['error number']],
    [
      'whose number is taken, setting on',
      {},
      { numberTaken: true, allowDuplicateNumbers: true },
      ['warning number'],
    ],
    [
      'whose number is taken in Intacct, setting on',
      {},
      { numberTaken: true, allowDuplicateNumbers: true, system: 'intacct' },
      ['error number'],
    ],
    ['on a date that does not exist', { date: '2026-02-29' }, {}, ['error date']],
    ['due on a date that does not exist', { dueDate: '2026-06-31' }, {}, ['error dueDate']],
    ['due before its date', { dueDate: '2026-04-30' }, {}, ['warning dueDate']],
    ['in a closed period', { date: '2026-03-31' }, {}, ['error date']],
    ['without lines', { lines: [] }, {}, ['error lines']],
    ['below zero', { lines: [line({ quantity: '-2', amount: -10_000 })] }, {}, ['error lines']],
    ['with a discount line', { lines: [line(), line({ quantity: '-1', amount: -5000 })] }, {}, []],
    ['with a line without item', { lines: [line({ itemId: undefined })] }, {}, ['error lines.0.itemId']],
    ['with an inactive item', { lines: [line(), line({ itemId: '2' })] }, {}, ['error lines.1.itemId']],
    ['with a category', { lines: [line({ itemId: '3' })] }, {}, ['error lines.0.itemId']],
    ['with an item that is gone', { lines: [line({ itemId: '99' })] }, {}, ['error lines.0.itemId']],
    ['with a line of 0', { lines: [line({ quantity: '0', amount: 0 })] }, {}, []],
    [
      'with a line of 0 for Intacct',
      { lines: [line(), line({ unitPrice: '0', amount: 0 })] },
      { system: 'intacct' },
      ['warning lines.1.amount'],
    ],
    ['with a sum that is wrong', { lines: [line({ amount: 10_001 })] }, {}, ['error lines.0.amount']],
    ['with an amount alone', { lines: [line({ quantity: undefined, unitPrice: undefined })] }, {}, []],
    ['with a price alone', { lines: [line({ quantity: undefined, amount: 5000 })] }, {}, []],
    ['with words for a quantity', { lines: [line({ quantity: 'two' })] }, {}, ['error lines.0.quantity']],
    ['with an empty price', { lines: [line({ unitPrice: '' })] }, {}, ['error lines.0.unitPrice']],
    ['beyond every amount', { lines: [line({ quantity: '9e30' })] }, {}, ['error lines.0.amount']],
    ['with an amount that is none', { lines: [line({ amount: 0.5 })] }, {}, ['error lines.0.amount']],
  ])('%s', (_, patch, more, problems) => {
    const found = invoiceDraftProblems(draft(patch), facts(more))
    expect(found.map(({ level, field }) => `${level} ${field}`)).toEqual(problems)
    expect(hasErrors(found)).toBe(problems.some(problem => problem.startsWith('error')))
    for (const { message } of found) expect(message).toMatch(/^["A-Z].*\.$/)
  })

  it('adds up', () => expect(draftTotal(draft({ lines: [line(), line({ amount: -1 })] }))).toBe(9999))
})
