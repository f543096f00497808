import type { EntityKind, LedgerRecord } from '../../ledger/records.ts'
import { AccountingError, type ReadAnswer } from '../connector.ts'
import { allReadable } from '../record-reader.ts'
import type { Client } from './client.ts'
import { type Target, targetOf } from './external-id.ts'
import { keyOfRow, rowsAfter } from './query.ts'
import { type Base, recordsOf, type Shape } from './records.ts'
import { BESIDE, type Filter, SOURCES, type Source } from './sources.ts'

type Row = Record<string, unknown>
const GONE = { gone: 'not-found' } as const

/** Rows that fit, one page. @throws AccountingError */
export async function rowsOf(
  client: Client,
  source: Pick<Source, 'object' | 'fields'>,
  filters: readonly Filter[],
): Promise<Row[]> {
  const { object, fields } = source
  return (await rowsAfter(client, { object, fields, filters })).rows as Row[]
}

/**
 * All that fit of a kind, whatever has become of them, but for drafts and counter-entries: for look-ups. A
 * record that cannot be read is an error here. @throws AccountingError
 */
export async function find(
  client: Client,
  entity: EntityKind,
  conditions: readonly Filter[],
  base: Base,
): Promise<LedgerRecord[]> {
  const [source] = SOURCES[entity]
  const rows = await rowsOf(client, source, [...(source.changed ?? source.filters), ...conditions])
  return allReadable(await recordsOf(client, entity, rows, base))
}

async function one(client: Client, shape: Shape, row: Row, base: Base): Promise<ReadAnswer> {
  const { records, problems } = await recordsOf(client, shape, [row], base)
  if (records[0]) return { found: records[0] }
  if (problems[0]) return { problem: problems[0] }
  throw new AccountingError('Sage Intacct answered without the record.', { class: 'retry' })
}

/** The AR invoice that an Order Entry document has now; the document itself while it has none. */
async function readDocument(client: Client, documentId: string, base: Base): Promise<ReadAnswer> {
  const named = [{ $eq: { documentId } }]
  const [source] = SOURCES.invoice
  const rows = await rowsOf(client, source, [...source.filters, ...named])
  // In the making of a new one both may stand there for a moment: the newer one counts.
  const row = rows.filter(row => row.documentId === documentId).at(-1)
  if (row) return one(client, 'invoice', row, base)
  const documents = await rowsOf(client, BESIDE.document, named)
  const document = documents.find(row => row.documentId === documentId && row.state !== 'draft')
  return document ? one(client, 'document', document, base) : GONE
}

function sourceOf(
  entity: EntityKind,
  target: Target,
): { source: Source; shape: Shape; filter: Filter } | undefined {
  const [first, second] = SOURCES[entity]
  if ('key' in target) return { source: first, shape: entity, filter: { $eq: { key: target.key } } }
  if ('documentId' in target)
    return { source: first, shape: entity, filter: { $eq: { documentId: target.documentId } } }
  return second && { source: second, shape: 'adjustment', filter: { $eq: { key: target.adjustment } } }
}

/** The record as it stands, or how it is gone. @throws AccountingError */
export async function read(
  client: Client,
  entity: EntityKind,
  externalId: string,
  base: Base,
): Promise<ReadAnswer> {
  const target = targetOf(externalId)
  if (!target) return GONE
  if (entity === 'invoice' && 'documentId' in target) return readDocument(client, target.documentId, base)
  const place = sourceOf(entity, target)
  if (!place) return GONE
  const { source, shape, filter } = place
  const [row] = await rowsOf(client, source, [...(source.changed ?? source.filters), filter])
  if (!row) return GONE
  // An answer about another record must not stand for this one.
  if ('key' in target && keyOfRow(row) !== target.key)
    throw new AccountingError(`Sage Intacct answered without ${entity} ${externalId}.`, { class: 'retry' })
  if (entity === 'payment' && row.state === 'reversed') return { gone: 'deleted' }
  return one(client, shape, row, base)
}
