import { describe, expect, it } from 'vitest'
import { nextFreeNumber } from '../../../core/ledger/numbers.ts'

describe('the next free number', () => {
  it.each([
    ['1043', [], '1044'],
    ['INV-0099', [], 'INV-0100'],
    ['INV-0099', ['INV-0100', 'INV-0101'], 'INV-0102'],
    ['2026/7', [], '2026/8'],
    ['1043b', [], '1043b-2'],
    ['1043b', ['1043b-2'], '1043b-3'],
    ['99999999999999999999', [], '100000000000000000000'],
  ])('after %s, with %j taken, is %s', (number, taken, next) =>
    expect(nextFreeNumber(number, candidate => taken.includes(candidate))).toBe(next),
  )

  it.each(['ABCDEFGHIJKLMNOPQRST9', 'ABCDEFGHIJKLMNOPQRSTU'])('says so when %s leaves no room', number =>
    expect(() => nextFreeNumber(number, () => false)).toThrow('no free invoice number'),
  )

  it('gives up on an endless run', () => expect(() => nextFreeNumber('1', () => true)).toThrow(RangeError))
})
