import type { AccountingError } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import { addMilliseconds } from '../../ledger/dates.ts'
import type { SyncFailure } from '../../ledger/records.ts'
import { patchConnection } from '../../store/connections.ts'
import { getOutboxEntry, putOutboxEntry } from '../../store/outbox.ts'
import type { OutboxEntry } from '../../store/outbox-entry.ts'
import { StoreError } from '../../store/store-error.ts'
import { write } from '../../store/transaction.ts'
import { instant } from '../deps.ts'
import { signedOut } from '../signed-out.ts'
import { backOff } from './back-off.ts'
import { PUSH_STORES } from './begin.ts'
import type { PushDeps } from './deps.ts'
import { asAccountingError, failureOf } from './failure.ts'
import { refuse } from './marks.ts'

/**
 * What prevented a first sending before anything went out: a passing trouble waits, anything else is the
 * entry's own and must not keep the rest of the outbox back.
 * @throws StoreError when it was the store: nothing can be written down then.
 */
export async function postpone(
  deps: PushDeps,
  connection: Connection,
  entry: OutboxEntry,
  thrown: unknown,
): Promise<{ later: AccountingError } | { refused: SyncFailure } | { nothing: string }> {
  if (thrown instanceof StoreError || thrown instanceof DOMException) throw thrown
  const error = asAccountingError(thrown)
  const failure = failureOf(error, instant(deps))
  return write(await deps.ledger(), PUSH_STORES, async tx => {
    const current = await getOutboxEntry(tx, entry.id)
    if (current?.state !== 'waiting') return { nothing: 'it was taken back meanwhile' }
    if (error.class === 'sign-in') {
      await patchConnection(tx, connection.id, signedOut(error))
      return { later: error }
    }
    if (error.class !== 'retry') {
      await refuse(tx, current, failure)
      return { refused: failure }
    }
    const wait = backOff(current.attempts + 1, deps.random(), error.retryAfter)
    const notBefore = addMilliseconds(instant(deps), wait)
    await putOutboxEntry(tx, { ...current, attempts: current.attempts + 1, failure, notBefore })
    return { later: error }
  })
}
