import { expect, it } from 'vitest'
import { isCredit } from '../../../core/ledger/payment-kind.ts'
import { aPayment } from './examples.ts'

it.each([
  ['QBO’s own record of a credit memo that was applied', { amount: 0, origin: 'imported' as const }, true],
  ['a voided payment', { amount: 0, origin: 'imported' as const, voided: true }, false],
  ['a payment', { amount: 1, origin: 'imported' as const }, false],
  ['one of ours', { amount: 0, origin: 'own' as const }, false],
])('%s', (_what, patch, expected) => {
  expect(isCredit(aPayment({ voided: false, ...patch }))).toBe(expected)
})
