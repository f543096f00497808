import type { Connection } from '../../../core/ledger/connection.ts'
import type { Mendable, RemedyOutcome } from '../../../core/ledger/remedies.ts'
import { outboxOfRecord } from '../../../core/store/outbox.ts'
import { getRecord } from '../../../core/store/records.ts'
import type { Reader } from '../../../core/store/transaction.ts'

const SYSTEM = { quickbooks: 'QuickBooks', intacct: 'Sage Intacct' } as const

/** What the sending came to, read from the ledger; `why`: what kept it from beginning. */
export async function outcomeOf(
  reader: Reader,
  { system }: Connection,
  { connectionId, entity, id }: { connectionId: string; entity: Mendable['kind']; id: string },
  why: string | undefined,
): Promise<RemedyOutcome> {
  const record = await getRecord(reader, connectionId, entity, id)
  if (!record) return { outcome: 'failed', sentence: `This ${entity} is no longer here.`, undo: false }
  const what = called(record)
  const entries = await outboxOfRecord(reader, connectionId, id)
  const entry = entries.find(({ action }) => action.startsWith('create-'))
  if (record.externalId !== undefined)
    return { outcome: 'synced', sentence: `${what} stands in ${SYSTEM[system]} now.`, undo: false }
  if (record.syncState === 'failed')
    return {
      outcome: 'failed',
      sentence: `${what} was refused again: ${record.failure?.message}`,
      undo: false,
    }
  if (record.syncState === 'unknown' || entry?.state === 'unknown')
    return {
      outcome: 'unknown',
      sentence: `${what} was sent, and whether it arrived cannot be told. It is not sent again by itself.`,
      undo: false,
    }
  if (entry?.wire)
    return {
      outcome: 'waiting',
      sentence: `${what} was sent, and the answer is not known yet. It is looked up by itself.`,
      undo: false,
    }
  const customer = await getRecord(reader, connectionId, 'customer', record.customerId)
  const refused = customer?.externalId === undefined ? customer?.failure?.message : undefined
  const reason =
    refused === undefined ? (entry?.failure?.message ?? why) : `its customer was refused: ${refused}`
  return {
    outcome: 'waiting',
    sentence: reason ? `${what} was not sent yet: ${reason}` : `${what} waits to be sent.`,
    undo: entry?.undo !== undefined && entry.state === 'waiting',
  }
}

const called = (record: Mendable): string =>
  record.kind === 'payment'
    ? `The payment of ${record.customerName}`
    : record.number === ''
      ? 'The invoice'
      : `Invoice ${record.number}`
