import { describe, expect, it } from 'vitest'
import { type MissingReason, missingReason } from '../../../core/ledger/missing.ts'
import type { Invoice } from '../../../core/ledger/records.ts'
import { anInvoice } from './examples.ts'

const archived = anInvoice({ id: '1', archivedAt: '2026-01-01T00:00:00Z' })
const skipped = anInvoice({ id: '2', skippedFor: '9' })

describe('a missing invoice', () => {
  it.each<[string, Invoice[], boolean, boolean, MissingReason | null, string | undefined]>([
    ['listed', [anInvoice()], false, false, null, undefined],
    [
      'listed beside an archived and a skipped one',
      [archived, skipped, anInvoice()],
      true,
      true,
      null,
      undefined,
    ],
    ['archived', [archived], false, false, 'archived', '1'],
    ['archived and skipped', [skipped, archived], true, true, 'archived', '1'],
    ['skipped', [skipped], false, false, 'skipped', '2'],
    ['deleted at a check', [], true, false, 'deleted', undefined],
    ['deleted, while importing', [], true, true, 'deleted', undefined],
    ['the first import is under way', [], false, true, 'importing', undefined],
    ['never imported', [], false, false, 'not-imported', undefined],
  ])('%s', (_, stored, tombstone, importing, reason, id) => {
    const answer = missingReason({ stored, tombstone, importing })
    expect(answer?.reason ?? null).toBe(reason)
    expect(answer?.invoice?.id).toBe(id)
  })
})
