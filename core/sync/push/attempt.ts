import type { AccountingError, Connector, LookUp, SendAnswer } from '../../accounting/connector.ts'
import { millisecondsBetween } from '../../ledger/dates.ts'
import type { Instant, LedgerRecord } from '../../ledger/records.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { asAccountingError } from './failure.ts'

/** An entry whose bytes are stored: what an attempt works on. */
export type SendingEntry = OutboxEntry & Required<Pick<OutboxEntry, 'wire' | 'intent' | 'firstSentAt'>>

/**
 * What one attempt came to.
 *
 *   accepted, deleted   it stands there (or is gone, as meant): close the entry
 *   absent              surely not there: a new key when it is sent again
 *   refused             surely not there, and it will not be without a change
 *   again               still not known: the same bytes with the same key, later; or, with `lookUpFirst`,
 *                       a look-up before anything is sent
 *   unknown             cannot be decided by us: listed, never sent again by itself
 */
export type Outcome =
  /** `lookedUp`: it was found there, not answered: it may differ from what we meant. */
  | { kind: 'accepted'; record: LedgerRecord; lookedUp?: true }
  | { kind: 'deleted' }
  | { kind: 'absent'; error?: AccountingError }
  | { kind: 'refused'; error: AccountingError }
  | { kind: 'again'; error: AccountingError; lookUpFirst: boolean }
  | { kind: 'unknown'; error?: AccountingError }

/** How long a vendor keeps our keys at the least (design §5). */
const KEY_LIVES_MS = 24 * 3_600_000
/** After so many answers without an outcome, the 5xx may be the stored answer to our key: look up instead. */
const ANSWERS_BEFORE_LOOK_UP = 3

/** The age of the first sending is beyond the key's life, or the clock was moved. */
function keyMayBeForgotten(entry: SendingEntry, now: Instant): boolean {
  const age = millisecondsBetween(entry.firstSentAt, now)
  return age < 0 || age >= KEY_LIVES_MS
}

/**
 * One attempt at an entry in `sending`. `fresh`: these bytes have surely never gone out before, so a
 * refusal is final; otherwise an earlier attempt may have taken effect and every refusal is looked up.
 * Touches no storage.
 */
export async function attempt(
  connector: Connector,
  entry: SendingEntry,
  fresh: boolean,
  now: Instant,
): Promise<Outcome> {
  // A reminder is sent at most once: an e-mail that may have left is never sent again (design §3, Cadence).
  const once = entry.action === 'send-invoice'
  if (!fresh && (once || entry.lookUpFirst || keyMayBeForgotten(entry, now))) return lookUp(connector, entry)
  let answer: SendAnswer
  try {
    answer = await connector.send(entry.wire)
  } catch (thrown) {
    return judge(connector, entry, fresh, asAccountingError(thrown))
  }
  if ('stored' in answer) return { kind: 'accepted', record: answer.stored }
  if ('deleted' in answer) return { kind: 'deleted' }
  return readAgain(connector, entry, answer.problem.externalId)
}

async function judge(
  connector: Connector,
  entry: SendingEntry,
  fresh: boolean,
  error: AccountingError,
): Promise<Outcome> {
  if (error.reason === 'key-used') return { kind: 'again', error, lookUpFirst: true }
  if (error.sent === 'maybe') {
    if (entry.action === 'send-invoice') return { kind: 'unknown', error }
    const stored = (error.status ?? 0) >= 500 && entry.attempts >= ANSWERS_BEFORE_LOOK_UP
    return { kind: 'again', error, lookUpFirst: error.class === 'bug' || stored }
  }
  const passing = error.class === 'retry' || error.class === 'sign-in'
  if (fresh && passing) return { kind: 'absent', error }
  // Stale or gone: what we meant may be so already (QBO 5010). A creation that was refused made nothing.
  const maybeSo = 'externalId' in entry.intent && (error.reason === 'stale' || error.reason === 'gone')
  if (fresh && !maybeSo) return { kind: 'refused', error }
  if (passing) return { kind: 'again', error, lookUpFirst: entry.lookUpFirst === true }
  const found = await lookUp(connector, entry)
  if (found.kind === 'absent') return { kind: 'refused', error }
  return found.kind === 'unknown' ? { kind: 'unknown', error } : found
}

/** Accepted, but the answer could not be read as a record: the record itself tells. */
async function readAgain(
  connector: Connector,
  entry: SendingEntry,
  externalId: string | undefined,
): Promise<Outcome> {
  try {
    const answer = externalId === undefined ? undefined : await connector.read(entry.entity, externalId)
    if (answer && 'found' in answer) return { kind: 'accepted', record: answer.found }
  } catch (thrown) {
    return { kind: 'again', error: asAccountingError(thrown), lookUpFirst: true }
  }
  return lookUp(connector, entry)
}

async function lookUp(connector: Connector, entry: SendingEntry): Promise<Outcome> {
  let answer: LookUp
  try {
    answer = await connector.lookUp(entry.intent, entry.firstSentAt)
  } catch (thrown) {
    const error = asAccountingError(thrown)
    const passing = error.class === 'retry' || error.class === 'sign-in'
    return passing ? { kind: 'again', error, lookUpFirst: true } : { kind: 'unknown', error }
  }
  if ('found' in answer) return { kind: 'accepted', record: answer.found, lookedUp: true }
  if ('done' in answer) return { kind: 'deleted' }
  if ('absent' in answer && entry.action !== 'send-invoice') return { kind: 'absent' }
  return { kind: 'unknown' }
}
