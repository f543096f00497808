import { AccountingError } from '../accounting/connector.ts'
import type { Connection } from '../ledger/connection.ts'
import type { Instant } from '../ledger/records.ts'
import { getConnection, listConnections } from '../store/connections.ts'
import type { Job, JobKind } from '../store/job.ts'
import { allJobs, getJob, jobsOf, putJob } from '../store/schedule.ts'
import { write } from '../store/transaction.ts'
import { type EngineDeps, instant, type SyncDeps } from './deps.ts'
import { begun, done, failed, firstJobs, mayRun, nextDue } from './schedule.ts'

/** The kinds that the engine runs itself. */
const OURS: JobKind[] = ['sync', 'deletion-check', 'reminders']

/** Plans what a connection lacks. @returns its jobs that the engine runs */
export async function ensureJobs(deps: SyncDeps, connectionId: string): Promise<Job[]> {
  const ledger = await deps.ledger()
  const known = await jobsOf(ledger, connectionId)
  const missing = firstJobs(connectionId, instant(deps)).filter(
    job => !known.some(other => other.kind === job.kind),
  )
  if (missing.length > 0) {
    await write(ledger, ['schedule'], tx => {
      for (const job of missing) putJob(tx, job)
    })
  }
  return [...known, ...missing].filter(job => OURS.includes(job.kind))
}

/** Changes a job as it stands now; plans it first where it is missing. Nothing, once the connection was erased. */
async function changeJob(
  deps: SyncDeps,
  connection: Connection,
  kind: JobKind,
  change: (job: Job) => Job,
): Promise<void> {
  await write(await deps.ledger(), ['connections', 'schedule'], async tx => {
    if (!(await getConnection(tx, connection.id))) return
    const planned = firstJobs(connection.id, instant(deps)).find(job => job.kind === kind)
    const job = (await getJob(tx, connection.id, kind)) ?? planned
    if (job) await putJob(tx, change(job))
  })
}

/** When the next job of any connection is due: for the alarm. */
export async function nextJobAt(deps: SyncDeps): Promise<Instant | undefined> {
  const ledger = await deps.ledger()
  const connections = new Map((await listConnections(ledger)).map(each => [each.id, each]))
  return nextDue(
    (await allJobs(ledger)).filter(({ connectionId, kind }) => {
      const connection = connections.get(connectionId)
      return connection !== undefined && mayRun(connection, kind)
    }),
  )
}

/**
 * Runs a job. Its next time is stored before it runs, so a crash in it never loses the next; a failure
 * puts it off. `work` may answer that it is to come earlier than planned.
 * @throws whatever `work` throws
 */
export async function runJob(
  deps: EngineDeps,
  connection: Connection,
  kind: JobKind,
  work: () => Promise<Instant | undefined>,
): Promise<void> {
  const { syncEveryMinutes } = await deps.settingsOf(connection)
  await changeJob(deps, connection, kind, job =>
    begun(job, instant(deps), syncEveryMinutes, connection.timeZone),
  )
  try {
    const earlier = await work()
    await changeJob(deps, connection, kind, job => {
      const dueAt = earlier !== undefined && earlier < job.dueAt ? earlier : job.dueAt
      return { ...done(job, instant(deps)), dueAt }
    })
  } catch (error) {
    const hint = error instanceof AccountingError ? error.retryAfter : undefined
    await changeJob(deps, connection, kind, job => failed(job, instant(deps), deps.random(), hint))
    throw error
  }
}
