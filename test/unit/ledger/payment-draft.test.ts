import { describe, expect, it } from 'vitest'
import {
  draftUnapplied,
  type PayableInvoice,
  type PaymentDraft,
  type PaymentDraftFacts,
  paymentDraftProblems,
} from '../../../core/ledger/payment-draft.ts'

const invoice = (patch: Partial<PayableInvoice> = {}): PayableInvoice => ({
  id: '101',
  number: '1001',
  customerId: '7',
  currency: 'USD',
  balance: 100_000,
  voided: false,
  deletedThere: false,
  ...patch,
})
const draft = (patch: Partial<PaymentDraft> = {}): PaymentDraft => ({
  customerId: '7',
  date: '2026-05-10',
  amount: 40_000,
  method: 'ach',
  status: 'authorized',
  applications: [{ invoiceId: '101', amount: 40_000 }],
  ...patch,
})
const facts = (patch: Partial<PayableInvoice> | null = {}, more: Partial<PaymentDraftFacts> = {}) => ({
  currency: 'USD',
  customerActive: true,
  closedThrough: '2026-03-31',
  invoice: (id: string) =>
    patch === null ? undefined : id === '101' ? invoice(patch) : invoice({ id, number: id }),
  ...more,
})
const apply = (...parts: [string, number][]) => ({
  applications: parts.map(([invoiceId, amount]) => ({ invoiceId, amount })),
})

describe('a payment draft', () => {
  it.each<[string, Partial<PaymentDraft>, PaymentDraftFacts, string[]]>([
    ['that can be recorded', {}, facts(), []],
    ['on several invoices with a rest', apply(['101', 10_000], ['102', 20_000]), facts(), []],
    ['on no invoice', apply(), facts(), []],
    ['that covers an invoice exactly', {}, facts({ balance: 40_000 }), []],
    ['without a customer', { customerId: '', ...apply() }, facts(), ['customerId']],
    ['of a customer that is gone', {}, facts({}, { customerActive: false }), ['customerId']],
    ['on a date that does not exist', { date: '2026-02-30' }, facts(), ['date']],
    ['in a closed period', { date: '2026-03-31' }, facts(), ['date']],
    ['over nothing', { amount: 0, ...apply() }, facts(), ['amount']],
    ['below zero', { amount: -5, ...apply() }, facts(), ['amount']],
    ['over half a cent', { amount: 0.5, ...apply() }, facts(), ['amount']],
    ['with a long reference', { reference: 'x'.repeat(22) }, facts(), ['reference']],
    ['that applies more than it has', apply(['101', 30_000], ['102', 10_001]), facts(), ['applications']],
    ['on an unknown invoice', {}, facts(null), ['applications.0.invoiceId']],
    ['on a voided invoice', {}, facts({ voided: true }), ['applications.0.invoiceId']],
    ['on one that is deleted there', {}, facts({ deletedThere: true }), ['applications.0.invoiceId']],
    ['twice on one invoice', apply(['101', 1], ['101', 2]), facts(), ['applications.1.invoiceId']],
    ["on another customer's", {}, facts({ customerId: '8' }), ['applications.0.invoiceId']],
    ['on another currency', {}, facts({ currency: 'EUR' }), ['applications.0.invoiceId']],
    ['that applies nothing', apply(['101', 0]), facts(), ['applications.0.amount']],
    ['that applies more than is owed', {}, facts({ balance: 39_999 }), ['applications.0.amount']],
  ])('%s', (_, patch, known, fields) => {
    const found = paymentDraftProblems(draft(patch), known)
    expect(found.map(({ field }) => field)).toEqual(fields)
    for (const { message, level } of found)
      expect([level, message]).toEqual(['error', expect.stringMatching(/\.$/)])
  })

  it('leaves the rest with the customer', () =>
    expect(draftUnapplied(draft(apply(['101', 10_000], ['102', 20_000])))).toBe(10_000))
})
