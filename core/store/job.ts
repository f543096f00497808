import type { Instant } from '../ledger/records.ts'

export type JobKind = 'sync' | 'deletion-check' | 'reminders'

/** What is due is decided from this, on every wake-up; alarms are hints. */
export interface Job {
  connectionId: string
  kind: JobKind
  dueAt: Instant
  lastStartedAt?: Instant
  lastDoneAt?: Instant
  failures: number
}
