import { buildIndex, findPhrases, type Hit, isEdge, type Work } from './find.ts'
import { SOFT, STOP, type Words } from './normalise.ts'
import { compilePhrase } from './phrase.ts'

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

const CUES: Record<Kind, string> = {
  // Before the error, in its sentence: a question, a condition, a habit, a person who tells of it.
  before:
    'how to, how do, how can, how should, why am i, why do, why does, why did, why is, why are, what is, what are, what does, what do, what to do, what causes, what happens, what if, if you, if your, if the, if an, if a, if it, if there, if any, when you try, when you see, when you get, when you receive, whenever, may see, might see, can see, could see, will see, would see, you see, you get, you receive, you saw, you got, may get, might get, may receive, might receive, to fix, to resolve, to avoid, to prevent, to clear, to correct, to solve, to troubleshoot, fixing, resolving, solving, avoiding, preventing, troubleshoot, troubleshooting, avoid, avoids, prevent, prevents, understanding, understand, explained, meaning of, such as, for example, for instance, example of, example an, example a, sample, errors like, messages like, error like, message like, known as, no more, no longer, never, common, frequently, known issue, learn how, learn about, learn more about, learn what, guide to, article, faq, tutorial, notify me, notify us, alert me, email me, warn me, tell me, let me know, mute, warn when, block, suppress, filter by, search for, search help, turn on, turn off, turned on, checkbox, when enabled, when disabled, recognise, recognize, recognises, recognizes, detects, handles, handling, catches, explains, covers, describes, we fixed, fixed a, fixed an, fixed the, has fixed, we cleared, bug where, issue where, instead of, rather than, used to, previously, last week, last month, yesterday, sometimes, usually, typically, customers see, users see, did you, do you, can you, have you, has anyone, anyone, should i, i received, i get, i got, i see, i saw, i m getting, i am getting, is refused with, is rejected with, are rejected with, is returned, gets a, retry automatically, automatically retry, imagine, suppose, assume, wrote, posted by, the phrase, the message means, was failing, were failing, thanks for, thank you, unlike, webinar, on error',
  // The same, weaker: a live failure can be told like this too.
  perhaps: 'when, once, the message',
  // The first word of its sentence: a setting or a suggestion.
  opening:
    'fix, resolve, show, hide, choose, select, allow, ignore, skip, send, treat, tip, note, warn, subject, re, q, step',
  // Right before or after it.
  adjacent:
    'no, zero, 0, never, any, about, without, resolved, fixed, cleared, solved, dismissed, handling, errors, prevention, article, guide, help, template, setting, settings, rule, filter, tutorial, explained, faq',
  // After it, in its sentence.
  predicate:
    'means, indicates, occurs, occur, happens, happen, appears when, appears if, is shown when, is shown if, is displayed when, is returned when, is returned if, is thrown, is caused, are caused, was caused, can be caused, is triggered, is usually, usually, typically, disappears, can be fixed, can be resolved, has been fixed, has been resolved, have been fixed, have been resolved, was fixed, was resolved, were fixed, were resolved, was cleared, is fixed, is resolved, is now fixed, been cleared, went away, goes away, no longer, when you, when an, when a, when the, when using, if you, if the, if an, if a, and how to, how to, explained, error message, error messages, errors, message and, and its, until, we wait',
  // The next sentences.
  explains:
    'why the error occurs, why the sync error occurs, why this error, this error occurs, this error happens, this error means, this error indicates, this error is, this error message, this error usually, this error typically, this error appears, this error can, this error will, the error occurs, the error means, the error happens, this message means, this message appears, this message indicates, this message is, this sync error, this means, this happens, this occurs, this usually, this typically, this indicates, this is usually, this is caused, it means, it occurs, it happens, it usually, occurs when, occurs if, usually occurs, happens when, happens if, appears when, appears if, means that, usually means, caused by, the reason for, the cause, reasons for, you will see, you may see, you see this, when you see, if you see, if you get, if you receive, to fix this error, to resolve, to fix the error, to fix this issue, follow these steps, what it means, what this means, what does this, when it is raised',
  // Anywhere near.
  heading:
    'help center, help centre, common errors, common error, common cause, common causes, common issues, most common, possible solution, possible solutions, solution, solutions, resolution, explanation, remedy, cause, troubleshooting, how to fix, how to resolve, why it happens, why does, why the, what causes, was this helpful, last updated, written by, step by step, see also, replies',
  document:
    'article, faq, faqs, knowledge base, error reference, error codes, glossary, related articles, read the guide, release notes, changelog, in this guide, in this article, table of contents, frequently asked, training module, test case',
  // It is over, or it went well.
  settled:
    'successfully, was resolved, has been resolved, been fixed, no errors, 0 errors, without errors, all synced, everything synced, is now synced, is synced now, now synced, now resolved, status resolved, marked as resolved, issue resolved, error resolved, problem solved, sync succeeded, resolved automatically, auto resolved, no longer applies, worked, all good',
  live: 'failed, could not, couldn t, can t be, cannot be, can not be, was not, wasn t, were not, not synced, not saved, not sent, not posted, unable to, rejected, refused, declined the, exception, error occurred, bad request, validationfault, status 400, http 400, http status, statuscode, errorno, support id, intuit tid, needs attention, action required, error syncing, error saving, error sending, error posting, error creating, when syncing, when saving, when posting, when sending, when creating, when pushing, when exporting, trouble sending, trouble syncing, problem syncing, stopped with, returned an error, returned error, returned the following, responded with, response code',
}

const INDEX = buildIndex(
  KINDS.flatMap((kind, owner) => CUES[kind].split(', ').map(cue => compilePhrase(cue, owner))),
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
  if (/^["'”’\s)]{0,3}\?/.test(text.slice(end, end + 4))) score += 5
  const headings = new Set<string>()
  const [first, last] = [Math.max(0, from - AROUND), Math.min(words.count, to + AROUND)]
  for (const cue of findPhrases(INDEX, text, words, work, first, last)) {
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
