import { AccountingError, type Faultlet } from '../connector.ts'
import { redact } from '../redact.ts'
import { retryAfter } from '../retry-after.ts'
import type { Faults } from './faultlet.ts'
import { readFaults } from './faults.ts'
import { verdict } from './verdicts.ts'

/** Intuit documents no Retry-After; its limits page says to wait this long (facts §1.9). */
const THROTTLE = 60_000
/** Enough of an answer to see what it was. */
const RAW = 2_000

export interface BadAnswer {
  status: number
  headers: Headers
  text: string
  /** Whether the request could have changed the books. */
  write: boolean
  /** What must not show in the message. */
  secrets: readonly string[]
  now: number
}

function clean(fault: Faultlet, secrets: readonly string[]): Faultlet {
  const result: Faultlet = { ...fault, message: redact(fault.message, secrets) }
  if (fault.detail !== undefined) result.detail = redact(fault.detail, secrets)
  if (fault.element !== undefined) result.element = redact(fault.element, secrets)
  return result
}

/** `Message: Detail`, as the seed document and QuickBooks' users know these errors. */
const sentence = ({ message, detail }: Faultlet): string => (detail ? `${message}: ${detail}` : message)

/** The error that an answer with faults stands for. */
export function faultError(bad: BadAnswer, { faults, type }: Faults): AccountingError {
  const shown = faults.map(fault => clean(fault, bad.secrets))
  const found = verdict(
    bad.status,
    shown.map(fault => fault.code),
    type,
  )
  return new AccountingError(shown.map(sentence).join('\n'), {
    class: found.class,
    reason: found.reason,
    sent: bad.write && found.sent === 'maybe' ? 'maybe' : 'no',
    status: bad.status,
    faults: shown,
    retryAfter: retryAfter(bad.headers, bad.now) ?? (found.reason === 'throttled' ? THROTTLE : undefined),
    trace: bad.headers.get('intuit_tid') ?? undefined,
    raw: found.class === 'bug' ? redact(bad.text.slice(0, RAW), bad.secrets) : undefined,
  })
}

const whatCame = (text: string): string =>
  text.trim() === ''
    ? 'nothing'
    : /^\s*<(!doctype html|html)/i.test(text)
      ? 'a web page'
      : /^\s*</.test(text)
        ? 'XML that is no fault'
        : /^\s*[[{]/.test(text)
          ? 'JSON that is cut short or not of a known shape'
          : 'text that is no JSON'

/**
 * An answer that is neither a record nor a fault: a proxy's page, a cut connection. Who gave it is not
 * known, so neither is whether the books took the request. 401 and 429 speak for themselves.
 */
export function senselessError(bad: BadAnswer): AccountingError {
  const plain = bad.status === 401 || bad.status === 429
  const found = verdict(bad.status, [])
  const message = `QuickBooks answered ${whatCame(bad.text)} (HTTP ${bad.status}).`
  return new AccountingError(message, {
    class: plain ? found.class : 'retry',
    reason: found.reason,
    sent: bad.write && !plain ? 'maybe' : 'no',
    status: bad.status,
    retryAfter: retryAfter(bad.headers, bad.now) ?? (found.reason === 'throttled' ? THROTTLE : undefined),
    trace: bad.headers.get('intuit_tid') ?? undefined,
    raw: redact(bad.text.slice(0, RAW), bad.secrets),
  })
}

/** The error of an answer with a bad HTTP status. */
export function statusError(bad: BadAnswer): AccountingError {
  const faults = readFaults(bad.text)
  return faults ? faultError(bad, faults) : senselessError(bad)
}
