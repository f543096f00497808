import { describe, expect, it } from 'vitest'
import { guideEntries } from '../../../core/guide/index.ts'
import { runnableRemedies } from '../../../core/guide/runnable.ts'
import type { RemedyAction } from '../../../core/ledger/remedies.ts'

describe('remedies that can be run', () => {
  it.each<[string, RemedyAction[], RemedyAction[]]>([
    ['empty-location', ['drop-zero-lines', 'price-zero-lines'], []],
    ['item-not-found', ['restore-item', 'swap-item', 'remove-item-lines'], []],
    ['line-items-required', [], []],
    ['invalid-object-id', ['sync-customer'], ['sync-customer']],
    ['customer-ref-required', ['sync-customer'], ['sync-customer']],
    ['invalid-reference-item', ['restore-item', 'swap-item', 'remove-item-lines'], []],
    ['duplicate-document-number', ['next-free-number'], []],
    ['account-period-closed', ['move-date'], ['move-date']],
    ['throttled', [], []],
    ['no-such-entry', [], []],
  ])('%s', (id, onInvoice, onPayment) => {
    expect(runnableRemedies(id, 'invoice')).toEqual(onInvoice)
    expect(runnableRemedies(id, 'payment')).toEqual(onPayment)
  })

  it('each remedy that changes data can be run, or opens the form', () => {
    for (const { id, remedies } of guideEntries()) {
      const changing = remedies.filter(({ changesData, kind }) => changesData && kind !== 'add-line')
      expect(runnableRemedies(id, 'invoice').length >= changing.length, id).toBe(true)
    }
    expect(runnableRemedies(undefined, 'invoice')).toEqual([])
  })
})
