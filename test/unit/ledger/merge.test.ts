import { describe, expect, it } from 'vitest'
import { isStale, mergePulled, paymentGone } from '../../../core/ledger/merge.ts'
import type { Payment } from '../../../core/ledger/records.ts'
import { aCustomer, anInvoice, aPayment } from './examples.ts'

const pulledPayment = (patch: Partial<Payment> = {}): Payment =>
  aPayment({
    id: '900',
    externalId: '900',
    version: '0',
    origin: 'imported',
    source: 'imported',
    syncState: 'synced',
    standing: 'there',
    status: 'succeeded',
    method: 'other',
    updatedThere: '2026-05-11T00:00:00Z',
    readAt: '2026-05-11T00:01:00Z',
    ...patch,
  })

describe('a record read there', () => {
  it('is taken whole when it is new', () => {
    const pulled = anInvoice()
    expect(mergePulled(undefined, pulled)).toBe(pulled)
  })

  it('keeps the marks that only AR knows, our id and our origin', () => {
    const stored = anInvoice({
      id: 'own-1',
      origin: 'own',
      archivedAt: '2026-05-03T00:00:00Z',
      skippedFor: '9',
      duplicateAllowed: true,
      remindersPaused: true,
      deletedThereAt: '2026-05-03T00:00:00Z',
      failure: { class: 'retry', message: 'x', at: '2026-05-03T00:00:00Z' },
    })
    const pulled = anInvoice({ accountingBalance: 5, updatedThere: '2026-05-04T00:00:00Z' })
    expect(mergePulled(stored, pulled)).toEqual({
      ...pulled,
      id: 'own-1',
      origin: 'own',
      archivedAt: '2026-05-03T00:00:00Z',
      skippedFor: '9',
      duplicateAllowed: true,
      remindersPaused: true,
    })
    expect(mergePulled(aCustomer({ remindersPaused: true }), aCustomer({ name: 'Bo' }))).toEqual(
      aCustomer({ name: 'Bo', remindersPaused: true }),
    )
  })

  it.each<[string, [string?, string?], [string?, string?], boolean]>([
    ['an older version', ['2026-05-02T00:00:00Z'], ['2026-05-01T00:00:00Z'], true],
    ['a newer version', ['2026-05-01T00:00:00Z'], ['2026-05-02T00:00:00Z'], false],
    ['the same, in another dress', ['2026-05-01T00:00:00Z', 'b'], ['2026-05-01T00:00:00.000Z', 'b'], false],
    [
      'the same version, read earlier',
      ['2026-05-01T00:00:00Z', '2026-05-03T00:00:00Z'],
      ['2026-05-01T00:00:00Z', '2026-05-02T00:00:00Z'],
      true,
    ],
    ['of unknown age', [], [], false],
  ])('%s', (_, [updated, read], [toldUpdated, toldRead], stale) => {
    const at = (updatedThere?: string, readAt?: string) => {
      const { updatedThere: __, readAt: ___, ...rest } = anInvoice()
      return { ...rest, ...(updatedThere ? { updatedThere } : {}), ...(readAt ? { readAt } : {}) }
    }
    const [stored, pulled] = [at(updated, read), { ...at(toldUpdated, toldRead), accountingBalance: 1 }]
    expect(isStale(stored, pulled)).toBe(stale)
    expect(mergePulled(stored, pulled).accountingBalance).toBe(stale ? 100_000 : 1)
  })

  it('completes a payment of ours: status, method and source stay ours, amounts are theirs', () => {
    const own = aPayment({
      status: 'failed',
      ourKey: 'ARC-05AFMSY38DJQW16B',
      reference: 'trace 7',
      processor: { fileType: 'stripe', reference: 'py_1' },
      syncState: 'unknown',
      standing: 'in-flight',
      held: true,
    })
    const applications = [{ invoiceId: '101', amount: 30_000 }]
    expect(mergePulled(own, pulledPayment({ applications, unapplied: 10_000 }))).toEqual({
      ...pulledPayment(),
      id: 'own-p1',
      origin: 'own',
      source: 'processed',
      method: 'ach',
      status: 'failed',
      standing: 'there',
      syncState: 'synced',
      applications,
      unapplied: 10_000,
      ourKey: 'ARC-05AFMSY38DJQW16B',
      reference: 'trace 7',
      processor: { fileType: 'stripe', reference: 'py_1' },
    })
  })

  it('keeps our amounts when ours was voided there: they say what came back', () => {
    const voided = pulledPayment({
      voided: true,
      amount: 0,
      applications: [],
      unapplied: 0,
      status: 'voided',
    })
    const merged = mergePulled(aPayment({ status: 'succeeded', standing: 'there' }), voided)
    expect(merged).toMatchObject({ amount: 40_000, standing: 'gone', status: 'succeeded', voided: true })
    expect(merged.applications).toEqual([{ invoiceId: '101', amount: 40_000 }])
  })

  it('does not bring back a payment that was deleted later', () => {
    const gone = paymentGone(pulledPayment(), '2026-05-12T00:00:00Z')
    expect(gone.standing).toBe('gone')
    expect(mergePulled(gone, pulledPayment())).toBe(gone)
    expect(paymentGone(gone, '2026-05-01T00:00:00Z').updatedThere).toBe('2026-05-12T00:00:00Z')
  })
})
