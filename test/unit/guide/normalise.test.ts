import { describe, expect, test } from 'vitest'
import { GLUED, HARD, makeWords, readable, SOFT, STOP, splitWords } from '../../../core/guide/normalise.ts'
import { hashes } from '../../../core/guide/phrase.ts'

/** The words of a text as stretches of it. */
function stretches(text: string): string[] {
  const words = splitWords(text, makeWords(4))
  return Array.from({ length: words.count }, (_, i) => text.slice(words.start[i], words.end[i]))
}

function gaps(text: string): number[] {
  const words = splitWords(text, makeWords(4))
  return Array.from(words.gap.subarray(0, words.count + 1))
}

const same = hashes('invalid reference id')

describe('the same words', () => {
  test.each([
    'Invalid Reference Id',
    'INVALID  reference\u00a0ID',
    'Invalid\nReference\r\n\tId',
    'Invalid\\nReference\\tId',
    'Invalid\\\\nReference\\\\nId',
    '\\u0049nvalid\\u0020Reference\\u0020Id',
    'Invalid&nbsp;Reference&#32;Id',
    'Invalid&amp;nbsp;Reference&amp;amp;#x20;Id',
    '&#73;nvalid Reference &#x49;d',
    'Invalid%20Reference%20Id',
    'Invalid%2520Reference%2520Id',
    'In\u200bvalid Re\u00adference I\u2060d',
    'Ínvalid Réference I\u0301d',
    'Ｉｎｖａｌｉｄ Reference Id',
    'InvalidReferenceId',
    '“Invalid” ‘Reference’ «Id»',
    'Invalid-Reference_Id',
  ])('%s', text => {
    expect(hashes(text)).toEqual(same)
  })
})

test('words keep the offsets of the text as given', () => {
  expect(stretches('a&quot;b\\u0041c <d>')).toEqual(['a', 'b', '\\u0041c', 'd'])
  expect(stretches('Dup\u00adlicate   Num\u200bber')).toEqual(['Dup\u00adlicate', 'Num\u200bber'])
  expect(stretches('failedEmpty 42Next ABCdef')).toEqual(['failed', 'Empty', '42', 'Next', 'ABCdef'])
  expect(stretches('請求書 12')).toEqual(['請', '求', '書', '12'])
})

test('what stands between words is told apart', () => {
  expect(gaps('a b')).toEqual([STOP, SOFT, STOP])
  expect(gaps('a: b')).toEqual([STOP, HARD, STOP])
  expect(gaps('a. b')).toEqual([STOP, STOP, STOP])
  expect(gaps('1.5')).toEqual([STOP, HARD, STOP])
  expect(gaps("doesn't 'x'")).toEqual([STOP, SOFT, HARD, STOP])
  expect(gaps('a\nb\n\nc')).toEqual([STOP, HARD, STOP, STOP])
  expect(gaps('aB')).toEqual([STOP, GLUED, STOP])
})

test('words inside a tag are marked, a comparison is none', () => {
  const marked = (text: string) => {
    const words = splitWords(text, makeWords(4))
    return Array.from(words.markup.subarray(0, words.count))
  }
  expect(marked('x <b class="y">z</b>')).toEqual([0, 1, 1, 1, 0, 1])
  expect(marked('x &lt;b&gt;z\\u003c/b\\u003e')).toEqual([0, 1, 0, 1])
  expect(marked('a < b and c > d')).toEqual([0, 0, 0, 0, 0])
  expect(marked(`<b ${'x '.repeat(300)}> y`).every(mark => mark === 0)).toBe(true)
})

test('a stretch reads as a person would see it', () => {
  const read = (text: string) => readable(text, 0, text.length)
  expect(read('Lawn &amp;amp; Garden')).toBe('Lawn & Garden')
  expect(read('3/4\\" <b>hose</b>\\n')).toBe('3/4" hose')
  expect(read('a\u200bb&#128512;')).toBe('ab😀')
  expect(read('&#9999999;')).toBe('\ufffd')
})
