import type { Hit } from './find.ts'
import { STOP, type Words } from './normalise.ts'
import { hashes } from './phrase.ts'

/** Hits that are one occurrence of one error. */
export interface Occurrence {
  owner: number
  hits: Hit[]
  from: number
  to: number
  start: number
  end: number
  weight: number
  exact: boolean
  /** A fragment, a headline, a code or a wrapper: gives way to a better one beside it. */
  yields: boolean
  code: boolean
  wrapper: boolean
  /** The headline of the same fault went before it and was left out for it. */
  headed: boolean
}

/** What stands between two halves of one fault: keys, labels, codes. */
const LABELS: ReadonlySet<number> = new Set(
  hashes(
    'message msg detail details description description1 description2 desc error errors code type element errormessage errordetail errorcode faultcode null more text reason error_description correction errorno validationfault fault id status 400 at',
  ),
)
const SECOND_HALF: ReadonlySet<number> = new Set(hashes('detail details description2 more errordetail'))
const MOST_LABELS = 8
const LONGEST_LEAD = 14
const NEAR_A_CODE = 400
const NEAR_A_WRAPPER = 700

/** One occurrence for each error in the text, in its order: overlaps go to the more specific, halves are joined. */
export function resolve(text: string, words: Words, found: readonly Occurrence[]): Occurrence[] {
  const sorted = [...found].sort((a, b) => a.from - b.from || b.to - a.to)
  return dropWrappers(dropCodes(join(text, words, withoutOverlaps(sorted))))
}

function withoutOverlaps(sorted: Occurrence[]): Occurrence[] {
  const kept: Occurrence[] = []
  for (const next of sorted) {
    const last = kept[kept.length - 1]
    if (!last || next.start >= last.end) kept.push(next)
    else if (next.owner === last.owner) merge(last, next)
    else if (rank(next) > rank(last)) kept[kept.length - 1] = next
  }
  return kept
}

const rank = (o: Occurrence) => o.weight * 4 + (o.yields ? 0 : 2) + (o.exact ? 1 : 0)

function join(text: string, words: Words, sorted: Occurrence[]): Occurrence[] {
  const joined: Occurrence[] = []
  for (const next of sorted) {
    const last = joined[joined.length - 1]
    const between = last ? betweenHalves(text, words, last, next) : undefined
    if (!last || !between) joined.push(next)
    else if (last.owner === next.owner && (between === 'labelled' || !repeats(last, next))) merge(last, next)
    else if (last.owner !== next.owner && last.yields && !next.yields) {
      next.headed = !last.code
      joined[joined.length - 1] = next
    } else if (last.owner === next.owner || last.yields || !next.yields) joined.push(next)
    // Else the next is the headline or code of what was just found: nothing of its own.
  }
  return joined
}

/** Are two hits halves of one fault? `labelled`: the second says that it is the detail of the first. */
function betweenHalves(
  text: string,
  words: Words,
  last: Occurrence,
  next: Occurrence,
): 'plain' | 'labelled' | undefined {
  let labels = 0
  let lead = 0
  let labelled = sameObject(text, last, next)
  if (labelled) return 'labelled'
  // `Business Validation Error: when you use …, you must …`: the cause comes later in the sentence.
  const headline = last.exact && last.yields && !last.wrapper && words.gap[next.from] !== STOP
  for (let i = last.to; i < next.from; i++) {
    if (words.markup[i]) continue
    if (headline && words.gap[i] !== STOP && ++lead <= LONGEST_LEAD) continue
    if (++labels > MOST_LABELS) return undefined
    const word = words.hash[i] as number
    const number = /^\d{1,6}$/.test(text.slice(words.start[i], words.end[i]))
    if (!LABELS.has(word) && !number) return undefined
    labelled ||= SECOND_HALF.has(word)
  }
  const gap = text.slice(last.end, Math.min(next.start, last.end + NEAR_A_CODE))
  if (next.start - last.end > NEAR_A_CODE || /\}|<\\?\/error>|&lt;\/error/i.test(gap)) return undefined
  if (/<\\?\/?(?:detail|description2)\b|&lt;(?:detail|description2)\b/i.test(gap)) labelled = true
  return labelled ? 'labelled' : 'plain'
}

/** In one JSON object the message, its id and its detail name the same failure. */
function sameObject(text: string, last: Occurrence, next: Occurrence): boolean {
  if (last.owner !== next.owner || next.start - last.end > NEAR_A_CODE) return false
  const gap = text.slice(last.end, next.start)
  const quote = gap.indexOf('"')
  return quote >= 0 && !/[}\n]/.test(gap) && !gap.slice(0, quote).includes('{')
}

const repeats = (last: Occurrence, next: Occurrence) =>
  next.hits.some(hit => hit.phrase.exact && last.hits.some(held => held.phrase === hit.phrase))

function merge(into: Occurrence, next: Occurrence) {
  // A shorter wording inside a longer one reads its values wrongly: `Item ID: is not found`.
  if (next.end > into.end || next.weight >= into.weight) into.hits.push(...next.hits)
  into.to = Math.max(into.to, next.to)
  into.end = Math.max(into.end, next.end)
  into.weight = Math.max(into.weight, next.weight)
  into.exact ||= next.exact
  into.yields &&= next.yields
  // The sentence, not its code, is what the span shows.
  if (into.code && !next.code) Object.assign(into, { from: next.from, start: next.start })
  into.code &&= next.code
}

/** A code beside a sentence is that sentence's code. */
function dropCodes(sorted: Occurrence[]): Occurrence[] {
  return sorted.filter((o, i) => {
    if (!o.code) return true
    const near = (other: Occurrence | undefined) =>
      other &&
      !other.code &&
      (!other.wrapper || o.wrapper) &&
      Math.max(other.start - o.end, o.start - other.end) < NEAR_A_CODE
    return !near(neighbour(sorted, i, -1)) && !near(neighbour(sorted, i, 1))
  })
}

function neighbour(sorted: Occurrence[], at: number, step: 1 | -1): Occurrence | undefined {
  for (let i = at + step, seen = 0; seen < 4; i += step, seen++) {
    const other = sorted[i]
    if (!other?.code) return other
  }
  return undefined
}

function dropWrappers(sorted: Occurrence[]): Occurrence[] {
  let causeEnd = Number.NEGATIVE_INFINITY
  const after = sorted.map(() => Number.POSITIVE_INFINITY)
  let causeStart = Number.POSITIVE_INFINITY
  for (let i = sorted.length - 1; i >= 0; i--) {
    after[i] = causeStart
    const o = sorted[i] as Occurrence
    if (!o.wrapper) causeStart = o.start
  }
  return sorted.filter((o, i) => {
    if (!o.wrapper) {
      causeEnd = o.end
      return true
    }
    const kept = o.start - causeEnd > NEAR_A_WRAPPER && (after[i] as number) - o.end > NEAR_A_WRAPPER
    // Of several wrappers around nothing, the first speaks.
    if (kept) causeEnd = o.end
    return kept
  })
}
