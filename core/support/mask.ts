import { isKnownWord } from './vocabulary.ts'

/** In the place of a word that could be anybody's. */
const GONE = '…'
const LONGEST = 400

/**
 * A sentence of an error with all that could be of a company taken out of it: only known words stay, every
 * digit and every other sign goes. `HTTP 503` stays, since it says what the server did.
 */
export function maskSentence(text: string): string {
  const status = /\bHTTP ([1-5]\d\d)\b/.exec(text)?.[1]
  const words = text
    .slice(0, LONGEST)
    .split(/[^\p{L}\p{N}\p{M}_]+/u)
    .filter(Boolean)
    .map(word => (isKnownWord(word) ? word.toLowerCase() : GONE))
  const kept = words.filter((word, n) => word !== GONE || words[n - 1] !== GONE)
  return `${kept.join(' ')}${status ? ` (HTTP ${status})` : ''}`.trim()
}

/** The parts of a name that a program gave: `invoiceNumber-input_12` is invoice, Number, input, 12. */
const parts = (name: string): string[] =>
  name.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+|[^\p{L}\p{N}]+|\p{L}+/gu) ?? []

/**
 * An id, a class, a hook as a program named it: digits are `#`, known words stay, others are shown by their
 * length alone.
 */
export function maskName(name: string): string {
  return parts(name.slice(0, 80))
    .map(part => {
      if (/^\p{N}+$/u.test(part)) return '#'
      if (/^[-_:.]+$/.test(part)) return part.slice(0, 2)
      if (!/\p{L}/u.test(part)) return '·'
      return isKnownWord(part) ? part : `w${part.length}`
    })
    .join('')
}

/** What a text is made of, without it: `text 12 (letters, digits)`. */
export function shapeOf(text: string): string {
  const bare = text.trim()
  const kinds = [
    /\p{L}/u.test(bare) && 'letters',
    /\p{N}/u.test(bare) && 'digits',
    /\p{Sc}/u.test(bare) && 'currency',
    /[^\p{L}\p{N}\p{Sc}\s]/u.test(bare) && 'signs',
  ].filter(Boolean)
  return `text ${bare.length}${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}`
}
