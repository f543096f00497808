import type { Intent, WireRequest } from '../accounting/connector.ts'
import type { Reminder } from '../ledger/cadence.ts'
import type { EntityKind, Instant, Invoice, Payment, SyncFailure } from '../ledger/records.ts'

/** `held`: not to be submitted, by the user's choice. `paused`: from a backup, until this browser is the home. */
type OutboxState = 'waiting' | 'sending' | 'unknown' | 'needs-user' | 'held' | 'paused'

/** An intent, stored before anything is sent and closed in the transaction that stores its answer. */
export interface OutboxEntry {
  id: string
  connectionId: string
  entity: EntityKind
  recordId: string
  /** `create-customer`, `create-invoice`, …: the intent is built right before sending. */
  action: Intent['action']
  state: OutboxState
  /** Exact bytes and key, from the moment it was first sent. */
  wire?: WireRequest
  intent?: Intent
  firstSentAt?: Instant
  attempts: number
  /** Not before this instant (back-off or the server's hint). */
  notBefore?: Instant
  /**
   * Look up before anything is sent: doubtful, and sending the same bytes again will not tell; or, without
   * bytes, another browser may have sent it.
   */
  lookUpFirst?: true
  createdAt: Instant
  failure?: SyncFailure
  /** Of a `send-invoice`: the step of the cadence that it carries out. */
  reminder?: Pick<Reminder, 'step' | 'dueDate'>
  /** The record before a remedy changed it: can be taken back while nothing was sent. */
  undo?: Invoice | Payment
  /** Why the user must choose before it goes (design §3, right before sending). */
  question?:
    | 'invoice-gone'
    | 'invoice-voided'
    | 'other-customer'
    | 'other-currency'
    | 'owes-less'
    | 'unclear-answer'
}
