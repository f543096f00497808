import { getConnection } from '../store/connections.ts'
import { addEvent, purgeRuns, putRun, unfinishedRuns } from '../store/runs.ts'
import type { SyncEvent, SyncRun } from '../store/sync-run.ts'
import { write } from '../store/transaction.ts'
import { instant, type SyncDeps } from './deps.ts'

type LogDeps = Pick<SyncDeps, 'ledger' | 'now' | 'announce'>
export type EventFacts = Omit<SyncEvent, 'id' | 'runId' | 'connectionId' | 'at'>

/** How long the log is kept. */
const KEPT_DAYS = 90

/** One row of the sync log while its run is under way. Events wait in memory until `save` or `end`. */
export interface RunLog {
  readonly run: SyncRun
  add(counts: Partial<SyncRun['counts']>): void
  /** Names the record and the reason. */
  event(facts: EventFacts): void
  save(): Promise<void>
  /** Closes the row; a second call does nothing. */
  end(outcome: NonNullable<SyncRun['outcome']>, note?: string, why?: SyncRun['why']): Promise<void>
}

/** Opens a row of the sync log. @throws StoreError */
export async function startRun(
  deps: LogDeps,
  connectionId: string,
  kind: SyncRun['kind'],
  trigger: SyncRun['trigger'],
  id: string = crypto.randomUUID(),
): Promise<RunLog> {
  const run: SyncRun = {
    id,
    connectionId,
    kind,
    trigger,
    startedAt: instant(deps),
    counts: { pulled: 0, added: 0, changed: 0, removed: 0, pushed: 0, problems: 0 },
  }
  let waiting: SyncEvent[] = []
  const log: RunLog = {
    run,
    add(counts) {
      for (const [name, more] of Object.entries(counts)) run.counts[name as keyof SyncRun['counts']] += more
    },
    event(facts) {
      waiting.push({ ...facts, runId: run.id, connectionId, at: instant(deps) })
      if (facts.level !== 'info') run.counts.problems += 1
    },
    async save() {
      const events = waiting
      waiting = []
      await write(await deps.ledger(), ['connections', 'runs', 'events'], async tx => {
        // Erased meanwhile: its log went with it.
        if (!(await getConnection(tx, connectionId))) return
        putRun(tx, run)
        for (const event of events) addEvent(tx, event)
      })
      deps.announce(connectionId, 'runs')
    },
    async end(outcome, note, why) {
      if (run.endedAt) return
      run.endedAt = instant(deps)
      run.outcome = outcome
      if (note) run.note = note
      if (why) run.why = why
      await log.save()
    },
  }
  await log.save()
  return log
}

/**
 * What did not end, and is not under way in this worker (`live`: ids of runs), was stopped with the worker
 * before it. Also forgets what is older than the log is kept.
 * @returns the runs that were stopped
 */
export async function closeStoppedRuns(
  deps: LogDeps,
  connectionId: string,
  live: ReadonlySet<string>,
): Promise<SyncRun[]> {
  const ledger = await deps.ledger()
  const stopped = await unfinishedRuns(ledger, connectionId, instant(deps), live)
  const before = new Date(deps.now() - KEPT_DAYS * 86_400_000).toISOString()
  await write(ledger, ['runs', 'events'], async tx => {
    for (const run of stopped) {
      const note = run.note ?? 'The browser stopped the worker. The next run goes on from there.'
      putRun(tx, { ...run, outcome: 'stopped', endedAt: instant(deps), note })
    }
    await purgeRuns(tx, connectionId, before)
  })
  if (stopped.length) deps.announce(connectionId, 'runs')
  return stopped
}
