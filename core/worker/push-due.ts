import { type Connection, isAtWork } from '../ledger/connection.ts'
import type { Instant } from '../ledger/records.ts'
import { listConnections } from '../store/connections.ts'
import { outboxOf } from '../store/outbox.ts'
import { dueAt } from '../sync/push/order.ts'
import type { WorkerDeps } from './deps.ts'

/** Sends what has waited its time (back-off, the server's hint), without waiting for the next sync. */
export async function pushDue(deps: WorkerDeps): Promise<void> {
  for (const { id } of await homes(deps)) {
    if ((await putOff(deps, id)).some(time => time <= deps.now()))
      await deps.engine.pushNow(id).catch(() => undefined)
  }
}

/** When the next of it is due: for the alarm. */
export async function nextPushAt(deps: WorkerDeps): Promise<Instant | undefined> {
  const times = await Promise.all((await homes(deps)).map(({ id }) => putOff(deps, id)))
  const first = Math.min(...times.flat())
  return Number.isFinite(first) ? new Date(first).toISOString() : undefined
}

const homes = async (deps: WorkerDeps): Promise<Connection[]> =>
  (await listConnections(await deps.ledger())).filter(each => each.isHome && isAtWork(each))

/** What has no time of its own goes with the syncs: here only what was put off. */
async function putOff(deps: WorkerDeps, connectionId: string): Promise<number[]> {
  const entries = await outboxOf(await deps.ledger(), connectionId)
  return entries.flatMap(entry =>
    entry.notBefore === undefined ? [] : (dueAt(entry, deps.now(), false) ?? []),
  )
}
