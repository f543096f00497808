import type { Param } from './entry.ts'
import { GLUED, HARD, STOP, type Words } from './normalise.ts'
import { type Element, isGap, type Phrase } from './phrase.ts'
import { tailEnd } from './tail.ts'

/** A wording found: words `from` to `to` (exclusive), and the same as offsets of the text. */
export interface Hit {
  phrase: Phrase
  from: number
  to: number
  start: number
  end: number
  values: [name: Param, start: number, end: number][]
}

/** Wordings by their first two words, so that a text without any of them costs one look-up a word. */
export interface Index {
  /** One bit for each key, by its low 14 bits: most words of a text stop here. */
  sieve: Uint8Array
  byKey: Map<number, Phrase[]>
}

/** Counts the words compared: shows in tests that the work is linear, whatever the text. */
export interface Work {
  steps: number
}

const SIEVE = 1 << 14
const LONGEST_GAP = 20
const LONGEST_GAP_CHARS = 400
const LONGEST_MARKUP = 64

const pairKey = (first: number, second: number) => Math.imul(first, 0x9e3779b1) ^ second

export function buildIndex(phrases: readonly Phrase[]): Index {
  const sieve = new Uint8Array(SIEVE)
  const byKey = new Map<number, Phrase[]>()
  for (const phrase of phrases) {
    for (const key of new Set(keysOf(phrase.elements))) {
      sieve[key & (SIEVE - 1)] = 1
      const held = byKey.get(key)
      if (held) held.push(phrase)
      else byKey.set(key, [phrase])
    }
  }
  return { sieve, byKey }
}

function keysOf([first, second]: Element[]): number[] {
  if (!first || isGap(first)) return []
  const seconds =
    !second || isGap(second) ? [] : [...second.any, ...(second.parts ? second.parts.slice(0, 1) : [])]
  const keys = first.any.flatMap(word => (seconds.length ? seconds.map(next => pairKey(word, next)) : [word]))
  const [head, next] = first.parts ?? []
  if (head !== undefined && next !== undefined) keys.push(pairKey(head, next))
  return keys
}

/** Every wording of the index between the words `from` and `to`, in the order of the text. */
export function findPhrases(
  index: Index,
  text: string,
  words: Words,
  work: Work,
  from = 0,
  to = words.count,
): Hit[] {
  const hits: Hit[] = []
  const { hash, markup } = words
  const { sieve, byKey } = index
  let before = 0
  let beforeAt = -1
  for (let i = from; i < to; i++) {
    const word = hash[i] as number
    if (markup[i]) {
      // No sentence stands inside a tag, but a code may: `<Error code="6140">`.
      if (sieve[word & (SIEVE - 1)])
        tryAll(
          byKey.get(word)?.filter(phrase => phrase.weight === 1),
          i,
        )
      continue
    }
    work.steps++
    if (beforeAt >= 0 && word === before) {
      beforeAt = i
      continue
    }
    if (beforeAt >= 0) {
      const pair = pairKey(before, word)
      if (sieve[pair & (SIEVE - 1)]) tryAll(byKey.get(pair), beforeAt)
    }
    if (sieve[word & (SIEVE - 1)]) tryAll(byKey.get(word), i)
    before = word
    beforeAt = i
  }
  return hits

  function tryAll(phrases: Phrase[] | undefined, at: number) {
    if (!phrases) return
    for (const phrase of phrases) {
      const hit = matchAt(phrase, text, words, at, work)
      if (hit) hits.push(hit)
    }
  }
}

function matchAt(phrase: Phrase, text: string, words: Words, from: number, work: Work): Hit | undefined {
  if (phrase.startEdge && !isEdge(words, from) && !afterNumber(text, words, from)) return undefined
  const { elements } = phrase
  const values: Hit['values'] = []
  let at = from
  for (let i = 0; i < elements.length; ) {
    const element = elements[i] as Element
    if (!isGap(element)) {
      at = matchRun(elements, i, words, at, work)
      if (at < 0) return undefined
      while (i < elements.length && !isGap(elements[i] as Element)) i++
      continue
    }
    const gapFrom = at
    const start = words.end[at - 1] as number
    if (i === elements.length - 1) {
      const end = element.name ? tailEnd(text, start, element.name) : start
      if (element.name) values.push([element.name, start, end])
      while (at < words.count && (words.end[at] as number) <= end) at++
      return { phrase, from, to: at, start: words.start[from] as number, end, values }
    }
    let after = -1
    while (at <= words.count && at - gapFrom <= LONGEST_GAP) {
      if (at < words.count && (words.start[at] as number) - start > LONGEST_GAP_CHARS) return undefined
      work.steps++
      if (takes(elements[i + 1] as Element, words.hash, at, words.count)) {
        after = matchRun(elements, i + 1, words, at, work)
        if (after >= 0) break
      }
      // A value ends with its sentence; `*` may run on.
      if (element.name && at > gapFrom && words.gap[at] === STOP) return undefined
      at++
    }
    if (after < 0) return undefined
    if (element.name) values.push([element.name, start, words.start[at] as number])
    i++
  }
  if (phrase.endEdge && !isEdge(words, at)) return undefined
  return {
    phrase,
    from,
    to: at,
    start: words.start[from] as number,
    end: words.end[at - 1] as number,
    values,
  }
}

/** Literal words up to the next gap; the word after them, or -1. Tags between them and a word said twice are passed over. */
function matchRun(elements: Element[], first: number, words: Words, from: number, work: Work): number {
  const { hash, markup, count } = words
  let at = from
  for (let i = first; i < elements.length; i++) {
    const element = elements[i] as Element
    if (isGap(element)) break
    // The first word was looked up by itself, and may be a code in a tag.
    for (let skipped = 0; i > 0 && at < count && markup[at] && skipped < LONGEST_MARKUP; skipped++) at++
    let taken = takes(element, hash, at, count)
    if (!taken && i > first && at < count && hash[at] === hash[at - 1])
      taken = takes(element, hash, ++at, count)
    work.steps++
    if (!taken) return -1
    at += taken
  }
  return at
}

function takes(element: Element, hash: Int32Array, at: number, count: number): number {
  if (isGap(element) || at >= count) return 0
  if (element.any.includes(hash[at] as number)) return 1
  const { parts } = element
  if (!parts || at + parts.length > count) return 0
  return parts.every((part, k) => hash[at + k] === part) ? parts.length : 0
}

/** `BL03000018 Missing unit`, `INV-7 Customer is on hold`: a code or number goes before the sentence. */
function afterNumber(text: string, words: Words, at: number): boolean {
  return at > 0 && /\d/.test(text.charAt((words.end[at - 1] as number) - 1))
}

/** Is there a mark, a line end or glued text before word `at`, or the end of the text? */
export function isEdge(words: Words, at: number): boolean {
  const gap = words.gap[at] as number
  return gap >= HARD || gap === GLUED
}
