import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { matchErrors } from '../../../core/guide/index.ts'
import { makeWords, readable, splitWords } from '../../../core/guide/normalise.ts'
import { SAMPLES } from './samples.ts'

// Thousands of runs on a machine that does much else.
vi.setConfig({ testTimeout: 60_000 })

const sentences = Object.values(SAMPLES).flatMap(samples => samples.examples)
const pieces = sentences.flatMap(sentence => sentence.split(/(?<= )/))

/** Texts made of halves of real sentences, escapes and anything else. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.constantFrom('\\', '&', '%', '&amp;', '\\u00', '%25', '<', '</', '>', '"', '{', '}', '\n', '\u200b'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 60 },
  )
  .map(parts => parts.join(''))

const hints = fc.record(
  { code: fc.oneof(fc.constantFrom('6140', '2020', '2500', ''), fc.string()), element: fc.string() },
  { requiredKeys: [] },
)

test('never throws; spans lie within the text, in order, and do not overlap', () => {
  fc.assert(
    fc.property(hostile, hints, (text, hint) => {
      const matches = matchErrors(text, hint)
      for (const { span, params } of matches) {
        expect(span[0]).toBeGreaterThanOrEqual(0)
        expect(span[1]).toBeGreaterThanOrEqual(span[0])
        expect(span[1]).toBeLessThanOrEqual(text.length)
        for (const value of Object.values(params)) {
          expect(value.length).toBeGreaterThan(0)
          expect(value.length).toBeLessThanOrEqual(100)
        }
      }
      const spans = matches.map(match => match.span).sort((a, b) => a[0] - b[0])
      for (let i = 1; i < spans.length; i++) {
        expect(spans[i]?.[0]).toBeGreaterThanOrEqual(spans[i - 1]?.[1] ?? 0)
      }
    }),
    { numRuns: 2000 },
  )
})

describe('a documented sentence in any noise is found where it stands', () => {
  const documented = [
    ['empty-location', 'Empty location is invalid; A valid Multi-Entity location must be specified'],
    ['item-not-found', 'Item ID: WIDGET-01 is not found'],
    ['line-items-required', 'Line items At least 1 line item is required'],
    ['invalid-object-id', 'The given object ID "8000-12" in the field "list id" is invalid'],
    ['customer-ref-required', 'CustomerRef is required: CustomerRef is missing in the request'],
    [
      'invalid-reference-item',
      'Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore Widget (deleted)',
    ],
    [
      'duplicate-document-number',
      'You must specify a different number. This number has already been used. DocNumber=1043 is assigned to TxnType=Invoice with TxnId=145',
    ],
    [
      'account-period-closed',
      'The account period has closed and the account books cannot be updated through the QBO Services API',
    ],
  ] as const
  // Letters that form no English word, so that the noise neither explains nor completes the sentence.
  const word = fc.string({ unit: fc.constantFrom(...'bcdfgjkqvxzéß漢0'), minLength: 1, maxLength: 9 })
  const noise = fc.array(word, { maxLength: 40 }).map(words => words.join(' '))

  test.each(documented)('%s', (id, sentence) => {
    fc.assert(
      fc.property(noise, noise, fc.constantFrom('. ', '\n', ' | ', '" '), (before, after, mark) => {
        const text = `${before}${mark}${sentence}${mark}${after}`
        const [match, ...rest] = matchErrors(text)
        expect(rest).toEqual([])
        expect(match?.id).toBe(id)
        const start = before.length + mark.length
        const end = start + sentence.length
        expect(match?.span[0]).toBe(start)
        expect([end, end + 1]).toContain(match?.span[1])
      }),
    )
  })
})

test('the offset map is monotone: words stand in the order of the text and do not overlap', () => {
  fc.assert(
    fc.property(hostile, text => {
      const words = splitWords(text, makeWords(4))
      let before = 0
      for (let i = 0; i < words.count; i++) {
        expect(words.start[i]).toBeGreaterThanOrEqual(before)
        expect(words.end[i]).toBeGreaterThan(words.start[i] ?? 0)
        before = words.end[i] ?? 0
      }
      expect(before).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 2000 },
  )
})

test('a stretch read for people holds no line break and never grows', () => {
  fc.assert(
    fc.property(hostile, text => {
      const plain = readable(text, 0, text.length)
      expect(plain).not.toMatch(/[\n\r]/)
      expect(plain.length).toBeLessThanOrEqual(text.length)
    }),
  )
})
