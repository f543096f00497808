import type { SyncRun } from '../../../core/store/sync-run.ts'

/** A run by itself, or several in a row that only kept open pages fresh and have nothing to tell. */
export type LogRow = { run: SyncRun } | { readings: SyncRun[] }

const isQuietReading = ({ kind, trigger, outcome, counts }: SyncRun): boolean =>
  kind === 're-sync' && trigger === 'page' && outcome === 'ok' && counts.problems === 0

/** Newest first, as they come; the readings for open pages between two other runs are one row. */
export function groupRuns(runs: readonly SyncRun[]): LogRow[] {
  const rows: LogRow[] = []
  for (const run of runs) {
    const last = rows.at(-1)
    if (!isQuietReading(run)) rows.push({ run })
    else if (last && 'readings' in last) last.readings.push(run)
    else rows.push({ readings: [run] })
  }
  return rows
}
