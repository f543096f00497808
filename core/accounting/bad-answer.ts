import { AccountingError, type Faultlet } from './connector.ts'
import { redact } from './redact.ts'
import type { Verdict } from './verdict.ts'

/** Enough of an answer to see what it was. */
const RAW = 2_000
/** No fault of theirs is longer; one that is would be kept with the record and in the log. */
const TEXT = 4_000
/** Of several faults in one answer, these are told. */
const MOST = 20

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

/** What an answer says is wrong: the errors, in its order, the vendor's name for their kind, its trace id. */
export interface Faults {
  faults: Faultlet[]
  type?: string
  trace?: string
}

/** What differs between vendors in reading a bad answer. */
export interface Dialect {
  /** As users know the system. */
  name: string
  /** The faults in an answer of any known shape, undefined when it is none. Never throws. */
  readFaults(text: string): Faults | undefined
  verdict(bad: BadAnswer, faults: readonly Faultlet[], type?: string): Verdict
  /** The server's hint, milliseconds from now. */
  retryAfter(bad: BadAnswer): number | undefined
  /** Milliseconds to wait when throttled without a hint. */
  throttle: number
  trace(headers: Headers): string | undefined
}

function clean(fault: Faultlet, secrets: readonly string[]): Faultlet {
  const safe = (text: string) => redact(text.slice(0, TEXT), secrets)
  const result: Faultlet = { ...fault, message: safe(fault.message) }
  if (fault.code !== undefined) result.code = safe(fault.code)
  if (fault.detail !== undefined) result.detail = safe(fault.detail)
  if (fault.element !== undefined) result.element = safe(fault.element)
  return result
}

/** `Message: Detail`, as users know these errors. */
const sentence = ({ message, detail }: Faultlet): string => (detail ? `${message}: ${detail}` : message)

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

/** Bad answers of one vendor as the errors that they stand for. */
export function errorsOf(dialect: Dialect) {
  const hint = (bad: BadAnswer, { reason }: Verdict) =>
    dialect.retryAfter(bad) ?? (reason === 'throttled' ? dialect.throttle : undefined)

  /** The error that an answer with faults stands for. */
  function faultError(bad: BadAnswer, { faults, type, trace }: Faults): AccountingError {
    const shown = faults.slice(0, MOST).map(fault => clean(fault, bad.secrets))
    const found = dialect.verdict(bad, shown, type)
    return new AccountingError(
      shown
        .map(sentence)
        .join('\n')
        .slice(0, 2 * TEXT),
      {
        class: found.class,
        reason: found.reason,
        sent: bad.write && found.sent === 'maybe' ? 'maybe' : 'no',
        status: bad.status,
        faults: shown,
        retryAfter: hint(bad, found),
        trace: trace ?? dialect.trace(bad.headers),
        raw: found.class === 'bug' ? redact(bad.text.slice(0, RAW), bad.secrets) : undefined,
      },
    )
  }

  /**
   * An answer that is neither a record nor a fault: a proxy's page, a cut connection. Who gave it is not
   * known, so neither is whether the books took the request. 401 and 429 speak for themselves.
   */
  function senselessError(bad: BadAnswer): AccountingError {
    const plain = bad.status === 401 || bad.status === 429
    const found = dialect.verdict(bad, [])
    return new AccountingError(`${dialect.name} answered ${whatCame(bad.text)} (HTTP ${bad.status}).`, {
      class: plain ? found.class : 'retry',
      reason: found.reason,
      sent: bad.write && !plain ? 'maybe' : 'no',
      status: bad.status,
      retryAfter: hint(bad, found),
      trace: dialect.trace(bad.headers),
      raw: redact(bad.text.slice(0, RAW), bad.secrets),
    })
  }

  /** The error of an answer that is not what was asked for, whatever its HTTP status. */
  function answerError(bad: BadAnswer): AccountingError {
    const faults = dialect.readFaults(bad.text)
    return faults ? faultError(bad, faults) : senselessError(bad)
  }

  return { answerError }
}
