import type { BadAnswer } from '../bad-answer.ts'
import type { Faultlet } from '../connector.ts'
import { type Verdict, verdictTable } from '../verdict.ts'
import { hintIn } from './throttle.ts'

/** Error code to verdict (facts §4.3, §1.9). What is not listed goes by its HTTP status and its words. */
const VERDICTS = verdictTable([
  ['GW-0010', { class: 'retry', reason: 'throttled' }],
  // 0031 to 0040: the token, or the request for one. 1206: not valid, or expired; 2102: ended elsewhere.
  [
    'GW-0031 GW-0032 GW-0033 GW-0034 GW-0035 GW-0036 GW-0037 GW-0038 GW-0039 GW-0040 REST-1206 REST-1216 REST-2102 XL03000006 invalid_grant invalid_client invalid_token tokenInvalid',
    { class: 'sign-in' },
  ],
  // 0011, 0012: the company has not let this client in; 0042 and PL04000005: a right is missing.
  ['GW-0011 GW-0012 GW-0042 PL04000005', { class: 'needs-user' }],
  // We sent what the API does not know: only a new version of ours mends it.
  ['GW-0014 GW-0015 REST-1028 REST-1043 REST-1050 REST-1106', { class: 'bug' }],
])

const wordsOf = (faults: readonly Faultlet[]): string =>
  faults.map(({ message, detail = '' }) => `${message} ${detail}`).join('\n')

/** 409 is used for both (facts §4.2): a number or id that is taken, and our own key. */
const TAKEN = /already exists|already been used|must be unique|unique value|duplicate/i
const KEY = /idempoten/i
/** Said of a request, not of the books. */
const OURS =
  /unrecognized (key|operator)|is not a valid field|is a read-only field|cannot be used in query|requires a payload/i
const GONE = /can't find this transaction|cannot find|could not be found|no longer exists|does not exist/i

/**
 * An answer that was kept under our key comes again whatever has changed since (facts sage-intacct.md §1.8),
 * so the same bytes cannot help: look up, then a new key.
 */
const isKept = ({ headers }: BadAnswer): boolean => headers.has('x-ia-idempotency-cached-date')

/** A 429 and a 5xx are what they are, whatever code stands in them. */
export function verdict(bad: BadAnswer, faults: readonly Faultlet[]): Verdict {
  const { status } = bad
  const words = wordsOf(faults)
  if (status === 429) return { class: 'retry', reason: 'throttled' }
  if (status === 408 || status >= 500) {
    if (isKept(bad)) return { class: 'retry', reason: 'key-used', sent: 'maybe' }
    // A limit reached is 503 as well (facts §2); who gave it is not told, so neither is how far it came.
    const throttled = hintIn(bad.headers) || faults.some(({ code }) => code === 'GW-0010')
    return { class: 'retry', sent: 'maybe', ...(throttled ? { reason: 'throttled' } : {}) }
  }
  const known = faults.map(({ code = '' }) => VERDICTS[code]).find(found => found !== undefined)
  if (known) return known
  if (KEY.test(words) || (status === 409 && !TAKEN.test(words)))
    return { class: 'retry', reason: 'key-used', sent: 'maybe' }
  if (status === 401) return { class: 'sign-in' }
  if (status === 405) return { class: 'bug' }
  // A path that names no object is ours; a key that names no record is the books'.
  if (status === 404)
    return /\bobject\b/i.test(words) ? { class: 'bug' } : { class: 'needs-user', reason: 'gone' }
  if (OURS.test(words)) return { class: 'bug' }
  return { class: 'needs-user', ...(GONE.test(words) ? { reason: 'gone' } : {}) }
}
