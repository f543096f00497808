import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharesOf } from '../../../../components/overlay/ui/shares.ts'

const of = (total: number, accounting: number, ar: number, notCollected = 0) =>
  sharesOf({ total, balance: { accounting, ar, difference: ar - accounting, causes: [], notCollected } })

describe('the total divides', () => {
  it.each([
    [[1000, 1000, 1000], { paid: 0, waiting: 0, open: 1000, notCollected: 0 }],
    [[1000, 400, 400], { paid: 600, waiting: 0, open: 400, notCollected: 0 }],
    [[1000, 1000, 400], { paid: 0, waiting: 600, open: 400, notCollected: 0 }],
    [[1000, 700, 0], { paid: 300, waiting: 700, open: 0, notCollected: 0 }],
    [[1000, 0, 0, 500], { paid: 500, waiting: 0, open: 0, notCollected: 500 }],
    // Overpaid here, and changed there to owe less than we know.
    [[1000, 500, -200], { paid: 500, waiting: 500, open: 0, notCollected: 0 }],
    [[1000, 0, 400], { paid: 600, waiting: 0, open: 400, notCollected: 0 }],
    [[0, 0, 0], { paid: 0, waiting: 0, open: 0, notCollected: 0 }],
  ] as const)('%o', ([total, accounting, ar, notCollected = 0], shares) => {
    expect(of(total, accounting, ar, notCollected)).toEqual(shares)
  })

  it('into parts that are never negative and add up to it', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })
    fc.assert(
      fc.property(fc.nat(1_000_000), amount, amount, fc.nat(1_000_000), (total, accounting, ar, lost) => {
        const parts = Object.values(of(total, accounting, ar, lost))
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
      }),
    )
  })
})
