import { isEditable } from '../../ledger/editing.ts'
import type { Instant } from '../../ledger/records.ts'
import { fingerprint, type Mendable, type PlannedRemedy } from '../../ledger/remedies.ts'
import { CommandError } from '../../messaging/client.ts'
import { outboxOfRecord, putOutboxEntry } from '../../store/outbox.ts'
import { getRecord, putRecord } from '../../store/records.ts'
import { type WriteTx, write } from '../../store/transaction.ts'
import { PUSH_STORES } from '../../sync/push/begin.ts'
import { enqueue, withdraw } from '../../sync/push/enqueue.ts'
import { retryRecord } from '../../sync/push/retry.ts'
import type { WorkerDeps } from '../deps.ts'
import { type Asked, mendable } from './plan.ts'

export const CHANGED = 'It changed since the change was shown. Look at it again.'

/**
 * Writes a planned remedy down in ONE transaction: the record as corrected, what must go before it, and a
 * new intent with a new key. Nothing is sent yet.
 * @throws CommandError `not-allowed` when the record is another than the plan was made about
 */
export async function apply(deps: WorkerDeps, asked: Asked, planned: PlannedRemedy): Promise<void> {
  const now: Instant = new Date(deps.now()).toISOString()
  const { connectionId } = asked
  await write(
    await deps.ledger(),
    PUSH_STORES,
    async tx => {
      const record = await mendable(tx, asked)
      if (fingerprint(record) !== fingerprint(planned.before)) throw new CommandError('not-allowed', CHANGED)
      await prepare(tx, connectionId, planned, now, deps.newKey)
      // What was written to be sent before is not what is meant now.
      const instead = await withdraw(tx, connectionId, record.id)
      const { failure: _, ...corrected } = { ...record, ...contentOf(planned.after) }
      await putRecord(tx, { ...corrected, syncState: 'unsynced' } as Mendable)
      const action = record.kind === 'invoice' ? 'create-invoice' : 'create-payment'
      const entry = await enqueue(tx, { connectionId, action, recordId: record.id }, now, instead)
      if (planned.after !== planned.before) await putOutboxEntry(tx, { ...entry, undo: record })
    },
    'strict',
  )
}

/** What a remedy may change; everything else of the record stays as it is stored. */
const contentOf = (after: Mendable): Partial<Mendable> =>
  after.kind === 'payment'
    ? { date: after.date }
    : {
        number: after.number,
        date: after.date,
        ...(after.dueDate === undefined ? {} : { dueDate: after.dueDate }),
        lines: after.lines,
        total: after.total,
        accountingBalance: after.accountingBalance,
      }

/** Customer and items that must stand there first. */
async function prepare(
  tx: WriteTx,
  connectionId: string,
  { changes }: PlannedRemedy,
  now: Instant,
  newKey: () => string,
): Promise<void> {
  for (const change of changes) {
    if (change.what === 'item')
      await enqueue(tx, { connectionId, action: 'activate-item', recordId: change.id }, now)
    if (change.what !== 'customer' || change.how !== 'created') continue
    const customer = await getRecord(tx, connectionId, 'customer', change.id)
    if (customer) await retryRecord(tx, customer, now, newKey)
  }
}

/**
 * The record as it was, refusal and all, and its intent waiting for the user again.
 * @throws CommandError `not-allowed` once something of it was sent
 */
export async function takeBack(
  deps: WorkerDeps,
  { connectionId, entity, id }: Pick<Asked, 'connectionId' | 'entity' | 'id'>,
): Promise<void> {
  await write(await deps.ledger(), PUSH_STORES, async tx => {
    const record = await getRecord(tx, connectionId, entity, id)
    const entry = (await outboxOfRecord(tx, connectionId, id)).find(({ undo }) => undo !== undefined)
    if (!record || !entry?.undo || entry.state !== 'waiting' || entry.wire || !isEditable(record))
      throw new CommandError('not-allowed', 'It was sent meanwhile, so it cannot be taken back.')
    const { undo, notBefore: _, ...rest } = entry
    await putRecord(tx, undo)
    const failure = undo.failure ? { failure: undo.failure } : {}
    await putOutboxEntry(tx, { ...rest, ...failure, state: 'needs-user' })
  })
  deps.announce(connectionId, 'records')
  deps.announce(connectionId, 'outbox')
}
