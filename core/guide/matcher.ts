import type { CatalogueEntry } from './catalogue-entry.ts'
import { codesOf, isErrorCode, refineByElement, sameForm } from './codes.ts'
import type { GuideMatch, MatchHint } from './entry.ts'
import { buildIndex, findPhrases, type Hit, type Index, type Work } from './find.ts'
import { splitWords, type Words } from './normalise.ts'
import { paramsOf } from './params.ts'
import { compilePhrase, type Phrase } from './phrase.ts'
import { type Occurrence, resolve } from './resolve.ts'

/** What a set of entries is looked up by. Built once. */
export interface Catalogue {
  entries: readonly CatalogueEntry[]
  index: Index
  codes: Map<string, number>
  /** Bare numbers among the wordings, with their digits: they need an error's surroundings. */
  numbers: Map<Phrase, string>
  /** Wordings that are a code. */
  codePhrases: Set<Phrase>
}

/** No page shows more; a hostile one could make us judge forever. */
const MOST_OCCURRENCES = 1000

export function buildCatalogue(entries: readonly CatalogueEntry[]): Catalogue {
  const phrases: Phrase[] = []
  const numbers = new Map<Phrase, string>()
  const codePhrases = new Set<Phrase>()
  entries.forEach((entry, owner) => {
    for (const source of entry.phrases) phrases.push(compilePhrase(source, owner))
    for (const code of entry.codes ?? []) {
      const forms = /^\d+$/.test(code) ? [code, code.padStart(6, '0')] : [code]
      for (const form of forms) {
        const phrase = compilePhrase(`~${form}`, owner)
        if (forms.length > 1) numbers.set(phrase, code)
        codePhrases.add(phrase)
        phrases.push(phrase)
      }
    }
  })
  return { entries, index: buildIndex(phrases), codes: codesOf(entries), numbers, codePhrases }
}

/** Does the text only talk about the error that was found in it? */
export type TalkFilter = (
  text: string,
  words: Words,
  found: Occurrence & { concrete: boolean },
  work: Work,
) => boolean

/** Finds the errors of one catalogue in a text. Never throws; the work is linear in the text's length. */
export function matchIn(
  catalogue: Catalogue,
  text: string,
  hint: MatchHint = {},
  isTalk: TalkFilter,
  work: Work = { steps: 0 },
): GuideMatch[] {
  const words = splitWords(text)
  const hits = findPhrases(catalogue.index, text, words, work).filter(hit =>
    isLive(catalogue, text, words, hit),
  )
  const found =
    hits.length > 0
      ? resolve(
          text,
          words,
          hits.map(hit => occurrence(catalogue, hit)),
        )
      : []
  const hinted = hintedEntry(catalogue, hint)
  const matches: [Occurrence, GuideMatch][] = []
  for (const one of found.slice(0, MOST_OCCURRENCES)) {
    const params = paramsOf(text, one.hits)
    // Field and type names are the vendor's own; a number or a name is this failure's.
    const concrete = Object.keys(params).some(name => name !== 'field' && name !== 'txnType')
    // A code that came with the text says that the failure is real.
    if (!hint.code && isTalk(text, words, { ...one, concrete }, work)) continue
    const id = idOf(catalogue, one, hinted)
    const exact = one.exact && id === catalogue.entries[one.owner]?.id
    matches.push([one, { id, params, span: spanOf(text, one), confidence: exact ? 'exact' : 'likely' }])
  }
  if (matches.length === 0 && hinted !== undefined)
    return [{ id: hinted, params: {}, span: trimmed(text), confidence: 'likely' }]
  return best(catalogue, matches)
}

function isLive(catalogue: Catalogue, text: string, words: Words, hit: Hit): boolean {
  const digits = catalogue.numbers.get(hit.phrase)
  return digits === undefined || isErrorCode(text, words, hit.from, digits)
}

function occurrence(catalogue: Catalogue, hit: Hit): Occurrence {
  const { phrase, from, to, start, end } = hit
  const code = catalogue.codePhrases.has(phrase)
  const wrapper = catalogue.entries[phrase.owner]?.wrapper === true
  const yields = code || wrapper || !phrase.exact || phrase.headline
  const { owner, weight, exact } = phrase
  return {
    owner,
    hits: [hit],
    from,
    to,
    start,
    end,
    weight: code ? 0 : weight,
    exact,
    yields,
    code,
    wrapper,
    headed: false,
  }
}

/** The entry that the code of a failed call names, which its element may narrow down. */
function hintedEntry(catalogue: Catalogue, hint: MatchHint): string | undefined {
  if (!hint.code) return undefined
  const code = sameForm(hint.code)
  const owner = catalogue.codes.get(code)
  const entry = owner === undefined ? undefined : catalogue.entries[owner]
  return entry && refineByElement(entry.id, code, hint.element)
}

/** Where the text gives only a headline, the code with its element knows better. */
function idOf(catalogue: Catalogue, one: Occurrence, hinted: string | undefined): string {
  const id = catalogue.entries[one.owner]?.id ?? ''
  return hinted !== undefined && one.yields ? hinted : id
}

/** The sentence with its closing mark. */
function spanOf(text: string, one: Occurrence): [number, number] {
  const mark = /[.!]/.test(text.charAt(one.end)) && !/\w/.test(text.charAt(one.end + 1))
  return [one.start, mark ? one.end + 1 : one.end]
}

function trimmed(text: string): [number, number] {
  const start = text.length - text.trimStart().length
  return [Math.min(start, text.trimEnd().length), text.trimEnd().length]
}

/** Exact before likely, documented before vendor, then in the order of the text. */
function best(catalogue: Catalogue, matches: [Occurrence, GuideMatch][]): GuideMatch[] {
  const order = ([one, match]: [Occurrence, GuideMatch]) =>
    (match.confidence === 'exact' ? 0 : 2) + (catalogue.entries[one.owner]?.source === 'vendor' ? 1 : 0)
  return matches.sort((a, b) => order(a) - order(b) || a[0].start - b[0].start).map(([, match]) => match)
}
