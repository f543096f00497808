import type { Param } from './entry.ts'
import { makeWords, splitWords } from './normalise.ts'

/**
 * The notation of wordings. Words stand for themselves; case, punctuation and blanks do not matter.
 *   {itemName}    a value, kept under that name; at the end of a wording it runs to the end of the sentence
 *   *             some words
 *   a|b           either word
 *   CustomerRef   matches `CustomerRef`, `customerref` and `customer ref`
 *   ^ … and … $   must begin, must end at a mark or a line, not inside running prose
 *   ~ …           a fragment: it may be this error
 *   < …           a headline: complete, but gives way to a cause named right beside it
 */
export interface Phrase {
  owner: number
  elements: Element[]
  /** Number of literal words: the more, the more specific. */
  weight: number
  exact: boolean
  headline: boolean
  startEdge: boolean
  endEdge: boolean
}

export type Element = WordElement | GapElement

interface WordElement {
  /** Hashes of the words that may stand here. */
  any: number[]
  /** The same as separate words, for a compound such as `CustomerRef`. */
  parts?: number[]
}

export interface GapElement {
  gap: true
  name?: Param
}

export function isGap(element: Element): element is GapElement {
  return 'gap' in element
}

// Arrays of its own: wordings may be compiled while a text is being matched.
const scratch = makeWords(256)

/** Hashes of the words of a text. */
export function hashes(text: string): number[] {
  const words = splitWords(text, scratch)
  return Array.from(words.hash.subarray(0, words.count))
}

/** Reads one wording. `owner` is the index of the entry it belongs to. */
export function compilePhrase(source: string, owner: number): Phrase {
  const elements: Element[] = []
  let weight = 0
  const bare = source.replace(/^[~<^]+|\$$/g, '')
  for (const chunk of bare.split(/\s+/)) {
    const name = /^\{(\w+)\}$/.exec(chunk)?.[1]
    if (name) elements.push({ gap: true, name: name as Param })
    else if (/^\*+$/.test(chunk)) elements.push({ gap: true })
    else {
      const words = wordElements(chunk)
      elements.push(...words)
      weight += words.length
    }
  }
  return {
    owner,
    elements,
    weight,
    exact: !/^[<^]*~/.test(source),
    headline: /^[~^]*</.test(source),
    startEdge: /^[~<]*\^/.test(source),
    endEdge: source.endsWith('$'),
  }
}

function wordElements(chunk: string): WordElement[] {
  if (chunk.includes('|')) return [{ any: chunk.split('|').flatMap(hashes) }]
  const parts = hashes(chunk)
  // A change of case inside the chunk means a compound; a hyphen or the like means separate words.
  if (parts.length > 1 && /^\w+$/.test(chunk) && !chunk.includes('_')) {
    return [{ any: hashes(chunk.toLowerCase()), parts }]
  }
  return parts.map(hash => ({ any: [hash] }))
}
