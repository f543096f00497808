import { buildIndex, findPhrases, type Hit, type Index, isEdge, type Work } from './find.ts'
import { SOFT, STOP, type Words } from './normalise.ts'
import { compilePhrase, hashes } from './phrase.ts'

/*
 * Help articles, settings, release notes and success notices talk about errors in the errors' own
 * words. What gives them away stands around the words: questions and conditions before, an explanation
 * after, headings such as "Solution". Each cue adds to a score; what speaks of a live failure takes off.
 */

const KINDS = [
  'before',
  'perhaps',
  'opening',
  'adjacent',
  'predicate',
  'explains',
  'heading',
  'document',
  'settled',
  'live',
] as const
type Kind = (typeof KINDS)[number]

/** Phrases in the notation of phrase.ts, by what they tell. */
const CUES: Record<Kind, string> = {
  // Before the error, in its sentence: a question, a condition, a habit, a person who tells of it.
  before:
    'how to|do|can|should|would, why am|do|does|did|is|are|was, what is|are|does|do|to|causes|happens|if, if you|your|the|an|a|it|there|any|this, when you try|see|get|receive, whenever, may|might|can|could|will|would see|get|receive, you see|saw|get|got|receive|received, i see|saw|get|got|received, i m getting, i am getting, to fix|resolve|avoid|prevent|clear|correct|solve|troubleshoot, fixing, resolving, solving, avoiding, preventing, troubleshoot, troubleshooting, avoid, avoids, prevent, prevents, understanding, understand, explained, meaning of, such as, for example|instance, example of|an|a, sample, error|errors|message|messages like, known as|issue, no more|longer, never, common, frequently, learn how|about|what|more, guide to, article, faq, tutorial, notify|alert|email|warn|tell me|us, let me|us know, mute, warn when, block, suppress, filter by, search for|help, turn|turned on|off, checkbox, when enabled|disabled, recognise|recognize|recognises|recognizes, detects, handles, handling, catches, explains, covers, describes, we fixed|cleared, fixed a|an|the, has fixed, bug|issue where, instead of, rather than, used to, previously, last week|month|year, yesterday, sometimes, usually, typically, customers|users see, did|do|can|have|should you|i, has anyone, anyone, is|are refused|rejected|returned with, is returned, gets a|an, retry automatically, automatically retry, imagine, suppose, assume, wrote, posted by, the phrase, the message means, was|were failing, thanks for, thank you, unlike, webinar, on error',
  // The same, weaker: a live failure can be told like this too.
  perhaps: 'when, once, the message',
  // The first word of its sentence or line: a setting, a heading of a help text.
  opening:
    'fix, resolve, how, show, hide, choose, select, allow, ignore, skip, send, treat, tip, note, warn, subject, step',
  // Right before or after it.
  adjacent:
    'no, zero, 0, never, any, about, without, resolved, fixed, cleared, solved, dismissed, handling, errors, prevention, article, guide, help, template, setting, settings, rule, filter, tutorial, explained, faq',
  // After it, in its sentence.
  predicate:
    'means, indicates, occurs, occur, happens, happen, appears|shown|displayed|returned when|if, is|are shown|displayed|returned when|if, is thrown|triggered|usually, is|are|was|be caused, can|could be, usually, typically, disappears, has|have been fixed|resolved|cleared, is|are|was|were fixed|resolved|cleared, is now fixed|resolved, been cleared, went|goes away, no longer, when you|an|a|the|using, if you|the|an|a, and how|its, how to, explained, error message|messages, errors, message and, until, we wait',
  // The next sentences.
  explains:
    'why the|this error, why the sync error, this|the error|message occurs|happens|means|indicates|is|usually|typically|appears|can|will|message, this sync error, this means|happens|occurs|usually|typically|indicates, this is usually|caused, it means|occurs|happens|usually, occurs|happens|appears when|if, usually occurs|means, means that, caused by, reason|reasons for, the cause, you will|may see, you see this, when|if you see|get|receive, to fix the|this error|issue, to resolve, follow these steps, what it|this means, what does this, when it is raised',
  // Anywhere near.
  heading:
    'help center|centre, common error|errors|cause|causes|issues, most common, possible solution|solutions, solution, solutions, resolution, explanation, remedy, cause, troubleshooting, how to fix|resolve, why it happens, why does|the, what causes, was this helpful, last updated, written by, step by step, see also, replies',
  document:
    'article, faq, faqs, knowledge base, error reference|codes|types, glossary, related articles, read the guide, release notes, changelog, in this guide|article, table of contents, frequently asked, training module, test case, list of errors, errors by, what s new, cheat sheet',
  // It is over, or it went well.
  settled:
    'successfully, was|been|is|now resolved|fixed, no|0|without errors, all|everything synced, now synced, is synced now, status|issue|error resolved, marked as resolved, problem solved, sync succeeded, resolved automatically, auto resolved, no longer applies, worked, all good',
  live: 'failed, could|can|was|were|wasn|couldn not|t, cannot be, not synced|saved|sent|posted, unable to, rejected, refused, declined the, exception, error occurred, bad request, validationfault, status|http 400, http status, statuscode, errorno, support id, intuit tid, needs attention, action required, error|when|trouble|problem syncing|saving|sending|posting|creating|pushing|exporting, stopped with, returned an|the error|following, returned error, responded with, response code',
}

let index: Index | undefined

