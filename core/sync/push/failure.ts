import { AccountingError } from '../../accounting/connector.ts'
import type { AccountingSystem, Instant, SyncFailure } from '../../ledger/records.ts'
import type { PushDeps } from './deps.ts'

/** Whatever was thrown while something was out, as an error the engine can judge: a slip of ours is a `bug`. */
export function asAccountingError(error: unknown): AccountingError {
  if (error instanceof AccountingError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new AccountingError(`AR Companion could not make sense of the answer: ${message}`, {
    class: 'bug',
    sent: 'maybe',
    cause: error,
  })
}

/** The failure as record and entry keep it: the vendor's own words and the guide entry that they match. */
export function failureOf(
  error: AccountingError,
  system: AccountingSystem,
  matchErrors: PushDeps['matchErrors'],
  now: Instant,
): SyncFailure {
  for (const fault of error.faults) {
    const text = [fault.message, fault.detail].filter(part => part !== undefined && part !== '').join(': ')
    const { code, element } = fault
    const hint = { system, ...(code ? { code } : {}), ...(element ? { element } : {}) }
    const match = matchErrors(text, hint)[0]
    if (match || fault === error.faults.at(-1)) {
      return {
        class: error.class,
        message: text || error.message,
        ...(code ? { code } : {}),
        ...(element ? { element } : {}),
        ...(match ? { guideId: match.id } : {}),
        at: now,
      }
    }
  }
  return { class: error.class, message: error.message, at: now }
}
