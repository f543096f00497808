import { type Connection, isAtWork } from '../ledger/connection.ts'
import type { Instant } from '../ledger/records.ts'
import type { Job, JobKind } from '../store/job.ts'
import { nextDeletionCheck } from './deletion/next-check.ts'
import { nextMorning } from './reminders/next-morning.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** From one morning to the next when the clocks go back. */
const LONGEST_DAY_MS = 26 * 60 * MINUTE_MS
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
  const furthest = { sync: LONGEST_WAIT_MS, 'deletion-check': DAY_MS, reminders: LONGEST_DAY_MS }[kind]
  return ahead > furthest || (lastStartedAt !== undefined && lastStartedAt > now)
}

/** When the earliest job is due; `undefined` without any. For the alarm. */
export const nextDue = (jobs: Job[]): Instant | undefined => jobs.map(({ dueAt }) => dueAt).sort()[0]

/**
 * A sync at once; the deletion check at the next 01:00 UTC; reminders in the morning (when they are switched
 * on, the screen asks for those of the day).
 */
export function firstJobs(connectionId: string, now: Instant): Job[] {
  return [
    { connectionId, kind: 'sync', dueAt: now, failures: 0 },
    { connectionId, kind: 'deletion-check', dueAt: nextDeletionCheck(now), failures: 0 },
    { connectionId, kind: 'reminders', dueAt: nextMorning(now, 'UTC'), failures: 0 },
  ]
}

/** The regular next time of a job; reminders go in the morning of the company's own day. */
export function regularly(kind: JobKind, now: Instant, syncEveryMinutes: number, timeZone = 'UTC'): Instant {
  if (kind === 'deletion-check') return nextDeletionCheck(now)
  if (kind === 'reminders') return nextMorning(now, timeZone)
  return new Date(Date.parse(now) + Math.max(1, syncEveryMinutes) * MINUTE_MS).toISOString()
}

/** The job as it stands before it runs: its next time is set already, so a crash never loses it. */
export function begun(job: Job, now: Instant, syncEveryMinutes: number, timeZone = 'UTC'): Job {
  return { ...job, dueAt: regularly(job.kind, now, syncEveryMinutes, timeZone), lastStartedAt: now }
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

/** Which jobs make sense for a connection: only the home checks deletions and reminds (design §5). */
export const mayRun = (connection: Connection, kind: JobKind): boolean =>
  isAtWork(connection) && (kind === 'sync' || (connection.isHome && !connection.importing))
