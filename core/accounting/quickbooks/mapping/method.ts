import type { PaymentMethod } from '../../../ledger/records.ts'

/** Companies name their payment methods themselves. An e-check is a bank debit, not a cheque. */
const NAMES: readonly [RegExp, PaymentMethod][] = [
  [/\bach\b|e-?che(ck|que)|\beft\b|bank|direct debit|\bwire\b/i, 'ach'],
  [/card|visa|master|amex|american express|discover|diners/i, 'card'],
  [/che(ck|que)/i, 'check'],
  [/cash/i, 'cash'],
]

/** What a payment method's name stands for; undefined when it says nothing known. */
export const methodNamed = (name: string | null | undefined): PaymentMethod | undefined =>
  NAMES.find(([pattern]) => pattern.test(name ?? ''))?.[1]
