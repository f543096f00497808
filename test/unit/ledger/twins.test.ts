import { describe, expect, it } from 'vitest'
import type { Payment } from '../../../core/ledger/records.ts'
import { mergeTwin, twinProposals } from '../../../core/ledger/twins.ts'
import { aPayment } from './examples.ts'

const imported = (patch: Partial<Payment> = {}): Payment =>
  aPayment({
    id: '900',
    externalId: '900',
    origin: 'imported',
    source: 'imported',
    standing: 'there',
    syncState: 'synced',
    status: 'succeeded',
    ...patch,
  })

describe('twins', () => {
  it.each<[string, Partial<Payment>, Partial<Payment>, boolean]>([
    ['the same', {}, {}, true],
    ['seven days later', {}, { date: '2026-05-17' }, true],
    ['eight days later', {}, { date: '2026-05-18' }, false],
    ['seven days earlier', {}, { date: '2026-05-03' }, true],
    ['another amount', {}, { amount: 39_999 }, false],
    ['another currency', {}, { currency: 'EUR' }, false],
    ['another customer', {}, { customerId: '8' }, false],
    ['another company', {}, { connectionId: 'quickbooks:sandbox:2' }, false],
    ['voided there', {}, { voided: true }, false],
    ['gone there', {}, { standing: 'gone' }, false],
    ['ours too', {}, { origin: 'own' }, false],
    ['ours stands there already', { standing: 'there' }, {}, false],
    ['ours is in flight', { standing: 'in-flight' }, {}, false],
    ['ours was imported', { origin: 'imported' }, {}, false],
  ])('%s', (_, own, other, proposed) =>
    expect(twinProposals(aPayment(own), [imported(other)])).toHaveLength(proposed ? 1 : 0),
  )

  it('proposes the nearest date first', () => {
    const candidates = ['2026-05-15', '2026-05-09', '2026-05-11', '2026-05-10'].map((date, index) =>
      imported({ id: String(index), date }),
    )
    expect(twinProposals(aPayment(), candidates).map(({ id }) => id)).toEqual(['3', '1', '2', '0'])
  })

  it('merges into one record, ours, which stands there', () => {
    const own = aPayment({ status: 'authorized', syncState: 'failed', readAt: '2030-01-01T00:00:00Z' })
    expect(mergeTwin(own, imported({ readAt: '2026-05-12T00:00:00Z' }))).toEqual({
      ...imported({ readAt: '2026-05-12T00:00:00Z' }),
      id: 'own-p1',
      origin: 'own',
      source: 'processed',
      status: 'authorized',
      standing: 'there',
    })
  })
})
