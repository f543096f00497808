import { expect, test } from 'vitest'
import { CATALOGUE } from '../../../core/guide/catalogue/registry.ts'
import type { Work } from '../../../core/guide/find.ts'
import { buildCatalogue, matchIn } from '../../../core/guide/matcher.ts'
import { isTalk } from '../../../core/guide/negatives.ts'

const catalogue = buildCatalogue(CATALOGUE)

function steps(text: string): number {
  const work: Work = { steps: 0 }
  matchIn(catalogue, text, {}, isTalk, work)
  return work.steps
}

const fill = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Beginnings that never end, gaps that never close, and sentences without number. */
const HOSTILE = [
  'Duplicate Document Number ',
  'DocNumber=',
  'DocNumber=1 is assigned to TxnType=',
  'Item ID: ',
  'Item ID: a b c d e f g h i j k l m n o p q r s t u v ',
  'the the the given object ID ',
  'Invalid Reference Id : ',
  'Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore ',
  'Another customer with the given value(s) Another ',
  'Empty location is invalid <b><i><u><b><i><u>',
  '<a b c d e f ',
  'error code 6140 ',
  'Missing unit. ',
  '&amp;amp;amp;',
  '\\\\\\\\',
  '%252525',
  'a',
  ' ',
]

// The work is counted, not timed; the time allowed is for a machine that does much else.
test.each(HOSTILE)(
  'a megabyte of %j costs no more for each character than ten kilobytes do',
  { timeout: 60_000 },
  piece => {
    const small = steps(fill(piece, 10_000))
    const large = steps(fill(piece, 1_000_000))
    expect(large).toBeLessThan(Math.max(small, 1000) * 100 * 1.2)
    // Never more than a few look-ups for each character.
    expect(large).toBeLessThan(1_000_000 * 8)
  },
)

test('a text of noise costs one look-up for each word', () => {
  const words = 20_000
  const text = Array.from({ length: words }, (_, i) => `word${i}`).join(' ')
  expect(steps(text)).toBe(words)
})

test('a text with thousands of errors still answers', () => {
  const text = 'INV-1 failed: The account period has closed.\n'.repeat(5000)
  expect(matchIn(catalogue, text, {}, isTalk)).toHaveLength(1000)
})
