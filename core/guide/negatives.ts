import { buildIndex, findPhrases, type Hit, isEdge, type Work } from './find.ts'
import { SOFT, STOP, type Words } from './normalise.ts'
import { compilePhrase } from './phrase.ts'

/*
 * Help articles, settings, release notes and success notices talk about errors in the errors' own
 * words. What gives them away stands around the words: questions and conditions before, an explanation
 * after, headings such as "Solution". Each cue adds to a score; what speaks of a live failure takes off.
 */

const KINDS = ['before', 'adjacent', 'predicate', 'explains', 'heading', 'settled', 'live'] as const
type Kind = (typeof KINDS)[number]

const CUES: Record<Kind, string> = {
  // Before the error, in its sentence.
  before:
    'how to, how do, how can, how should, why am i, why do, why does, why did, why is, why are, what is, what are, what does, what do, what to do, what causes, what if, if you, if your, if the, if an, if a, if it, if there, if any, when you try, when you see, when you get, when you receive, whenever, may see, might see, can see, could see, will see, would see, you see, you get, you receive, you saw, you got, may get, might get, may receive, might receive, to fix, to resolve, to avoid, to prevent, to clear, to correct, to solve, to troubleshoot, fixing, resolving, solving, avoiding, preventing, troubleshoot, troubleshooting, avoid, avoids, prevent, prevents, understanding, understand, explained, meaning of, such as, for example, for instance, example of, sample, errors like, messages like, error like, message like, known as, no more, no longer, never, common, frequently, known issue, learn how, learn about, learn more about, guide to, article, faq, tutorial, notify me, notify us, alert me, email me, warn me, tell me, let me know, warn when, block, suppress, ignore, filter by, search for, turn on, turn off, turned on, checkbox, when enabled, when disabled, detects, handles, handling, catches, explains, covers, describes, we fixed, fixed a, fixed an, fixed the, has fixed, bug where, issue where, instead of, rather than, used to, previously, last week, last month, yesterday, sometimes, usually, typically, customers see, users see, did you, do you, can you, have you, has anyone, anyone, should i, thanks for, thank you, unlike, webinar',
  // Right before or after it.
  adjacent:
    'no, zero, 0, never, any, about, without, resolved, fixed, cleared, solved, dismissed, handling, errors, prevention, article, guide, help, template, setting, settings, rule, filter, tutorial, explained, faq',
  // After it, in its sentence.
  predicate:
    'means, indicates, occurs, occur, happens, happen, appears when, appears if, is shown when, is shown if, is displayed when, is returned when, is returned if, is thrown, is caused, are caused, was caused, can be caused, is triggered, is usually, usually, typically, can be fixed, can be resolved, has been fixed, has been resolved, have been fixed, have been resolved, was fixed, was resolved, were fixed, were resolved, was cleared, is fixed, is resolved, is now fixed, been cleared, went away, goes away, no longer, when you, when an, when a, when the, if you, if the, if an, if a, and how to, how to, explained, in quickbooks online help, error message, error messages, errors',
  // The next sentence.
  explains:
    'this error occurs, this error happens, this error means, this error indicates, this error is, this error message, this error usually, this error typically, this error appears, this error can, this error will, the error occurs, the error means, the error happens, this message means, this message appears, this message indicates, this message is, this sync error, this means, this happens, this occurs, this usually, this typically, this indicates, this is usually, this is caused, it means, it occurs, it happens, it usually, occurs when, occurs if, usually occurs, happens when, happens if, appears when, appears if, means that, usually means, caused by, the reason for, the cause, reasons for, you will see, you may see, you see this, when you see, if you see, if you get, if you receive, to fix this error, to resolve this error, to fix the error, to resolve the error, to fix this issue, to resolve this issue, follow these steps, how to fix, how to resolve, what it means, what this means, what does this',
  // Anywhere near.
  heading:
    'article, faq, faqs, help center, help centre, knowledge base, common errors, common error, common cause, common causes, common issues, most common, possible solution, possible solutions, solution, solutions, resolution, explanation, troubleshooting, how to fix, how to resolve, why it happens, why does, why the, what causes, was this helpful, last updated, written by, related articles, read the guide, release notes, changelog, in this guide, in this article, table of contents, frequently asked, step by step, see also',
  // It is over, or it went well.
  settled:
    'successfully, was resolved, has been resolved, been fixed, no errors, 0 errors, without errors, all synced, everything synced, is now synced, now resolved, status resolved, marked as resolved, issue resolved, error resolved, problem solved, sync succeeded, resolved automatically, auto resolved, all good',
  live: 'failed, could not, couldn t, can t be, cannot be, can not be, was not, wasn t, were not, not synced, not saved, not sent, not posted, unable to, rejected, refused, declined the, exception, error occurred, bad request, validationfault, status 400, http 400, http status, statuscode, errorno, support id, intuit tid, needs attention, action required, error syncing, error saving, error sending, error posting, error creating, trouble sending, trouble syncing, problem syncing, stopped with, returned an error, returned error, returned the following, responded with, response code',
}

const INDEX = buildIndex(
  KINDS.flatMap((kind, owner) => CUES[kind].split(', ').map(cue => compilePhrase(cue, owner))),
)

const BEFORE = 60
const AFTER = 45
const AROUND = 110

export interface Talk {
  hits: readonly Hit[]
  from: number
  to: number
  exact: boolean
  code: boolean
  /** The error names real numbers or names, not placeholders. */
  concrete: boolean
}

/** Does the text only talk about the error that stands at these words? */
export function isTalk(
  text: string,
  words: Words,
  { from, to, exact, code, concrete }: Talk,
  work: Work,
): boolean {
  const sentence = sentenceStart(words, from)
  const before = sentenceStart(words, Math.max(0, sentence - 1))
  const sentenceTo = sentenceEnd(words, to)
  const nextTo = sentenceEnd(words, Math.min(words.count, sentenceTo + 1))
  let score = 0
  let live = false
  let settled = false
  const headings = new Set<string>()
  const cues = findPhrases(
    INDEX,
    text,
    words,
    work,
    Math.max(0, from - AROUND),
    Math.min(words.count, to + AROUND),
  )
  for (const cue of cues) {
    if (cue.from < to && cue.to > from) continue
    const kind = KINDS[cue.phrase.owner]
    const inSentence = cue.from >= sentence && cue.to <= from
    const touches = cue.to === from || cue.from === to
    const follows = cue.from >= to && cue.from < sentenceTo
    if (kind === 'before' && inSentence) score += 5
    else if (kind === 'adjacent' && touches && words.gap[cue.to === from ? from : to] === SOFT) score += 5
    else if (kind === 'predicate' && follows && cue.from - to < 4 && words.gap[to] === SOFT) score += 5
    else if (kind === 'explains' && cue.from >= to && cue.from < nextTo && cue.from - to < 16) score += 2
    else if (kind === 'heading') headings.add(text.slice(cue.start, cue.end).toLowerCase())
    else if (kind === 'settled') settled ||= cue.from >= before && cue.from < nextTo
    else if (kind === 'live') live ||= cue.from >= before - BEFORE && cue.from < to + AFTER
  }
  score += Math.min(3, headings.size)
  if (settled) score += 3
  if (live) score -= 2
  if (concrete) score -= 1
  if (!exact && !code && !(isEdge(words, from) && isEdge(words, to))) score += 2
  return score >= (exact ? 2 : 1)
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
