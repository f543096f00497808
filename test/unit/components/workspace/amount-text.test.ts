import { expect, test } from 'vitest'
import { amountText, plainDecimal, readAmount } from '../../../../components/workspace/amount-text.ts'

test.each([
  ['1234.5', 'USD', 123450],
  ['1,234.50', 'USD', 123450],
  ['1.234,50', 'EUR', 123450],
  ['1 234,5', 'EUR', 123450],
  ['1’234.50', 'CHF', 123450],
  ['$40', 'USD', 4000],
  ['40 €', 'EUR', 4000],
  ['12,5', 'EUR', 1250],
  ['1,234', 'USD', 123400],
  ['.5', 'USD', 50],
  ['55500', 'JPY', 55500],
  ['1.234', 'KWD', 1234],
  ['-3', 'USD', -300],
])('%s %s is %i', (text, currency, minor) => {
  expect(readAmount(text, currency)).toBe(minor)
})

test.each([
  ['', 'USD'],
  ['abc', 'USD'],
  ['1.005', 'USD'],
  ['0.5', 'JPY'],
  ['1e3', 'USD'],
  ['1,2,3', 'USD'],
  ['--1', 'USD'],
  ['999999999999999999', 'USD'],
])('%s %s is no amount: nothing is rounded or guessed', (text, currency) => {
  expect(readAmount(text, currency)).toBeNaN()
})

test('what is written into a field is read again as the same', () => {
  for (const minor of [0, 1, 99, 123450, 100000001])
    expect(readAmount(amountText(minor, 'USD'), 'USD')).toBe(minor)
})

test('quantities may have any number of digits', () => {
  expect(plainDecimal('1,3333')).toBe('1.3333')
  expect(plainDecimal(' 2,5 ')).toBe('2.5')
  expect(plainDecimal('1,000')).toBe('1000')
})
