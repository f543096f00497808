import type { Connection } from '../../ledger/connection.ts'
import { outboxOf } from '../../store/outbox.ts'
import type { SyncDeps } from '../deps.ts'
import { dueAt } from './order.ts'

/**
 * When what was put off (back-off, the server's hint) may go, epoch milliseconds; of the home alone. What has no
 * time of its own goes with the syncs.
 */
export async function putOff(
  deps: Pick<SyncDeps, 'ledger' | 'now'>,
  { id, isHome }: Connection,
): Promise<number[]> {
  if (!isHome) return []
  return (await outboxOf(await deps.ledger(), id)).flatMap(entry =>
    entry.notBefore === undefined ? [] : (dueAt(entry, deps.now(), false) ?? []),
  )
}
