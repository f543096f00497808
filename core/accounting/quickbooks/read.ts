import type { EntityKind } from '../../ledger/records.ts'
import { AccountingError, type ReadAnswer } from '../connector.ts'
import type { Client, Json } from './client.ts'
import { ENTITIES } from './entities.ts'
import type { ContextOf } from './mapping/fields.ts'
import { externalIdOf, readRecord } from './mapping/record.ts'

const DELETED = /\bdeleted this\b/i

/** The record as it came, or how it is gone. 2030: an id that cannot exist. */
export async function readRaw(
  client: Client,
  entity: EntityKind,
  externalId: string,
): Promise<{ raw: Json } | { gone: 'deleted' | 'not-found' }> {
  const { name } = ENTITIES[entity]
  try {
    const body = await client.get(`/${name.toLowerCase()}/${encodeURIComponent(externalId)}`)
    const raw = body[name]
    // An answer about another record must not stand for this one.
    if (externalIdOf(raw) !== externalId)
      throw new AccountingError(`QuickBooks answered without ${name} ${externalId}.`, { class: 'retry' })
    const record = raw as Json
    return record.status === 'Deleted' ? { gone: 'deleted' } : { raw: record }
  } catch (error) {
    // Of a 5xx nothing is believed: a record must not be removed for it.
    if (!(error instanceof AccountingError) || error.class !== 'needs-user') throw error
    const fault = error.faults.find(({ code }) => code === '610' || code === '2030')
    if (!fault) throw error
    return { gone: DELETED.test(fault.detail ?? fault.message) ? 'deleted' : 'not-found' }
  }
}

export async function read(
  client: Client,
  entity: EntityKind,
  externalId: string,
  context: ContextOf,
): Promise<ReadAnswer> {
  const answer = await readRaw(client, entity, externalId)
  return 'gone' in answer ? answer : readRecord(entity, answer.raw, await context([answer.raw]))
}
