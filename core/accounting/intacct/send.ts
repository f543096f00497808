import type { EntityKind } from '../../ledger/records.ts'
import { AccountingError, type ReadAnswer, type SendAnswer, type WireRequest } from '../connector.ts'
import type { Client } from './client.ts'
import { invoiceId } from './external-id.ts'
import { keyOfRow } from './query.ts'
import { read, rowsOf } from './read.ts'
import type { Base } from './records.ts'
import { BESIDE } from './sources.ts'

const REVERSE = '/workflows/accounts-receivable/payment/reverse'
const DOCUMENT = /^\/objects\/order-entry\/document::/
const KINDS: readonly [RegExp, EntityKind][] = [
  [/^\/objects\/accounts-receivable\/customer$/, 'customer'],
  [/^\/objects\/accounts-receivable\/payment$/, 'payment'],
  [/^\/objects\/inventory-control\/item\//, 'item'],
]
const kindOf = (path: string): EntityKind => KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'invoice'

/**
 * Sends a prepared request and reads what it made: Intacct answers a write with the record's key alone. Once
 * accepted it is never an error: what cannot be read is a `problem`, so that nobody sends it again.
 * @throws AccountingError when it was not accepted, or that is not known
 */
export async function send(client: Client, wire: WireRequest, base: Base): Promise<SendAnswer> {
  if (wire.path === REVERSE) return reverse(client, wire, base)
  const { result } = await client.send(wire)
  const key = keyOfRow(result)
  if (key === undefined)
    throw new AccountingError('Sage Intacct answered a write without the key of its record.', {
      class: 'retry',
      sent: 'maybe',
    })
  const entity = kindOf(wire.path)
  let externalId: string | undefined = DOCUMENT.test(wire.path) ? undefined : key
  try {
    externalId ??= await documentOf(client, key)
    return stored(await read(client, entity, externalId, base), entity, externalId)
  } catch (error) {
    if (!(error instanceof AccountingError)) throw error
    return {
      problem: {
        entity,
        ...(externalId === undefined ? {} : { externalId }),
        field: 'record',
        message: `was accepted, but could not be read: ${error.message}`,
      },
    }
  }
}

function stored(answer: ReadAnswer, entity: EntityKind, externalId: string): SendAnswer {
  if ('found' in answer) return { stored: answer.found }
  if ('problem' in answer) return answer
  return { problem: { entity, externalId, field: 'record', message: 'was accepted, but is not there' } }
}

/** The ledger's id of a document by its own key. @throws AccountingError */
async function documentOf(client: Client, key: string): Promise<string> {
  const [row] = await rowsOf(client, BESIDE.document, [{ $eq: { key } }])
  if (typeof row?.documentId === 'string') return invoiceId(key, row.documentId)
  throw new AccountingError('The document is not there.', { class: 'retry' })
}

/** Refused because it is reversed already: then it is gone, as was meant; the words for it are not known. */
async function reverse(client: Client, wire: WireRequest, base: Base): Promise<SendAnswer> {
  const externalId = String((JSON.parse(wire.body) as { key: unknown }).key)
  try {
    await client.send(wire)
  } catch (error) {
    if (!(error instanceof AccountingError) || error.class !== 'needs-user') throw error
    const there = await read(client, 'payment', externalId, base).catch(() => undefined)
    if (!there || !('gone' in there)) throw error
    const { message, status, faults, trace } = error
    throw new AccountingError(message, { class: 'needs-user', reason: 'gone', status, faults, trace })
  }
  return { deleted: { entity: 'payment', externalId } }
}
