import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appliedTo, arBalance, compareBalance } from '../../../core/ledger/balance.ts'
import type { Payment } from '../../../core/ledger/records.ts'
import type { BalanceCause } from '../../../core/ledger/view.ts'
import { anInvoice, anOwnInvoice, aPayment } from './examples.ts'

const ON = { submitAuthorizedAch: true }
const OFF = { submitAuthorizedAch: false }
const cause = (kind: BalanceCause['kind'], amount: number, ...paymentIds: string[]): BalanceCause => ({
  kind,
  amount,
  paymentIds,
})

describe('balance comparison', () => {
  it.each<[string, Payment[], typeof ON, ar: number, BalanceCause[], notCollected: number]>([
    ['no payments', [], ON, 100_000, [], 0],
    [
      'authorized ACH, setting off',
      [aPayment()],
      OFF,
      60_000,
      [cause('authorized-ach-waiting', -40_000, 'own-p1')],
      0,
    ],
    ['authorized ACH, setting on', [aPayment()], ON, 60_000, [cause('not-sent-yet', -40_000, 'own-p1')], 0],
    [
      'authorized card',
      [aPayment({ method: 'card' })],
      ON,
      60_000,
      [cause('authorized-other-waiting', -40_000, 'own-p1')],
      0,
    ],
    [
      'succeeded, in the outbox',
      [aPayment({ status: 'succeeded', method: 'check' })],
      OFF,
      60_000,
      [cause('not-sent-yet', -40_000, 'own-p1')],
      0,
    ],
    [
      'sent, no answer',
      [aPayment({ standing: 'in-flight', syncState: 'unknown' })],
      ON,
      60_000,
      [cause('in-flight', -40_000, 'own-p1')],
      0,
    ],
    [
      'refused there',
      [aPayment({ syncState: 'failed', status: 'succeeded' })],
      ON,
      60_000,
      [cause('failed-to-sync', -40_000, 'own-p1')],
      0,
    ],
    ['standing there', [aPayment({ standing: 'there', syncState: 'synced' })], ON, 100_000, [], 0],
    ['failed before it was sent', [aPayment({ status: 'failed' })], ON, 100_000, [], 0],
    ['failed, still there', [aPayment({ status: 'failed', standing: 'there' })], ON, 100_000, [], 40_000],
    ['failed, deleted there', [aPayment({ status: 'failed', standing: 'gone' })], ON, 100_000, [], 0],
    ['succeeded, deleted there', [aPayment({ status: 'succeeded', standing: 'gone' })], ON, 100_000, [], 0],
    ['refunded', [aPayment({ status: 'refunded', standing: 'there' })], ON, 100_000, [], 0],
    ['of another invoice', [aPayment({ applications: [{ invoiceId: '9', amount: 5 }] })], ON, 100_000, [], 0],
    [
      'several at once, one partly on another invoice',
      [
        aPayment({ id: 'a', amount: 10_000, applications: [{ invoiceId: '101', amount: 10_000 }] }),
        aPayment({ id: 'b', syncState: 'failed', status: 'succeeded' }),
        aPayment({
          id: 'c',
          applications: [
            { invoiceId: '9', amount: 39_999 },
            { invoiceId: '101', amount: 1 },
          ],
        }),
        aPayment({ id: 'd', method: 'card', applications: [{ invoiceId: '101', amount: 7 }] }),
      ],
      OFF,
      49_992,
      [
        cause('authorized-ach-waiting', -10_001, 'a', 'c'),
        cause('authorized-other-waiting', -7, 'd'),
        cause('failed-to-sync', -40_000, 'b'),
      ],
      0,
    ],
  ])('%s', (_, payments, settings, ar, causes, notCollected) => {
    expect(compareBalance(anInvoice(), payments, settings)).toEqual({
      accounting: 100_000,
      accountingAt: '2026-05-02T00:00:00Z',
      ar,
      difference: ar - 100_000,
      causes,
      notCollected,
    })
    expect(arBalance(anInvoice(), payments)).toBe(ar)
  })

  it('of a record never accepted there is its total less our payments', () =>
    expect(
      compareBalance(
        anOwnInvoice({ id: '101', total: 50_000, accountingBalance: 0 }),
        [aPayment({ status: 'succeeded' })],
        ON,
      ),
    ).toEqual({
      accounting: 50_000,
      ar: 10_000,
      difference: -40_000,
      causes: [cause('not-sent-yet', -40_000, 'own-p1')],
      notCollected: 0,
    }))

  it('says what a fresh read changed, and since when', () => {
    const fresh = { balance: 90_000, at: '2026-05-03T00:00:00Z' }
    expect(compareBalance(anInvoice(), [aPayment()], OFF, fresh)).toEqual({
      accounting: 90_000,
      accountingAt: fresh.at,
      ar: 60_000,
      difference: -30_000,
      causes: [
        cause('authorized-ach-waiting', -40_000, 'own-p1'),
        { ...cause('changed-there', 10_000), since: '2026-05-02T00:00:00Z' },
      ],
      notCollected: 0,
    })
  })

  it('leaves nothing unknown, for any payments', () =>
    fc.assert(
      fc.property(fc.array(anyPayment, { maxLength: 12 }), fc.boolean(), fc.nat(200_000), (...facts) => {
        const [payments, submitAuthorizedAch, fresh] = facts
        const compared = compareBalance(
          anInvoice(),
          payments,
          { submitAuthorizedAch },
          { balance: fresh, at: 'x' },
        )
        const named = compared.causes.filter(({ kind }) => kind !== 'unknown')
        expect(named.reduce((sum, { amount }) => sum + amount, 0)).toBe(compared.ar - compared.accounting)
        expect(compared.causes).toEqual(named)
        for (const { kind, paymentIds } of named)
          for (const id of kind === 'changed-there' ? [] : paymentIds)
            expect(appliedTo(payments.find(payment => payment.id === id) ?? aPayment(), '101')).not.toBe(0)
      }),
    ))
})

const anyPayment: fc.Arbitrary<Payment> = fc
  .record({
    id: fc.uuid(),
    amount: fc.integer({ min: 0, max: 90_000 }),
    method: fc.constantFrom('ach', 'card', 'check', 'cash', 'other'),
    status: fc.constantFrom('authorized', 'succeeded', 'failed', 'voided', 'refunded'),
    standing: fc.constantFrom('none', 'in-flight', 'there', 'gone'),
    syncState: fc.constantFrom('unsynced', 'syncing', 'synced', 'failed', 'unknown'),
    voided: fc.boolean(),
    held: fc.boolean(),
  })
  .map(facts => aPayment({ ...facts, applications: [{ invoiceId: '101', amount: facts.amount }] }))
