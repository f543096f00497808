import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CadencePlan,
  type CadenceState,
  cadenceState,
  cadenceTurn,
  type Reminder,
} from '../../../core/ledger/cadence.ts'
import { addDays } from '../../../core/ledger/dates.ts'
import type { Invoice, InvoiceStatus } from '../../../core/ledger/records.ts'
import { anInvoice } from './examples.ts'

const due = '2026-05-31'
const plan = (patch: Partial<CadencePlan> = {}): CadencePlan => ({
  on: true,
  since: '2026-01-01',
  steps: [-3, 0, 7, 14, 30],
  ...patch,
})
const done = (...steps: number[]) => steps.map(step => ({ step, dueDate: due }))

describe('cadence', () => {
  it.each<[string, Partial<Invoice>, InvoiceStatus, boolean, CadenceState]>([
    ['open', {}, 'open', false, { state: 'active' }],
    ['partially paid', {}, 'partially-paid', false, { state: 'active' }],
    ['paid, by an authorized payment too', {}, 'paid', false, { state: 'stopped', because: 'paid' }],
    ['voided', {}, 'voided', false, { state: 'stopped', because: 'voided' }],
    ['a draft', {}, 'draft', false, { state: 'stopped', because: 'draft' }],
    ['deleted there', { deletedThereAt: 'x' }, 'open', false, { state: 'stopped', because: 'deleted' }],
    ['archived', { archivedAt: 'x' }, 'open', false, { state: 'stopped', because: 'archived' }],
    ['skipped', { skippedFor: '9' }, 'open', false, { state: 'stopped', because: 'skipped' }],
    ['paused itself', { remindersPaused: true }, 'open', true, { state: 'paused', by: 'invoice' }],
    ['paused by its customer', {}, 'open', true, { state: 'paused', by: 'customer' }],
    [
      'paused and archived',
      { remindersPaused: true, archivedAt: 'x' },
      'open',
      false,
      { state: 'stopped', because: 'archived' },
    ],
  ])('%s', (_, patch, status, remindersPaused, state) =>
    expect(cadenceState(anInvoice(patch), status, { remindersPaused })).toEqual(state),
  )

  it('needs a due date and a record there', () => {
    const { dueDate: _, ...undated } = anInvoice()
    expect(cadenceState(undated, 'open')).toEqual({ state: 'stopped', because: 'no-due-date' })
    const { externalId: __, ...unsent } = anInvoice()
    expect(cadenceState(unsent, 'open')).toEqual({ state: 'stopped', because: 'not-synced' })
  })

  it.each<[string, Partial<CadencePlan>, number[], string, number | undefined, number[], string | undefined]>(
    [
      ['before the first step', {}, [], '2026-05-01', undefined, [], '2026-05-28'],
      ['on the day of a step', {}, [], '2026-05-28', -3, [], '2026-05-31'],
      ['the day after it was sent', {}, [-3], '2026-05-29', undefined, [], '2026-05-31'],
      ['a day late', {}, [-3], '2026-06-01', 0, [], '2026-06-07'],
      ['after an absence only the latest', {}, [-3], '2026-06-15', 14, [0, 7], '2026-06-30'],
      ['after all of them', {}, [-3, 0, 7, 14], '2027-01-01', 30, [], undefined],
      ['nothing left', {}, [-3, 0, 7, 14, 30], '2027-01-01', undefined, [], undefined],
      ['past steps are never sent', { since: '2026-06-08' }, [], '2026-06-10', undefined, [], '2026-06-14'],
      [
        'a step on the day it was switched on is',
        { since: '2026-06-07' },
        [],
        '2026-06-07',
        7,
        [],
        '2026-06-14',
      ],
      ['in any order, each once', { steps: [7, 0, 7] }, [], '2026-06-07', 7, [0], undefined],
      ['no steps', { steps: [] }, [], '2026-06-07', undefined, [], undefined],
    ],
  )('%s', (_, patch, log, today, send, skip, next) => {
    const turn = cadenceTurn(plan(patch), due, done(...log), today)
    expect(turn.send).toBe(send)
    expect(turn.skip).toEqual(skip)
    expect(turn.next?.date).toBe(next)
  })

  it('starts anew for another due date', () =>
    expect(cadenceTurn(plan(), '2026-06-30', done(-3, 0), '2026-06-27')).toMatchObject({ send: -3 }))

  it('sends every step at most once, however often and late the browser is open', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(80), { maxLength: 40 }), visits => {
        const log: Pick<Reminder, 'step' | 'dueDate'>[] = []
        const sent: number[] = []
        for (const visit of visits.sort((a, b) => a - b)) {
          const turn = cadenceTurn(plan(), due, log, addDays('2026-05-20', visit))
          for (const step of turn.skip) log.push({ step, dueDate: due })
          if (turn.send === undefined) continue
          sent.push(turn.send)
          log.push({ step: turn.send, dueDate: due })
        }
        expect(new Set(sent).size).toBe(sent.length)
        expect([...sent].sort((a, b) => a - b)).toEqual(sent)
      }),
    ))
})
