import type { Payment } from './records.ts'

/**
 * Is it only the application of a credit memo? QBO records that as a payment of amount 0 whose lines link the
 * credit memo and the invoice (facts, quickbooks-online.md, payments). A void takes the amount back as well, and is none.
 */
export const isCredit = ({
  amount,
  origin,
  voided,
}: Pick<Payment, 'amount' | 'origin' | 'voided'>): boolean => amount === 0 && origin === 'imported' && !voided
