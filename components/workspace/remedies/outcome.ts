import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Mendable, RemedyOutcome } from '../../../core/ledger/remedies.ts'
import { outboxOfRecord } from '../../../core/store/outbox.ts'
import { getRecord } from '../../../core/store/records.ts'
import type { Reader } from '../../../core/store/transaction.ts'
import { systemName } from '../../shared/words.ts'

/** What the sending came to, read from the ledger; `why`: what kept it from beginning. */
export async function outcomeOf(
  reader: Reader,
  { system }: Connection,
  { connectionId, entity, id }: { connectionId: string; entity: Mendable['kind']; id: string },
  why: string | undefined,
): Promise<RemedyOutcome> {
  const record = await getRecord(reader, connectionId, entity, id)
  if (!record) return { outcome: 'failed', sentence: i18n.t('workspace.goneTitle'), undo: false }
  const what = called(record)
  const entries = await outboxOfRecord(reader, connectionId, id)
  const entry = entries.find(({ action }) => action.startsWith('create-'))
  if (record.externalId !== undefined)
    return {
      outcome: 'synced',
      sentence: i18n.t('remedies.synced', { what, system: systemName(system) }),
      undo: false,
    }
  if (record.syncState === 'failed')
    return {
      outcome: 'failed',
      sentence: i18n.t('remedies.refusedAgain', { what, reason: record.failure?.message ?? '' }),
      undo: false,
    }
  if (record.syncState === 'unknown' || entry?.state === 'unknown')
    return {
      outcome: 'unknown',
      sentence: i18n.t('remedies.unknown', { what }),
      undo: false,
    }
  if (entry?.wire)
    return {
      outcome: 'waiting',
      sentence: i18n.t('remedies.lookedUp', { what }),
      undo: false,
    }
  const customer = await getRecord(reader, connectionId, 'customer', record.customerId)
  const refused = customer?.externalId === undefined ? customer?.failure?.message : undefined
  const reason =
    refused === undefined
      ? (entry?.failure?.message ?? why)
      : i18n.t('remedies.customerRefused', { reason: refused })
  return {
    outcome: 'waiting',
    sentence: reason ? i18n.t('remedies.notSentYet', { what, reason }) : i18n.t('remedies.waits', { what }),
    undo: entry?.undo !== undefined && entry.state === 'waiting',
  }
}

const called = (record: Mendable): string =>
  record.kind === 'payment'
    ? i18n.t('remedies.thePayment', { customer: record.customerName })
    : record.number === ''
      ? i18n.t('remedies.theInvoice')
      : i18n.t('popup.invoice', { number: record.number })
