import { describe, expect, it } from 'vitest'
import { newOurKey, ourKeyIn } from '../../../core/accounting/our-key.ts'

describe('our key', () => {
  it('fits a QuickBooks reference, is no GUID, and is another each time', () => {
    const keys = Array.from({ length: 200 }, newOurKey)
    expect(new Set(keys).size).toBe(200)
    for (const key of keys) {
      expect(key.length).toBeLessThanOrEqual(21)
      expect(key.split('-')).toHaveLength(2)
      expect(ourKeyIn(key)).toBe(key)
    }
  })

  it.each<[string, (string | null | undefined)[], string | undefined]>([
    ['in a reference', ['ARC-0123456789ABCDEF'], 'ARC-0123456789ABCDEF'],
    [
      'in a note with words around',
      [null, 'AR Companion ARC-0123456789ABCDEF, thanks'],
      'ARC-0123456789ABCDEF',
    ],
    ['the first of two', ['ARC-0000000000000000', 'ARC-1111111111111111'], 'ARC-0000000000000000'],
    ['none in a check number', ['1043', undefined], undefined],
    ['none when too short', ['ARC-0123456789ABCDE'], undefined],
    ['none when too long', ['ARC-0123456789ABCDEF0'], undefined],
    ['none inside another word', ['XARC-0123456789ABCDEF'], undefined],
    ['none with letters we do not use', ['ARC-0123456789ABCDEI'], undefined],
  ])('is found %s', (_case, texts, expected) => {
    expect(ourKeyIn(...texts)).toBe(expected)
  })
})
