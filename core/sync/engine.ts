import { type Connection, isAtWork } from '../ledger/connection.ts'
import type { EntityKind } from '../ledger/records.ts'
import { listConnections } from '../store/connections.ts'
import type { SyncRun } from '../store/sync-run.ts'
import { refreshFacts } from './company-facts.ts'
import { atHome, connected } from './connected.ts'
import { deletionCheck } from './deletion/check.ts'
import { decide } from './deletion/decide.ts'
import type { EngineDeps, PushResult, PushScope } from './deps.ts'
import type { Engine, RunOutcome, Trigger } from './engine-contract.ts'
import { holder } from './hold.ts'
import { sharing, turns } from './in-turn.ts'
import { nextJobAt, runJob } from './jobs.ts'
import { lateJobs } from './late-jobs.ts'
import { loggedRun } from './logged-run.ts'
import { type Asked, atOnce, pausing, type Through } from './pauses.ts'
import { bringInSkipped } from './pull/bring-in-skipped.ts'
import { importByNumber } from './pull/import-by-number.ts'
import { reSync } from './pull/re-sync.ts'
import { putOff } from './push/put-off.ts'
import { anyReminder, remind } from './reminders/remind.ts'
import { closeStoppedRuns, type RunLog } from './run-log.ts'
import { isImported, syncRun } from './sync-run.ts'

/** Of a sending: until when it was put off, if it was. */
const waits = ({ waitsUntil }: Asked = {}): Asked | undefined =>
  waitsUntil === undefined ? undefined : { waitsUntil }

/**
 * The engine of one worker. It keeps nothing that matters in memory: made anew at each start of the
 * worker, it goes on from what is stored.
 */
