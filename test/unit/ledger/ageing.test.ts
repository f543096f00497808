import { describe, expect, it } from 'vitest'
import { type AgeingBucket, ageing, ageingBucket } from '../../../core/ledger/ageing.ts'

describe('ageing', () => {
  it.each<[number, AgeingBucket]>([
    [0, 'current'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [90, '61-90'],
    [91, 'over-90'],
    [4000, 'over-90'],
  ])('%i days past due: %s', (days, bucket) => expect(ageingBucket(days)).toBe(bucket))

  it('sums what is owed, per currency', () =>
    expect(
      ageing([
        { currency: 'USD', balance: 100, overdueDays: 0 },
        { currency: 'USD', balance: 50, overdueDays: 45 },
        { currency: 'EUR', balance: 7, overdueDays: 91 },
        { currency: 'USD', balance: 25, overdueDays: 31 },
        { currency: 'USD', balance: 0, overdueDays: 45 },
        { currency: 'USD', balance: -30, overdueDays: 45 },
      ]),
    ).toEqual([
      { currency: 'EUR', total: 7, count: 1, current: 0, '1-30': 0, '31-60': 0, '61-90': 0, 'over-90': 7 },
      {
        currency: 'USD',
        total: 175,
        count: 3,
        current: 100,
        '1-30': 0,
        '31-60': 75,
        '61-90': 0,
        'over-90': 0,
      },
    ]))
})
