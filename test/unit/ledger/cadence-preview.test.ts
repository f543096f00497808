import { describe, expect, it } from 'vitest'
import {
  previewCadence,
  type RemindableInvoice,
  withinDailyCap,
} from '../../../core/ledger/cadence-preview.ts'

const invoice = (number: string, dueDate: string, log: RemindableInvoice['log'] = []): RemindableInvoice => ({
  invoiceId: number,
  number,
  customerName: 'Amy',
  currency: 'USD',
  balance: 500,
  dueDate,
  log,
})
const plan = { on: false, since: '2026-06-01', steps: [0, 7, 30] }

describe('the preview', () => {
  it('names what goes out when, today first', () =>
    expect(
      previewCadence(
        [
          invoice('B', '2026-05-31'),
          invoice('A', '2026-06-01'),
          invoice('C', '2026-06-01', [{ step: 7, dueDate: '2026-06-01' }]),
          invoice('D', '2026-09-01'),
        ],
        plan,
        '2026-06-01',
        14,
      ).map(({ number, step, date }) => `${date} ${number} ${step}`),
    ).toEqual(['2026-06-01 A 0', '2026-06-01 C 0', '2026-06-07 B 7', '2026-06-08 A 7']))

  it('carries what the user must see', () =>
    expect(previewCadence([invoice('A', '2026-06-01')], plan, '2026-06-01', 0)).toEqual([
      {
        invoiceId: 'A',
        number: 'A',
        customerName: 'Amy',
        currency: 'USD',
        balance: 500,
        dueDate: '2026-06-01',
        step: 0,
        date: '2026-06-01',
      },
    ]))
})

describe('the daily cap', () => {
  const due = [
    { number: '3', dueDate: '2026-06-01', step: 0 },
    { number: '1', dueDate: '2026-05-01', step: 30 },
    { number: '2', dueDate: '2026-05-25', step: 7 },
  ]
  it.each<[number, number, string[], string[]]>([
    [0, 10, ['1', '2', '3'], []],
    [0, 2, ['1', '2'], ['3']],
    [1, 2, ['1'], ['2', '3']],
    [5, 2, [], ['1', '2', '3']],
  ])('%i sent today of at most %i', (sent, cap, now, later) => {
    const split = withinDailyCap(due, sent, cap)
    expect(split.now.map(({ number }) => number)).toEqual(now)
    expect(split.later.map(({ number }) => number)).toEqual(later)
  })
})
