import type { Job, JobKind } from './job.ts'
import { from, type Reader, rowsOf, unawaited, type WriteTx } from './transaction.ts'

/** Every job of every connection: what is due is decided from these. */
export async function allJobs(reader: Reader): Promise<Job[]> {
  return from(reader, 'schedule').getAll()
}

export async function jobsOf(reader: Reader, connectionId: string): Promise<Job[]> {
  return from(reader, 'schedule').getAll(rowsOf(connectionId))
}

export async function getJob(reader: Reader, connectionId: string, kind: JobKind): Promise<Job | undefined> {
  return from(reader, 'schedule').get([connectionId, kind])
}

export function putJob(tx: WriteTx, job: Job): Promise<unknown> {
  return unawaited(tx.objectStore('schedule').put(job))
}
