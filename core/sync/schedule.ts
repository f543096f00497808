import { type Connection, isAtWork } from '../ledger/connection.ts'
import type { Instant } from '../ledger/records.ts'
import type { Job, JobKind } from '../store/schema.ts'
import { nextDeletionCheck } from './deletion/next-check.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** No back-off, and no hint of a server, makes a job wait longer than this. */
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS

/**
 * The jobs that are due, decided from stored times alone: alarms only wake us. A time further ahead than
 * any plan reaches, or a start that has not happened yet, means that the clock was moved back: due.
 */
export function due(jobs: Job[], now: Instant): Job[] {
  return jobs.filter(job => job.dueAt <= now || isImpossible(job, now))
}

function isImpossible({ kind, dueAt, lastStartedAt }: Job, now: Instant): boolean {
  const ahead = Date.parse(dueAt) - Date.parse(now)
  const furthest = kind === 'sync' ? LONGEST_WAIT_MS : DAY_MS
  return ahead > furthest || (lastStartedAt !== undefined && lastStartedAt > now)
}

/** When the earliest job is due; `undefined` without any. For the alarm. */
export const nextDue = (jobs: Job[]): Instant | undefined => jobs.map(({ dueAt }) => dueAt).sort()[0]

/** A sync at once; the deletion check at the next 01:00 UTC. */
export function firstJobs(connectionId: string, now: Instant): Job[] {
  return [
    { connectionId, kind: 'sync', dueAt: now, failures: 0 },
    { connectionId, kind: 'deletion-check', dueAt: nextDeletionCheck(now), failures: 0 },
  ]
}

/** The regular next time of a job. */
export function regularly(kind: JobKind, now: Instant, syncEveryMinutes: number): Instant {
  if (kind === 'deletion-check') return nextDeletionCheck(now)
  const minutes = kind === 'sync' ? Math.max(1, syncEveryMinutes) : 60
  return new Date(Date.parse(now) + minutes * MINUTE_MS).toISOString()
}

/** The job as it stands before it runs: its next time is set already, so a crash never loses it. */
export function begun(job: Job, now: Instant, syncEveryMinutes: number): Job {
  return { ...job, dueAt: regularly(job.kind, now, syncEveryMinutes), lastStartedAt: now }
}

export const done = (job: Job, now: Instant): Job => ({ ...job, lastDoneAt: now, failures: 0 })

/**
 * A job that failed in passing: 1, 2, 4 … minutes with jitter, at most an hour, and never earlier than the
 * server's hint (milliseconds). `random` in [0, 1).
 */
export function failed(job: Job, now: Instant, random: number, hint: number | undefined): Job {
  const failures = job.failures + 1
  const step = Math.min(60, 2 ** Math.min(failures - 1, 6)) * MINUTE_MS
  const wait = Math.max(step / 2 + (step / 2) * random, hint ?? 0)
  const dueAt = new Date(Date.parse(now) + Math.min(wait, LONGEST_WAIT_MS)).toISOString()
  return { ...job, failures, dueAt }
}

/** Which jobs make sense for a connection: only the home checks deletions (design §5). */
export const mayRun = (connection: Connection, kind: JobKind): boolean =>
  isAtWork(connection) && (kind === 'sync' || (connection.isHome && !connection.importing))
