import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  digitsOf,
  formatAmount,
  isDecimal,
  lineAmount,
  parseAmount,
  toDecimal,
  totals,
} from '../../../core/ledger/money.ts'

describe('amounts', () => {
  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['UGX', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['HUF', 2],
    ['', 2],
  ])('%s has %i digits', (currency, digits) => expect(digitsOf(currency)).toBe(digits))

  it.each<[string | number, string, number]>([
    ['100', 'USD', 10_000],
    ['100.00', 'USD', 10_000],
    [100.1, 'USD', 10_010],
    ['1.005', 'USD', 101],
    ['-1.005', 'USD', -101],
    ['1.004999', 'USD', 100],
    ['.5', 'USD', 50],
    ['5.', 'USD', 500],
    ['+7', 'USD', 700],
    ['-0', 'USD', 0],
    [' 12.3 ', 'USD', 1230],
    ['0.5', 'JPY', 1],
    ['-0.5', 'JPY', -1],
    ['0.49', 'JPY', 0],
    ['1.2345', 'KWD', 1235],
    [1e21, 'JPY', Number.NaN],
    [1e-7, 'USD', 0],
    ['1e3', 'USD', 100_000],
    ['90071992547409.91', 'USD', Number.MAX_SAFE_INTEGER],
  ])('reads %s %s as %d', (text, currency, minor) => {
    if (Number.isNaN(minor)) expect(() => parseAmount(text, currency)).toThrow('too large')
    else expect(parseAmount(text, currency)).toBe(minor)
  })

  it.each([
    '',
    ' ',
    '.',
    '-',
    'abc',
    '1,000',
    '1 000',
    '0x10',
    'NaN',
    'Infinity',
    '1e9999',
    '--1',
    '1.2.3',
    '$5',
  ])('refuses %j, naming it', text => {
    expect(() => parseAmount(text, 'USD')).toThrow(`"${text.trim()}" is not an amount`)
    expect(isDecimal(text)).toBe(false)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses the number %d', value =>
    expect(() => parseAmount(value, 'USD')).toThrow(RangeError),
  )

  it('refuses what is beyond the exact integers', () =>
    expect(() => parseAmount('90071992547409.92', 'USD')).toThrow('too large'))

  it.each<[number, string, string]>([
    [123_450, 'USD', '1234.50'],
    [-5, 'USD', '-0.05'],
    [0, 'USD', '0.00'],
    [500, 'JPY', '500'],
    [-1, 'JPY', '-1'],
    [1, 'KWD', '0.001'],
  ])('writes %d %s as %s', (minor, currency, text) => expect(toDecimal(minor, currency)).toBe(text))

  it('reads back what it wrote', () =>
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('USD', 'JPY', 'KWD'), (minor, currency) => {
        expect(parseAmount(toDecimal(minor, currency), currency)).toBe(minor === 0 ? 0 : minor)
      }),
    ))

  it('reads a JSON number as its own text', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
          fc.integer().map(cents => cents / 100),
          fc.integer().map(mills => mills / 1000),
          fc.maxSafeInteger().map(minor => minor / 1e5),
        ),
        fc.constantFrom('USD', 'JPY', 'KWD'),
        (value, currency) => {
          expect(parseAmount(value, currency)).toBe(parseAmount(String(value), currency))
        },
      ),
      { numRuns: 1000 },
    ))

  it.each<[string, string, string, number]>([
    ['3', '0.335', 'USD', 101],
    ['1', '1.005', 'USD', 101],
    ['0.1', '0.2', 'USD', 2],
    ['-1', '1.005', 'USD', -101],
    ['1.5', '3', 'JPY', 5],
    ['0', '99', 'USD', 0],
    ['33.3333333', '3', 'USD', 10_000],
  ])('a line of %s × %s %s is %d', (quantity, price, currency, minor) =>
    expect(lineAmount(quantity, price, currency)).toBe(minor),
  )

  it('never adds currencies together', () =>
    expect(
      totals([
        { currency: 'USD', amount: 100 },
        { currency: 'EUR', amount: 5 },
        { currency: 'USD', amount: -30 },
      ]),
    ).toEqual([
      { currency: 'EUR', amount: 5 },
      { currency: 'USD', amount: 70 },
    ]))

  it.each<[number, string, string]>([
    [123_456, 'USD', '$1,234.56'],
    [-50, 'USD', '-$0.50'],
    [1234, 'JPY', '¥1,234'],
    [1234, 'KWD', 'KWD 1.234'],
    [500, 'UGX', 'UGX 500'],
    [Number.MAX_SAFE_INTEGER, 'USD', '$90,071,992,547,409.91'],
    [500, '', '5.00'],
    [500, 'no code', '5.00 no code'],
  ])('shows %d %s as %s', (minor, currency, text) =>
    expect(formatAmount(minor, currency, 'en-US').replace(/\u00a0/g, ' ')).toBe(text),
  )
})