/** Compiled when the first error is found: most pages never show one. */
function cues(): Index {
  index ??= buildIndex(
    KINDS.flatMap((kind, owner) => CUES[kind].split(', ').map(cue => compilePhrase(cue, owner))),
  )
  return index
}

/** Words with which a sentence goes on that only mentions the error. */
const PROSE: ReadonlySet<number> = new Set(
  hashes('are is was were will can has have had when if until unless after before and or but that which who'),
)

const BEFORE = 60
const AFTER = 45
const AROUND = 110
const LONGEST_LINE = 400

export interface Talk {
  hits: readonly Hit[]
  from: number
  to: number
  end: number
  exact: boolean
  code: boolean
  /** A headline of its own goes before it. */
  headed: boolean
  /** The error names real numbers or names, not placeholders. */
  concrete: boolean
}

/** Does the text only talk about the error that stands at these words? */
export function isTalk(
  text: string,
  words: Words,
  { from, to, end, exact, code, headed, concrete }: Talk,
  work: Work,
): boolean {
  const sentence = sentenceStart(words, from)
  const before = sentenceStart(words, Math.max(0, sentence - 1))
  const sentenceTo = sentenceEnd(words, to)
  const nextTo = sentenceEnd(words, Math.min(words.count, sentenceTo + 1))
  const laterTo = sentenceEnd(words, Math.min(words.count, nextTo + 1))
  let score = 0
  let live = headed
  let settled = false
  let perhaps = false
  let explainedTo = 0
  const line = lineOf(text, words, from, to)
  const runsOn = goesOn(text, words, to)
  score += marksAround(text, words, from, end, exact)
  if (runsOn && PROSE.has(words.hash[to] as number)) score += 3
  const headings = new Set<string>()
  const [first, last] = [Math.max(0, from - AROUND), Math.min(words.count, to + AROUND)]
  for (const cue of findPhrases(cues(), text, words, work, first, last)) {
    if (cue.from < to && cue.to > from) continue
    const kind = KINDS[cue.phrase.owner]
    const inSentence = cue.from >= sentence && cue.to <= from
    const nearby = cue.from >= before && cue.from < nextTo
    if (kind === 'before') score += inSentence ? 5 : 0
    else if (kind === 'perhaps') perhaps ||= inSentence
    else if (kind === 'opening')
      score += inSentence && opens(text, cue.start, line[0], cue.from === sentence) ? 3 : 0
    else if (kind === 'adjacent') {
      const touches = cue.to === from ? from : cue.from === to ? to : undefined
      if (touches !== undefined && words.gap[touches] === SOFT) score += 5
    } else if (kind === 'predicate') score += runsOn && cue.from >= to && cue.from - to < 4 ? 5 : 0
    else if (kind === 'explains') {
      // `This usually` and `usually means` are one explanation.
      if (cue.from >= Math.max(to, explainedTo) && cue.from < laterTo && cue.from - to < 25) score += 2
      explainedTo = cue.to
    } else if (kind === 'heading') headings.add(text.slice(cue.start, cue.end).toLowerCase())
    else if (kind === 'document') score += 2
    else if (kind === 'settled') settled ||= nearby && cue.start >= line[0] && cue.end <= line[1]
    else live ||= nearby
  }
  score += Math.min(3, headings.size)
  if (perhaps) score += 2
  if (settled) score += 3
  if (live) score -= 2
  if (concrete) score -= 1
  if (!exact && !code && !(isEdge(words, from) && isEdge(words, to))) score += 2
  return score >= (exact ? 2 : 1)
}

/** A question mark after it; for a fragment also a count (`Account period closed (4)`) or a breadcrumb before it. */
function marksAround(text: string, words: Words, from: number, end: number, exact: boolean): number {
  const after = text.slice(end, end + 8)
  if (/^["'”’\s)]{0,3}\?/.test(after)) return 5
  const counted = /^\s*(?:\(\d{1,3}\)|[:–-]?\s\d{1,3}(?!\d))/.test(after)
  const start = words.start[from] as number
  const crumb = /[›»]\s*$/.test(text.slice(Math.max(0, start - 3), start))
  return !exact && (counted || crumb) ? 2 : 0
}

/** `… is missing", when the array is empty`: the sentence around the error goes on. */
function goesOn(text: string, words: Words, to: number): boolean {
  return to < words.count && words.gap[to] !== STOP && /^[a-z]/.test(text.charAt(words.start[to] as number))
}

/** Is this the first word of its sentence or, bullets aside, of the line? */
function opens(text: string, at: number, lineStart: number, sentenceStarts: boolean): boolean {
  return sentenceStarts || (at >= lineStart && !/[\p{L}\d]/u.test(text.slice(lineStart, at)))
}

/** Offsets of the line or lines on which the error stands. */
function lineOf(text: string, words: Words, from: number, to: number): [start: number, end: number] {
  const [start, end] = [words.start[from] as number, words.end[to - 1] as number]
  const slice = text.slice(Math.max(0, start - LONGEST_LINE), start)
  const rest = text.slice(end, end + LONGEST_LINE)
  const next = rest.search(/[\r\n]/)
  return [start - slice.length + slice.lastIndexOf('\n') + 1, next < 0 ? end + rest.length : end + next]
}

function sentenceStart(words: Words, at: number): number {
  let start = at
  while (start > 0 && words.gap[start] !== STOP && at - start < BEFORE) start--
  return start
}

function sentenceEnd(words: Words, at: number): number {
  let end = at
  while (end < words.count && words.gap[end] !== STOP && end - at < AFTER) end++
  return end
}
