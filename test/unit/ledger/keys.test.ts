import { describe, expect, it } from 'vitest'
import { isOurKey, keyIn, newKey } from '../../../core/ledger/keys.ts'

describe('our key', () => {
  it('fits every field it travels in, is known again, and does not repeat', () => {
    const keys = Array.from({ length: 500 }, () => newKey())
    for (const key of keys) {
      expect(key.length).toBeLessThanOrEqual(21)
      expect(isOurKey(key)).toBe(true)
    }
    expect(new Set(keys).size).toBe(500)
  })

  it('uses every sign of its alphabet, from the bytes given', () =>
    expect(newKey(bytes => bytes.map((_, index) => index * 37))).toBe('ARC-05AFMSY38DJQW16B'))

  const key = 'ARC-05AFMSZ49EKRY38D'
  it.each<[string, (string | undefined | null)[], string | undefined]>([
    ['alone', [key], key],
    ['in a memo', [`Paid by AR Companion (${key}).`], key],
    ['in the second text', [undefined, null, 'check 12', `x ${key}`], key],
    ['first of two', [`${key} ARC-11AFMSZ49EKRY38D`], key],
    ['nowhere', ['ARC-123'], undefined],
    ['too long', [`${key}0`], undefined],
    ['inside a word', [`x${key}`], undefined],
    ['with a letter that we never use', ['ARC-O5AFMSZ49EKRY38D'], undefined],
    ['in lower case', [key.toLowerCase()], undefined],
  ])('%s', (_, texts, found) => expect(keyIn(...texts)).toBe(found))

  it('is nothing else', () => expect(isOurKey(`${key} `)).toBe(false))
})
