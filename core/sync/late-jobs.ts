import type { Connection } from '../ledger/connection.ts'
import { getDeletionCheck } from '../store/deletion-checks.ts'
import type { JobKind } from '../store/job.ts'
import type { SyncRun } from '../store/sync-run.ts'
import { type EngineDeps, instant } from './deps.ts'
import { ensureJobs } from './jobs.ts'
import { due, mayRun } from './schedule.ts'

/** What is to run now: what is due, and what was cut off, which does not wait until its time comes round again. */
export async function lateJobs(
  deps: EngineDeps,
  connection: Connection,
  stopped: SyncRun[],
): Promise<Set<JobKind>> {
  const jobs = (await ensureJobs(deps, connection.id)).filter(job => mayRun(connection, job.kind))
  const late = new Set(due(jobs, instant(deps)).map(job => job.kind))
  if (stopped.some(({ kind }) => kind === 'sync' || kind === 'import' || kind === 'push')) late.add('sync')
  const check = await getDeletionCheck(await deps.ledger(), connection.id)
  if (check?.state === 'running' && stopped.some(({ kind }) => kind === 'deletion-check'))
    late.add('deletion-check')
  if (stopped.some(({ kind }) => kind === 'reminders')) late.add('reminders')
  return late
}
