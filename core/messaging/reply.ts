import type { Instant } from '../ledger/records.ts'
import type { Trouble } from '../ledger/trouble.ts'

/** What comes back over the wire: an error is data, with a code the screen can act on. */
export type Reply<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: FailureCode; message: string; until?: Instant } }
export type FailureCode =
  | Trouble
  | 'refused'
  | 'bad-message'
  | 'not-connected'
  | 'sign-in'
  /** The vendor's sign-in page did not open. */
  | 'sign-in-page'
  | 'not-home'
  | 'not-found'
  | 'not-allowed'
  | 'cancelled'
  | 'wrong-company'
  /** Signed in, but the company could not be read just then: the sign-in is kept, and it can be tried again. */
  | 'company-unread'
  | 'accounting'
  | 'storage'
  /** The browser stopped the worker before it answered: what became of it is not known. */
  | 'stopped'
  | 'reloaded'
  | 'internal'

/** To the companion in a tab: what it shows may be old; the settings changed; the popup asks what it sees. */
export interface Nudge {
  nudge: 'changed' | 'settings' | 'context'
}
