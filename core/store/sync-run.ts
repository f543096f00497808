import type { EntityKind, Instant } from '../ledger/records.ts'
import type { Trouble } from '../ledger/trouble.ts'

export interface SyncRun {
  id: string
  connectionId: string
  kind: 'import' | 'sync' | 'push' | 're-sync' | 'deletion-check' | 'import-by-number' | 'reminders'
  trigger: 'schedule' | 'user' | 'page' | 'connect' | 'start'
  startedAt: Instant
  endedAt?: Instant
  outcome?: 'ok' | 'partly' | 'failed' | 'stopped'
  counts: {
    pulled: number
    added: number
    changed: number
    removed: number
    pushed: number
    problems: number
  }
  /** One sentence for the log row. */
  note?: string
  /** What stopped it, where the screens have words for it: `note` is then what came, word by word. */
  why?: Trouble
  /** Under way, but nothing goes before then: the accounting system asked for a pause. */
  waitsUntil?: Instant
}

export interface SyncEvent {
  /** Assigned by the store. */
  id?: number
  runId: string
  connectionId: string
  at: Instant
  level: 'info' | 'warn' | 'error'
  entity?: EntityKind
  recordId?: string
  /** What a person calls the record: an invoice number, a customer's name. */
  label?: string
  /** A sentence, or the name of an event that the screens have words for. */
  message: string
  /** As for a run. */
  why?: Trouble
  /** For support: the start of an answer that made no sense, secrets removed, and the vendor's trace id. */
  raw?: string
  trace?: string
}
