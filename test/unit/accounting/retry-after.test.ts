// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { retryAfter } from '../../../core/accounting/retry-after.ts'

const now = Date.parse('2026-11-20T12:00:00Z')

describe('retryAfter', () => {
  it.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['soon', undefined],
    ['60', 60_000],
    [' 1.5 ', 1_500],
    ['0', 0],
    ['Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['99999999', 86_400_000],
  ])('%j means %j ms', (value, expected) => {
    const headers = new Headers(value === undefined ? {} : { 'Retry-After': value })
    expect(retryAfter(headers, now)).toBe(expected)
  })
})