export function createEngine(deps: EngineDeps): Engine {
  const hold = holder(deps.lock)
  const inTurn = turns()
  const shared = sharing()
  const { asking, interrupt } = pausing(deps)
  const live = new Set<string>()
  const recovered = new Map<string, Promise<SyncRun[]>>()

  /** Once in the life of a worker: the runs that the worker before it left open. */
  const recover = (id: string): Promise<SyncRun[]> => {
    const recovering = recovered.get(id) ?? closeStoppedRuns(deps, id, live)
    recovered.set(id, recovering)
    recovering.catch(() => recovered.delete(id))
    return recovering
  }
  const run = <T>(
    connection: Connection,
    kind: SyncRun['kind'],
    trigger: Trigger,
    work: (log: RunLog) => Promise<T>,
  ) => loggedRun(deps, live, connection, kind, trigger, work)

  /** Background runs of a connection take turns in this worker, and only one context runs them. */
  const exclusively = (id: string, work: () => Promise<void>): Promise<RunOutcome> =>
    inTurn(id, async () => {
      const finished = await hold(`engine:${id}`, async () => {
        await recover(id)
        await work()
        return true
      })
      return finished ? 'done' : 'elsewhere'
    })

  /** Never two pushes of a connection at once: a Re-Sync's waits for the one under way. */
  const push = (connection: Connection, log: RunLog, scope?: PushScope): Promise<PushResult> =>
    inTurn(`push:${connection.id}`, async () => {
      const result = await deps.push(connection, log, scope)
      log.add({ pushed: result.pushed })
      return result
    })

  /** What takes its turn, by the name that its callers share; a user is told of a pause that keeps it waiting. */
  const inQueue = async <T>(
    name: string,
    id: string,
    trigger: Trigger,
    begin: (through: Through) => Promise<T>,
  ): Promise<T | Asked> => (trigger === 'user' ? asking(`${name}:${id}`, begin, id) : begin(atOnce))

  const syncNow = async (id: string, trigger: Trigger): Promise<RunOutcome | Asked> => {
    await connected(deps, id)
    return inQueue('sync', id, trigger, async through => {
      // A scheduled one may have read its changes before what the user has in mind happened there.
      if (trigger === 'user') await shared.ended(`sync:${id}`)
      return syncOnce(id, trigger, through)
    })
  }

  const syncOnce = (id: string, trigger: Trigger, through: Through): Promise<RunOutcome> =>
    shared(`sync:${id}`, () =>
      exclusively(id, async () => {
        const connection = await connected(deps, id)
        const kind = (await isImported(deps, connection)) ? 'sync' : 'import'
        await runJob(deps, connection, 'sync', () =>
          run(connection, kind, trigger, async log => {
            const pushed = await through(log, async () => {
              // Read for each attempt: much may have happened in a pause.
              const now = await connected(deps, id)
              const connector = await deps.connectorFor(now, 'low')
              return syncRun(deps, now, connector, log, () => push(now, log))
            })
            return pushed.notBefore
          }),
        )
      }),
    )

  const runDeletionCheck = async (id: string, trigger: Trigger): Promise<RunOutcome | Asked> => {
    await atHome(deps, id)
    return inQueue('deletion', id, trigger, through =>
      shared(`deletion:${id}`, () =>
        exclusively(id, async () => {
          const connection = await atHome(deps, id)
          if (!(await isImported(deps, connection))) return
          await runJob(deps, connection, 'deletion-check', () =>
            run(connection, 'deletion-check', trigger, async log => {
              await through(log, async () => {
                const now = await atHome(deps, id)
                const connector = await deps.connectorFor(now, 'low')
                await refreshFacts(deps, now, connector)
                await deletionCheck(deps, now, connector, log)
              })
              return undefined
            }),
          )
        }),
      ),
    )
  }

  const runReminders = async (id: string, trigger: Trigger): Promise<RunOutcome | Asked> => {
    await atHome(deps, id)
    return inQueue('reminders', id, trigger, () =>
      shared(`reminders:${id}`, async () => {
        let pushed: Asked | undefined
        const outcome = await exclusively(id, async () => {
          const connection = await atHome(deps, id)
          if (!(await isImported(deps, connection))) return
          await runJob(deps, connection, 'reminders', async () => {
            // Most days there is none: then the log has no row of it.
            if (!(await anyReminder(deps, connection))) return undefined
            return run(connection, 'reminders', trigger, async log => {
              await remind(deps, connection, log)
              pushed = await push(connection, log)
              return undefined
            })
          })
        })
        return waits(pushed) ?? outcome
      }),
    )
  }

  const pushNow = async (id: string, scope?: PushScope): Promise<PushResult | 'elsewhere'> => {
    const connection = await atHome(deps, id)
    const pushing = () => run(connection, 'push', 'user', log => push(connection, log, scope))
    return (await hold(`engine:${id}`, pushing)) ?? 'elsewhere'
  }

  const resync = (
    id: string,
    entity: EntityKind,
    recordId: string,
    trigger: Trigger,
  ): Promise<Asked | undefined> =>
    asking(`re-sync:${id}:${entity}:${recordId}:${trigger}`, async outlast => {
      // Only a user's click waits: whoever else asks needs a reading as it is now, or none.
      const through = trigger === 'user' ? outlast : atOnce
      let pushed: Asked | undefined
      await run(await connected(deps, id), 're-sync', trigger, log =>
        through(log, async () => {
          const connection = await connected(deps, id)
          // A page that shows the record only wants it fresh: nothing is sent, no PDF is fetched for that.
          const asked = trigger === 'user'
          if (asked && connection.isHome) {
            pushed = await hold(`engine:${id}`, () => push(connection, log, { entity, id: recordId }))
          }
          const connector = await deps.connectorFor(connection, 'high')
          await reSync(deps, connection, connector, log, entity, recordId, asked)
        }),
      )
      return waits(pushed)
    })

  const wakeOne = async (connection: Connection): Promise<void> => {
    // A worker that is still ending lets go of its lock late: what it was stopped in stays open for the next wake.
    const stopped = await hold(`engine:${connection.id}`, async () =>
      (await recover(connection.id)).splice(0),
    )
    const late = await lateJobs(deps, connection, stopped ?? [])
    // Their failures are in the sync log and on the connection.
    if (late.has('sync')) await syncNow(connection.id, 'schedule').catch(() => undefined)
    if (late.has('deletion-check') && connection.isHome) {
      await runDeletionCheck(connection.id, 'schedule').catch(() => undefined)
    }
    if (late.has('reminders') && connection.isHome) {
      await runReminders(connection.id, 'schedule').catch(() => undefined)
    }
    // What has waited its time goes without waiting for the next sync.
    if ((await putOff(deps, connection)).some(time => time <= deps.now()))
      await pushNow(connection.id).catch(() => undefined)
  }

  const atWork = async () => (await listConnections(await deps.ledger())).filter(isAtWork)

  return {
    wake: async () => {
      // Each company by itself: one that imports for an hour keeps no other waiting.
      await Promise.all(
        (await atWork().catch(() => [])).map(each =>
          shared(`wake:${each.id}`, () => wakeOne(each)).catch(() => undefined),
        ),
      )
    },
    syncNow,
    resync,
    pushNow,
    runDeletionCheck,
    runReminders,
    importByNumber: (id, number, trigger) =>
      asking(`import:${id}:${number}`, async through => {
        return run(await connected(deps, id), 'import-by-number', trigger, log =>
          through(log, async () => {
            const connection = await connected(deps, id)
            return importByNumber(deps, connection, await deps.connectorFor(connection, 'high'), log, number)
          }),
        )
      }),
    decideDeletion: async (id, proceed) => {
      await atHome(deps, id)
      if (!(await decide(deps, id, proceed))) return 'done'
      return runDeletionCheck(id, 'user')
    },
    interrupt,
    bringInSkipped: id => bringInSkipped(deps, id),
    nextDueAt: async () => {
      const off = (await Promise.all((await atWork()).map(each => putOff(deps, each)))).flat()
      const times = [await nextJobAt(deps), ...off.map(time => new Date(time).toISOString())]
      return times.filter(time => time !== undefined).sort()[0]
    },
  }
}
