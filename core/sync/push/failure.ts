import { AccountingError, type Faultlet } from '../../accounting/connector.ts'
import type { FaultSaid, Instant, SyncFailure } from '../../ledger/records.ts'

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

/** The failure as record and entry keep it: the vendor's own words, every fault of the answer. */
export function failureOf(error: AccountingError, now: Instant): SyncFailure {
  const faults = error.faults.map(said).filter(({ message, code }) => message !== '' || code !== undefined)
  const message = faults.flatMap(fault => fault.message || []).join('\n') || error.message
  const only = faults.length === 1 ? faults[0] : undefined
  return {
    class: error.class,
    ...only,
    message,
    ...(faults.length > 1 ? { faults } : {}),
    at: now,
  }
}

const said = ({ message, detail, code, element }: Faultlet): FaultSaid => ({
  message: [message, detail].filter(part => part !== undefined && part !== '').join(': '),
  ...(code ? { code } : {}),
  ...(element ? { element } : {}),
})
