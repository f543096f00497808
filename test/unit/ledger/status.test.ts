import { describe, expect, it } from 'vitest'
import type { InvoiceStatus } from '../../../core/ledger/records.ts'
import { invoiceStatus, isOpen, overdueDays } from '../../../core/ledger/status.ts'
import { anInvoice } from './examples.ts'

describe('invoice status', () => {
  it.each<[string, Parameters<typeof anInvoice>[0], number, InvoiceStatus]>([
    ['nothing paid', {}, 100_000, 'open'],
    ['partly covered', {}, 1, 'partially-paid'],
    ['fully covered, whatever the method', {}, 0, 'paid'],
    ['covered more than once', {}, -500, 'paid'],
    ['over nothing', { total: 0 }, 0, 'paid'],
    ['voided', { voided: true, total: 0 }, 0, 'voided'],
    ['voided draft', { voided: true, draft: true }, 0, 'voided'],
    ['a draft', { draft: true }, 100_000, 'draft'],
    ['a draft over nothing', { draft: true, total: 0 }, 0, 'draft'],
    ['owing more than its total (a late fee there)', {}, 100_500, 'open'],
  ])('%s', (_, patch, balance, status) => expect(invoiceStatus(anInvoice(patch), balance)).toBe(status))

  it.each<[InvoiceStatus, string | undefined, string, number]>([
    ['open', '2026-05-31', '2026-05-31', 0],
    ['open', '2026-05-31', '2026-06-01', 1],
    ['partially-paid', '2026-05-31', '2026-07-01', 31],
    ['paid', '2026-05-31', '2026-07-01', 0],
    ['voided', '2026-05-31', '2026-07-01', 0],
    ['draft', '2026-05-31', '2026-07-01', 0],
    ['open', undefined, '2026-07-01', 0],
    ['open', '2026-08-01', '2026-07-01', 0],
  ])('%s, due %s, on %s: %i days overdue', (status, dueDate, today, days) =>
    expect(overdueDays(dueDate === undefined ? {} : { dueDate }, status, today)).toBe(days),
  )

  it('owes only while open or partially paid', () =>
    expect(
      (['draft', 'open', 'partially-paid', 'paid', 'voided'] as const).filter(status => isOpen(status)),
    ).toEqual(['open', 'partially-paid']))
})
