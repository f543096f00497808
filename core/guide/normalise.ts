import {
  APOSTROPHE,
  BLANK,
  CLOSING,
  END_MARK,
  ESCAPING,
  IGNORED,
  kindOf,
  LINE_END,
  OPENING,
  PUNCTUATION,
  plainKind,
  standsAlone,
  WORD,
} from './characters.ts'
import { type Escape, escapeAt } from './escapes.ts'

/** What parts a word from the one before it; the greatest of what stands between them. */
export const GLUED = 0
export const SOFT = 1
export const HARD = 2
export const STOP = 3

/**
 * A text as the matcher sees it: words only, in lower case, without accents, escapes undone. Offsets
 * are UTF-16 offsets of the text as given, so whatever is found can be shown where it stands.
 */
export interface Words {
  count: number
  /** 32-bit hash of each word. */
  hash: Int32Array
  start: Int32Array
  end: Int32Array
  /** GLUED, SOFT, HARD or STOP before each word; one more for what follows the last. */
  gap: Uint8Array
  /** 1 for a word inside `<…>`. */
  markup: Uint8Array
}

const LONGEST_TAG = 400
/** What is kept for the next text: about a megabyte of text; a larger one gets arrays of its own. */
const LARGEST_POOL = 1 << 18
const FNV_START = 0x811c9dc5 | 0
const FNV_PRIME = 0x01000193

let pool = makeWords(1 << 12)

/** Arrays for a text of about `room` words; they grow by themselves. */
export function makeWords(room: number): Words {
  return {
    count: 0,
    hash: new Int32Array(room),
    start: new Int32Array(room),
    end: new Int32Array(room),
    gap: new Uint8Array(room + 1),
    markup: new Uint8Array(room),
  }
}

function grown(old: Words): Words {
  const words = makeWords(old.hash.length * 2)
  words.hash.set(old.hash)
  words.start.set(old.start)
  words.end.set(old.end)
  words.gap.set(old.gap)
  words.markup.set(old.markup)
  return words
}

/**
 * Splits a text into words, in one pass. A change from lower case or digit to upper case parts words
 * too (`failedEmpty location`, as text of neighbouring elements reads when it is joined). The answer
 * is valid until the next call with the same `into`: its arrays are used again.
 */
export function splitWords(text: string, into: Words = pool): Words {
  let words = into
  const undone: Escape = { code: 0, end: 0 }
  const length = text.length
  let count = 0
  let gap = STOP
  let wordEnd = -1
  let lineEnds = 0
  let endMark = false
  let tagWord = -1
  let tagAt = 0

  for (let i = 0; i < length; ) {
    let c = text.charCodeAt(i)
    let next = i + 1
    let kind = kindOf(c)
    if (kind === ESCAPING) {
      kind = PUNCTUATION
      if (escapeAt(text, i, undone)) {
        c = undone.code
        next = undone.end
        kind = plainKind(c)
      }
    }

    if (kind >= WORD) {
      const start = i
      let hash = Math.imul(FNV_START ^ kind, FNV_PRIME)
      let last = c
      wordEnd = i = next
      while (!standsAlone(last) && i < length) {
        c = text.charCodeAt(i)
        kind = kindOf(c)
        next = i + 1
        // The common case by itself: a small letter or a digit.
        if (kind !== c || c < 48 || c > 127) {
          if (kind === ESCAPING && escapeAt(text, i, undone)) {
            c = undone.code
            next = undone.end
            kind = plainKind(c)
          }
          if (kind === IGNORED) {
            i = next
            continue
          }
          if (kind < WORD || standsAlone(c)) break
          if (c >= 65 && c <= 90 && ((last >= 97 && last <= 122) || (last >= 48 && last <= 57))) break
        }
        hash = Math.imul(hash ^ kind, FNV_PRIME)
        last = c
        wordEnd = i = next
      }
      if (count === words.hash.length) words = grown(words)
      words.hash[count] = hash
      words.start[count] = start
      words.end[count] = wordEnd
      words.gap[count] = gap
      words.markup[count] = 0
      count++
      gap = GLUED
      lineEnds = 0
      endMark = false
      continue
    }

    if (kind === BLANK) {
      if (endMark) gap = STOP
      else if (gap === GLUED) gap = SOFT
    } else if (kind === LINE_END) {
      lineEnds++
      if (endMark || lineEnds > 1) gap = STOP
      else if (gap < HARD) gap = HARD
    } else if (kind === APOSTROPHE) {
      // Inside a word it is an apostrophe, else a quotation mark.
      const inside = wordEnd === i && next < length && kindOf(text.charCodeAt(next)) >= WORD
      gap = Math.max(gap, inside ? SOFT : HARD)
    } else if (kind !== IGNORED) {
      if (gap < HARD) gap = HARD
      if (kind === END_MARK) endMark = true
      else if (kind === OPENING) {
        tagWord = startsTag(text, next) ? count : -1
        tagAt = i
      } else if (kind === CLOSING && tagWord >= 0) {
        if (i - tagAt < LONGEST_TAG) words.markup.fill(1, tagWord, count)
        tagWord = -1
      }
    }
    i = next
  }
  if (into === pool && words.hash.length <= LARGEST_POOL) pool = words
  words.count = count
  words.gap[count] = STOP
  return words
}

/** `<` opens a tag only right before a name, a slash or a mark of XML; `a < b` is a comparison. */
function startsTag(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  const escapedSlash = c === 92 && text.charCodeAt(at + 1) === 47
  return ((c | 32) >= 97 && (c | 32) <= 122) || c === 47 || c === 33 || c === 63 || escapedSlash
}

/** A stretch of the text as a person reads it: escapes undone, tags left out, blanks collapsed. */
export function readable(text: string, from: number, to: number): string {
  const undone: Escape = { code: 0, end: 0 }
  let out = ''
  let tag = false
  for (let i = from; i < to; ) {
    let code = text.charCodeAt(i)
    let next = i + 1
    if (kindOf(code) === ESCAPING && escapeAt(text, i, undone)) {
      code = undone.code
      next = undone.end
    }
    // A backslash that only guards the next character is not shown.
    const guard = text.charAt(next - 1) === '\\' && next > i && code === 32
    if (guard) code = 0xad
    if (code === 60 && startsTag(text, next)) tag = true
    else if (code === 62 && tag) tag = false
    else if (!tag && kindOf(code) !== IGNORED) {
      out += String.fromCodePoint(code > 0x10ffff ? 0xfffd : code)
    }
    i = next
  }
  return out.replace(/\s+/g, ' ').trim()
}
