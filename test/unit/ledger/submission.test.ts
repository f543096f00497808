import { describe, expect, it } from 'vitest'
import type { PaymentMethod, PaymentStatus, Standing } from '../../../core/ledger/records.ts'
import {
  countsInAr,
  nextStatuses,
  type Submission,
  submissionOf,
  transition,
  waitsForSetting,
} from '../../../core/ledger/submission.ts'
import { aPayment } from './examples.ts'

const ON = { submitAuthorizedAch: true }
const OFF = { submitAuthorizedAch: false }
const act = (action: Submission['action'], flag?: Submission['flag']): Submission =>
  flag ? { action, flag } : { action }

describe('submission', () => {
  it.each<[PaymentStatus, PaymentMethod, Standing, on: Submission, off: Submission]>([
    ['authorized', 'ach', 'in-flight', act('undecided'), act('undecided')],
    ['succeeded', 'ach', 'in-flight', act('undecided'), act('undecided')],
    ['failed', 'ach', 'in-flight', act('undecided'), act('undecided')],
    ['voided', 'card', 'in-flight', act('undecided'), act('undecided')],
    ['refunded', 'ach', 'in-flight', act('undecided'), act('undecided')],
    ['authorized', 'ach', 'none', act('submit'), act('wait')],
    ['authorized', 'card', 'none', act('wait'), act('wait')],
    ['authorized', 'check', 'none', act('wait'), act('wait')],
    ['authorized', 'other', 'none', act('wait'), act('wait')],
    ['succeeded', 'ach', 'none', act('submit'), act('submit')],
    ['succeeded', 'cash', 'none', act('submit'), act('submit')],
    ['authorized', 'ach', 'there', act('nothing'), act('nothing')],
    ['succeeded', 'ach', 'there', act('nothing'), act('nothing')],
    ['failed', 'ach', 'none', act('withdraw'), act('withdraw')],
    ['voided', 'ach', 'none', act('withdraw'), act('withdraw')],
    ['failed', 'ach', 'there', act('nothing', 'failed-still-there'), act('nothing', 'failed-still-there')],
    ['voided', 'card', 'there', act('nothing', 'failed-still-there'), act('nothing', 'failed-still-there')],
    ['failed', 'ach', 'gone', act('nothing'), act('nothing')],
    ['voided', 'ach', 'gone', act('nothing'), act('nothing')],
    ['authorized', 'ach', 'gone', act('nothing', 'deleted-there'), act('nothing', 'deleted-there')],
    ['succeeded', 'check', 'gone', act('nothing', 'deleted-there'), act('nothing', 'deleted-there')],
    ['refunded', 'ach', 'none', act('withdraw'), act('withdraw')],
    ['refunded', 'ach', 'there', act('nothing'), act('nothing')],
    ['refunded', 'ach', 'gone', act('nothing'), act('nothing')],
  ])('%s %s, %s', (status, method, standing, on, off) => {
    const payment = aPayment({ status, method, standing })
    expect(submissionOf(payment, ON)).toEqual(on)
    expect(submissionOf(payment, OFF)).toEqual(off)
  })

  it('holds what was made while the setting was off until the user agrees or it succeeds', () => {
    expect(submissionOf(aPayment({ held: true }), ON)).toEqual(act('wait'))
    expect(submissionOf(aPayment({ held: true, status: 'succeeded' }), ON)).toEqual(act('submit'))
  })

  it('takes one that was voided there for gone', () => {
    const voided = { voided: true, standing: 'there' } as const
    expect(submissionOf(aPayment({ ...voided, status: 'succeeded' }), ON).flag).toBe('deleted-there')
    expect(submissionOf(aPayment({ ...voided, status: 'voided' }), ON)).toEqual(act('nothing'))
    expect(countsInAr(aPayment({ ...voided, status: 'succeeded' }))).toBe(false)
  })

  it.each<[PaymentStatus, Standing, boolean]>([
    ['authorized', 'none', true],
    ['authorized', 'in-flight', true],
    ['succeeded', 'there', true],
    ['succeeded', 'gone', false],
    ['failed', 'none', false],
    ['failed', 'there', false],
    ['voided', 'none', false],
    ['refunded', 'there', false],
  ])('%s, %s counts in AR: %s', (status, standing, counts) =>
    expect(countsInAr(aPayment({ status, standing }))).toBe(counts),
  )

  it('knows what turning the setting on would send', () => {
    expect(waitsForSetting(aPayment())).toBe(true)
    expect(waitsForSetting(aPayment({ held: true }))).toBe(true)
    expect(waitsForSetting(aPayment({ method: 'card' }))).toBe(false)
    expect(waitsForSetting(aPayment({ status: 'succeeded' }))).toBe(false)
    expect(waitsForSetting(aPayment({ standing: 'in-flight' }))).toBe(false)
  })
})

describe('payment status', () => {
  const all: PaymentStatus[] = ['authorized', 'succeeded', 'failed', 'voided', 'refunded']
  it.each<[PaymentStatus, PaymentStatus[]]>([
    // Reports may come late, so one further along implies those between: refunded had succeeded.
    ['authorized', ['succeeded', 'failed', 'voided', 'refunded']],
    ['succeeded', ['failed', 'refunded']],
    ['failed', []],
    ['voided', []],
    ['refunded', []],
  ])('%s moves on to %j and ignores every other report', (from, moves) => {
    for (const event of all) expect(transition(from, event)).toBe(moves.includes(event) ? event : from)
  })

  it('offers one step by hand', () => {
    expect(nextStatuses('authorized')).toEqual(['succeeded', 'failed', 'voided'])
    expect(nextStatuses('succeeded')).toEqual(['failed', 'refunded'])
    expect(nextStatuses('refunded')).toEqual([])
  })
})
