import type { Trouble } from '../ledger/trouble.ts'
import type { AccountingError } from './connector.ts'

/** RFC 6749 §4.1.2.1 and §5.2: these two name the client. */
const CLIENT = ['invalid_client', 'unauthorized_client']

/** What a failure stands for; undefined where its own words say it best: a rule of the books, a fault of ours. */
export function troubleOf({
  class: kind,
  reason,
  faults,
  raw,
  status,
}: AccountingError): Trouble | undefined {
  if (reason === 'throttled' || reason === 'offline') return reason
  if (kind === 'retry') return faults.length > 0 || raw === undefined ? 'busy' : 'unreadable'
  if (kind !== 'sign-in') return undefined
  if (CLIENT.includes(faults[0]?.code ?? '')) return 'client-refused'
  // Without an answer of the vendor's, the sentence is one of ours.
  return faults.length > 0 || status !== undefined ? 'signed-out' : undefined
}
