import { describe, expect, it } from 'vitest'
import { decideRow, type ProcessorRow, type RowDecision } from '../../../core/ledger/csv-row.ts'
import type { Payment } from '../../../core/ledger/records.ts'
import { aPayment } from './examples.ts'

const row = (patch: Partial<ProcessorRow> = {}): ProcessorRow => ({
  fileType: 'Stripe',
  reference: 'py_1',
  date: '2026-05-12',
  amount: 40_000,
  currency: 'USD',
  status: 'succeeded',
  ...patch,
})
const known = (patch: Partial<Payment> = {}) =>
  aPayment({ processor: { fileType: 'stripe', reference: 'py_1' }, ...patch })

describe('a processor row', () => {
  it.each<[string, Partial<ProcessorRow>, Payment[], RowDecision['kind']]>([
    ['is new to an empty ledger', {}, [], 'new'],
    ['changes the status of what it is known for', {}, [known()], 'status-change'],
    ['says nothing new the second time', {}, [known({ status: 'succeeded' })], 'repeat'],
    ['is older than what is known', { status: 'authorized' }, [known({ status: 'failed' })], 'repeat'],
    ['is a late return', { status: 'failed' }, [known({ status: 'succeeded' })], 'status-change'],
    ['is known with blanks around its reference', { reference: ' py_1 ' }, [known()], 'status-change'],
    ['of another reference is another payment', { reference: 'py_2' }, [known()], 'new'],
    ['of another file type is another payment', { fileType: 'bank' }, [known()], 'new'],
    ['asks about a payment recorded by hand', {}, [aPayment()], 'ask'],
    ['asks about an imported one', {}, [aPayment({ origin: 'imported', method: 'other' })], 'ask'],
    ['does not ask about a cheque of ours', {}, [aPayment({ method: 'check' })], 'new'],
    ['does not ask about another amount', {}, [aPayment({ amount: 1 })], 'new'],
    ['does not ask about another currency', { currency: 'EUR' }, [aPayment()], 'new'],
    ['does not ask about eight days apart', { date: '2026-05-18' }, [aPayment()], 'new'],
    ['does not ask about another customer', { customerId: '8' }, [aPayment()], 'new'],
    ['does not ask about one voided there', {}, [aPayment({ voided: true })], 'new'],
  ])('%s', (_, patch, payments, kind) => {
    const decision = decideRow(row(patch), payments)
    expect(decision.kind).toBe(kind)
    if (decision.kind === 'status-change') expect(decision.to).toBe(row(patch).status)
  })

  it('asks with every payment it may be', () => {
    const decision = decideRow(row(), [
      aPayment({ id: 'a' }),
      aPayment({ id: 'b' }),
      known({ processor: { fileType: 'x', reference: 'y' } }),
    ])
    expect(decision.kind === 'ask' && decision.candidates.map(({ id }) => id)).toEqual(['a', 'b'])
  })
})
