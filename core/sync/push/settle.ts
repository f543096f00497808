import type { AccountingError, Connector } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import { addMilliseconds } from '../../ledger/dates.ts'
import type { Instant, LedgerRecord, SyncFailure } from '../../ledger/records.ts'
import { patchConnection } from '../../store/connections.ts'
import { deleteOutboxEntry, getOutboxEntry, putOutboxEntry } from '../../store/outbox.ts'
import { type WriteTx, write } from '../../store/transaction.ts'
import { instant } from '../deps.ts'
import { noteReminder } from '../reminders/note.ts'
import { signedOut } from '../signed-out.ts'
import { accept, appliesAsMeant, storeCovered } from './accept.ts'
import type { Outcome, SendingEntry } from './attempt.ts'
import { backOff } from './back-off.ts'
import { withBalances } from './balances.ts'
import { PUSH_STORES } from './begin.ts'
import type { PushDeps } from './deps.ts'
import { failureOf } from './failure.ts'
import { markGone, markUnknown, markUnsent, refuse, unsent } from './marks.ts'
import { wakeDependents } from './retry.ts'

/** Before a look-up after a doubtful answer: what is still under way there has come to its end by then. */
const SETTLE_MS = 2 * 60_000

/** What an attempt left behind, for the log and for the rest of the run. */
export type Settled =
  | { done: LedgerRecord | 'deleted'; differs?: boolean }
  | { refused: SyncFailure }
  | { unknown: SyncFailure | undefined }
  | { later: AccountingError | undefined }
  | { superseded: true }

/** Writes an outcome down in ONE transaction: the record, the re-read invoices of a payment, the entry. */
export async function settle(
  deps: PushDeps,
  connection: Connection,
  connector: Connector,
  entry: SendingEntry,
  attempted: Outcome,
): Promise<Settled> {
  const { outcome, covered, fresh } = await withBalances(deps, connector, entry, attempted)
  const { allowDuplicateInvoiceNumbers: allowDuplicates } = await deps.settingsOf(connection)
  const error = 'error' in outcome ? outcome.error : undefined
  const failure = error && failureOf(error, instant(deps))
  const failed = failure ? { failure } : {}
  return write(await deps.ledger(), PUSH_STORES, async (tx): Promise<Settled> => {
    const current = await getOutboxEntry(tx, entry.id)
    // Erased, or settled by another: what we learned is not this entry's any more.
    if (current?.wire?.key !== entry.wire.key) return { superseded: true }
    if (error?.class === 'sign-in') {
      await patchConnection(tx, connection.id, signedOut(error))
    }
    const options = { readAt: instant(deps), allowDuplicates }
    await storeCovered(tx, connection.id, covered, options)
    switch (outcome.kind) {
      case 'accepted': {
        const done = await accept(tx, entry, outcome.record, options, outcome.lookedUp)
        await wakeDependents(tx, connection.id, [outcome.record], options.readAt)
        await noteReminder(tx, entry, 'sent', options.readAt)
        return { done, differs: await close(tx, entry, outcome.record) }
      }
      case 'deleted':
        await markGone(tx, entry, options.readAt)
        await deleteOutboxEntry(tx, entry.id)
        return { done: 'deleted' }
      case 'absent':
        await putOutboxEntry(tx, { ...unsent(current), ...failed, ...pause(deps, entry, outcome) })
        await markUnsent(tx, entry, failure)
        return { later: error }
      case 'refused':
        if (fresh) await accept(tx, entry, fresh, options)
        await refuse(tx, current, failure as SyncFailure)
        return { refused: failure as SyncFailure }
      case 'again': {
        const lookUpFirst = outcome.lookUpFirst ? { lookUpFirst: true as const } : {}
        const attempts = current.attempts + 1
        await putOutboxEntry(tx, {
          ...current,
          ...failed,
          ...lookUpFirst,
          ...pause(deps, entry, outcome),
          attempts,
        })
        return { later: error }
      }
      case 'unknown':
        await putOutboxEntry(tx, { ...current, ...failed, state: 'unknown' })
        await markUnknown(tx, entry, options.readAt, failure)
        return { unknown: failure }
    }
  })
}

/** A sign-in waits for the user alone, a fresh key for nothing; everything else for a time. */
function pause(
  deps: PushDeps,
  entry: SendingEntry,
  outcome: Outcome & { error?: AccountingError },
): { notBefore?: Instant; attempts?: number } {
  const { error } = outcome
  if (!error) return { attempts: 0 }
  if (error.class === 'sign-in') return {}
  const time = backOff(entry.attempts, deps.random(), error.retryAfter)
  const settled = outcome.kind === 'again' && outcome.lookUpFirst ? Math.max(time, SETTLE_MS) : time
  return { notBefore: addMilliseconds(instant(deps), settled) }
}

/** @returns true when the accounting system applied something else than we meant: then a person looks at it. */
async function close(tx: WriteTx, entry: SendingEntry, there: LedgerRecord): Promise<boolean> {
  const { intent } = entry
  const differs =
    intent.action === 'create-payment' && there.kind === 'payment' && !appliesAsMeant(intent, there)
  if (differs) await putOutboxEntry(tx, { ...unsent(entry), state: 'needs-user', question: 'unclear-answer' })
  else await deleteOutboxEntry(tx, entry.id)
  return differs
}
