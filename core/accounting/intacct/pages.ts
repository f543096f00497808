import type { EntityKind, Instant } from '../../ledger/records.ts'
import { AccountingError, type Page } from '../connector.ts'
import type { Client } from './client.ts'
import { adjustmentId, targetOf } from './external-id.ts'
import { countRows, PAGE, type Rows, rowsAfter } from './query.ts'
import { type Base, externalIdOf, recordsOf, type Shape } from './records.ts'
import { type Filter, SOURCES, type Source } from './sources.ts'

/** Times there have whole seconds. */
const since = (instant: Instant): Filter => ({
  $gte: { 'audit.modifiedDateTime': instant.replace(/\.\d+Z$/, 'Z') },
})

interface Place {
  source: Source
  shape: Shape
  /** The key behind which this source goes on. */
  after: string | undefined
  /** Where the next source begins, when there is one. */
  following: string | undefined
}

/** Behind which row to go on. Credit memos are two sources, one after the other: `adjustment:0` begins the second. */
function placeOf(entity: EntityKind, after: string | undefined): Place {
  const [first, second] = SOURCES[entity]
  const target = after === undefined ? undefined : targetOf(after)
  if (second && target && 'adjustment' in target)
    return { source: second, shape: 'adjustment', after: target.adjustment, following: undefined }
  if (after !== undefined && !(target && 'key' in target))
    throw new AccountingError(`"${after.slice(0, 40)}" is no place in the pages of ${entity}.`, {
      class: 'bug',
    })
  return { source: first, shape: entity, after, following: second && adjustmentId('0') }
}

/** @throws AccountingError */
async function rowsOf(
  client: Client,
  { source, shape, after, following }: Place,
  fields: readonly string[],
  filters: readonly Filter[],
): Promise<Pick<Rows, 'rows' | 'at'> & { cursor: string | undefined }> {
  const { rows, next, ...rest } = await rowsAfter(
    client,
    { object: source.object, fields, filters, size: PAGE },
    after,
  )
  const here = next !== undefined && shape === 'adjustment' ? adjustmentId(next) : next
  return { rows, cursor: here ?? following, ...rest }
}

const next = (cursor: string | undefined) => (cursor === undefined ? {} : { next: cursor })

/** One page of records, in the order of keys. @throws AccountingError */
export async function page(
  client: Client,
  entity: EntityKind,
  after: string | undefined,
  base: Base,
): Promise<Page> {
  const place = placeOf(entity, after)
  const { source, shape } = place
  const { rows, cursor } = await rowsOf(client, place, source.fields, source.filters)
  return { ...(await recordsOf(client, shape, rows, base)), ...next(cursor) }
}

/** As `page`, of what was modified since; a reversed payment among them, void. @throws AccountingError */
export async function modified(
  client: Client,
  entity: EntityKind,
  instant: Instant,
  after: string | undefined,
  base: Base,
): Promise<Page & Pick<Rows, 'at'>> {
  const place = placeOf(entity, after)
  const { source, shape } = place
  const filters = [...(source.changed ?? source.filters), since(instant)]
  const { rows, cursor, ...rest } = await rowsOf(client, place, source.fields, filters)
  return { ...(await recordsOf(client, shape, rows, base)), ...next(cursor), ...rest }
}

/** Ids alone. A row without one would look like a deletion, so it stops the check. @throws AccountingError */
export async function keys(client: Client, entity: EntityKind, after: string | undefined) {
  const place = placeOf(entity, after)
  const fields = place.source.fields.filter(field => field === 'key' || field === 'documentId')
  const { rows, cursor } = await rowsOf(client, place, fields, place.source.filters)
  const ids = rows.map(row => externalIdOf(place.shape, row))
  if (!ids.every(id => id !== undefined))
    throw new AccountingError(`A row of ${place.source.object} came without its key.`, { class: 'bug' })
  return { keys: ids, ...next(cursor) }
}

/** @throws AccountingError */
export async function count(client: Client, entity: EntityKind): Promise<number> {
  const counts = await Promise.all(
    SOURCES[entity].map(({ object, filters }) => countRows(client, object, filters)),
  )
  return counts.reduce((sum, one) => sum + one, 0)
}
