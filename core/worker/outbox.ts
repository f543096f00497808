import type { Instant, LedgerRecord } from '../ledger/records.ts'
import { CommandError } from '../messaging/client.ts'
import type { Input } from '../messaging/protocol.ts'
import type { Handlers } from '../messaging/server.ts'
import { getRecord } from '../store/records.ts'
import { type Reader, write } from '../store/transaction.ts'
import { PUSH_STORES } from '../sync/push/begin.ts'
import { type Chosen, choose } from '../sync/push/choose.ts'
import { enqueue } from '../sync/push/enqueue.ts'
import { retryRecord } from '../sync/push/retry.ts'
import { homeOf } from './connections.ts'
import type { WorkerDeps } from './deps.ts'
import { pushSoon } from './push-soon.ts'

type OutboxHandlers = Pick<Handlers, 'push.retry' | 'push.choose' | 'item.activate'>

/** What the user says about records that wait, failed or may have arrived. */
export function outboxHandlers(deps: WorkerDeps): OutboxHandlers {
  const now = (): Instant => new Date(deps.now()).toISOString()
  const changed = (connectionId: string, push?: { entity: LedgerRecord['kind']; id: string }) => {
    deps.announce(connectionId, 'records')
    deps.announce(connectionId, 'outbox')
    if (push) pushSoon(deps, connectionId, push)
  }
  return {
    async 'push.retry'({ connectionId, entity, id }) {
      await homeOf(await deps.ledger(), connectionId)
      await write(await deps.ledger(), PUSH_STORES, async tx => {
        const record = await recordOf(tx, connectionId, entity, id)
        const released = await retryRecord(tx, record, now(), deps.newKey)
        if (released === 0) throw new CommandError('not-allowed', 'There is nothing of this record to send.')
      })
      changed(connectionId, { entity, id })
    },

    async 'push.choose'({ connectionId, entity = 'payment', id, choice, theirs }) {
      await homeOf(await deps.ledger(), connectionId)
      const chosen = await write(await deps.ledger(), PUSH_STORES, async tx =>
        choose(tx, await recordOf(tx, connectionId, entity, id), choice, now(), theirs),
      )
      if (chosen !== 'chosen') throw new CommandError('not-allowed', NOT_CHOSEN[chosen])
      changed(connectionId, choice === 'apply-still-owed' ? { entity, id } : undefined)
    },

    async 'item.activate'({ connectionId, id }) {
      await homeOf(await deps.ledger(), connectionId)
      await write(await deps.ledger(), PUSH_STORES, async tx => {
        const item = await recordOf(tx, connectionId, 'item', id)
        if (item.kind === 'item' && item.active)
          throw new CommandError('not-allowed', 'This item is active already.')
        await enqueue(tx, { connectionId, action: 'activate-item', recordId: id }, now())
      })
      // All of it: what failed because of the item goes right after it.
      deps.announce(connectionId, 'outbox')
      pushSoon(deps, connectionId)
    },
  }
}

const NOT_CHOSEN: Record<Exclude<Chosen, 'chosen'>, string> = {
  which:
    'No imported record, or more than one, could be this one. Import it by number, or pick it with Mark as synced.',
  nothing: 'This record asks nothing any more.',
  'not-that': 'This choice does not fit what happened to the record.',
}

/** @throws CommandError `not-found` */
async function recordOf(
  reader: Reader,
  connectionId: string,
  entity: Input<'push.retry'>['entity'],
  id: string,
): Promise<LedgerRecord> {
  const record: LedgerRecord | undefined = await getRecord(reader, connectionId, entity, id)
  if (!record) throw new CommandError('not-found', 'This record is no longer here.')
  return record
}
