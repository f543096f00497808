import type { Changes, RecordProblem } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import { labelOf } from '../../ledger/label.ts'
import type { Instant, LedgerRecord } from '../../ledger/records.ts'
import { getConnection } from '../../store/connections.ts'
import { type StoreName, type WriteTx, write } from '../../store/transaction.ts'
import { instant, type SyncDeps } from '../deps.ts'
import { EngineError } from '../engine-error.ts'
import { wakeDependents } from '../push/retry.ts'
import type { RunLog } from '../run-log.ts'
import { noteDeletions } from './deletions.ts'
import type { seenTexts } from './seen.ts'
import { UPSERT_STORES, upsert } from './upsert.ts'

export interface Answer {
  records: LedgerRecord[]
  deleted?: Changes['deleted']
  problems?: RecordProblem[]
  readAt: Instant
  /** Of a first import that was never interrupted: nothing is expected to be here, and it is staged. */
  fresh?: ReturnType<typeof seenTexts> | undefined
}

/**
 * Stores what was read, deletions included, and whatever `also` adds (a cursor), in ONE transaction. Then
 * says in the log what it came to: bad records and duplicates are events, never failures. What stands by
 * its name alone, the screens have the words for (components/workspace/event-words.ts).
 * @returns whether the ledger shows anything else than before
 * @throws StoreError
 */
export async function storeAnswer(
  deps: SyncDeps,
  connection: Connection,
  log: RunLog,
  answer: Answer,
  also?: { stores: StoreName[]; work: (tx: WriteTx) => unknown },
): Promise<{ isNews: boolean }> {
  const { allowDuplicateInvoiceNumbers } = await deps.settingsOf(connection)
  const { upserted, gone } = await write(
    await deps.ledger(),
    [...UPSERT_STORES, 'connections', ...(also?.stores ?? [])],
    async tx => {
      await requireConnected(tx, connection)
      const upserted = await upsert(tx, connection.id, answer.records, {
        readAt: answer.readAt,
        allowDuplicates: allowDuplicateInvoiceNumbers,
        ...(answer.fresh ? { fresh: answer.fresh, staging: true } : {}),
      })
      const gone = await noteDeletions(tx, connection.id, answer.deleted ?? [], instant(deps))
      await wakeDependents(tx, connection.id, answer.records, instant(deps))
      await also?.work(tx)
      return { upserted, gone }
    },
  )
  log.add({ pulled: answer.records.length, added: upserted.added, changed: upserted.changed })
  for (const problem of answer.problems ?? []) logProblem(log, problem)
  for (const invoice of upserted.skipped) logSkipped(log, invoice)
  for (const record of gone) logGone(log, record)
  for (const { id, number } of upserted.cameIn) {
    log.event({
      level: 'info',
      entity: 'invoice',
      recordId: id,
      label: number,
      message: 'came-in',
    })
  }
  const { added, changed, skipped, cameIn } = upserted
  return { isNews: added + changed + skipped.length + cameIn.length + gone.length > 0 }
}

/** Disconnected, erased or connected anew while the answer was on its way: nothing of it is stored. */
async function requireConnected(tx: WriteTx, { id, companyName, connectedAt }: Connection): Promise<void> {
  const current = await getConnection(tx, id)
  if (current?.state === 'connected' && current.connectedAt === connectedAt) return
  const code = current?.state === 'sign-in-needed' ? 'sign-in' : 'not-connected'
  throw new EngineError(code, `${companyName} is not connected any more.`)
}

/** A record that could not be read is named and passed over; the rest of its page is kept. */
function logProblem(log: RunLog, { entity, externalId, field, message }: RecordProblem): void {
  log.event({
    level: 'warn',
    entity,
    ...(externalId === undefined ? {} : { recordId: externalId }),
    message: `The ${NAMES[entity]} ${externalId ?? 'without an id'} could not be read: ${field}: ${message}`,
  })
}

function logSkipped(log: RunLog, { id, number }: { id: string; number: string }): void {
  log.event({
    level: 'info',
    entity: 'invoice',
    recordId: id,
    label: number,
    message: 'skipped',
  })
}

function logGone(log: RunLog, record: LedgerRecord): void {
  const removed = record.kind === 'payment' && record.origin === 'imported'
  if (removed) log.add({ removed: 1 })
  log.event({
    level: 'info',
    entity: record.kind,
    recordId: record.id,
    label: labelOf(record),
    message: removed ? 'removed' : 'deleted-there',
  })
}

export const NAMES = {
  customer: 'customer',
  item: 'item',
  invoice: 'invoice',
  payment: 'payment',
  creditMemo: 'credit memo',
} as const
