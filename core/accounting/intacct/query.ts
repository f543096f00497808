import { AccountingError } from '../connector.ts'
import { byNumber, lastInOrder } from '../page-order.ts'
import type { Answer, Client } from './client.ts'
import { isKey } from './external-id.ts'
import type { Filter } from './sources.ts'

/** Rows of a page of records; the service allows 4,000 (facts §5.1), and lines of so many fit into a few more. */
export const PAGE = 1_000
const LARGEST = 4_000

export interface Query {
  object: string
  fields: readonly string[]
  filters: readonly Filter[]
  size?: number
}

export interface Rows extends Pick<Answer, 'at'> {
  rows: unknown[]
  /** The whole number that fits the filters. */
  total: number
  /** The last row's key, when there may be more. */
  next?: string
}

/** Without these nothing can be read; any other field is left out where a company's API does not know it. */
const NEEDED = new Set([
  'key',
  'state',
  'documentId',
  'customer.key',
  'invoice.key',
  'arPayment.key',
  'documentHeader.key',
])

/** By client: `object field` of what was refused. The model lists fields that the query then refuses (facts §1.10). */
const refusedOf = new WeakMap<Client, Set<string>>()

export function keyOfRow(row: unknown): string | undefined {
  const key = typeof row === 'object' && row !== null && 'key' in row ? row.key : undefined
  // Anything else may have no text at all.
  const text = typeof key === 'string' || typeof key === 'number' ? String(key) : ''
  return isKey(text) ? text : undefined
}

/** The field that a refusal names (facts §4.3: REST-1106, REST-1043), if it is one that we can do without. */
function refusedField(error: unknown, fields: readonly string[]): string | undefined {
  if (!(error instanceof AccountingError) || error.status !== 400) return undefined
  for (const { message, element } of error.faults) {
    const named =
      /^The (\S+) field in /.exec(message)?.[1] ?? /^\/?(\S+) is not a valid field/.exec(message)?.[1]
    const field = named ?? element?.replace(/^\//, '')
    if (field && fields.includes(field) && !NEEDED.has(field)) return field
  }
  return undefined
}

/** One request to the query service, in the order of keys. @throws AccountingError */
async function ask(client: Client, { object, fields, filters, size = PAGE }: Query): Promise<Answer> {
  const refused = refusedOf.get(client) ?? new Set<string>()
  refusedOf.set(client, refused)
  for (;;) {
    const asked = fields.filter(field => !refused.has(`${object} ${field}`))
    try {
      return await client.ask('/services/core/query', {
        object,
        fields: asked,
        filters,
        orderBy: [{ key: 'asc' }],
        ...(client.everyEntity ? { filterParameters: { includePrivate: true } } : {}),
        start: 1,
        size,
      })
    } catch (error) {
      const field = refusedField(error, asked)
      if (field === undefined) throw error
      refused.add(`${object} ${field}`)
    }
  }
}

/**
 * One page in the order of keys, after a given one: unlike `start` it neither skips nor repeats a row when
 * another is deleted meanwhile, as each edit of an Order Entry document does. Assumption: keys are compared
 * as numbers, which they are (`RECORDNO`); rows that say otherwise stop the run.
 */
export async function rowsAfter(client: Client, query: Query, after?: string): Promise<Rows> {
  const filters = after === undefined ? query.filters : [...query.filters, { $gt: { key: after } }]
  const size = query.size ?? PAGE
  const { result, meta, at } = await ask(client, { ...query, filters, size })
  if (!Array.isArray(result))
    throw new AccountingError('Sage Intacct answered a query without rows.', { class: 'retry' })
  const total = typeof meta.totalCount === 'number' ? meta.totalCount : result.length
  const more = { rows: result, total, ...(at ? { at } : {}) }
  const isFull = result.length >= size
  // All there is, in any order.
  if (!isFull && after === undefined) return more
  const next = lastInOrder(result.map(keyOfRow), after, byNumber)
  if (next === undefined || (isFull && next === after))
    throw new AccountingError(`Sage Intacct gave rows of ${query.object} out of the order of their keys.`, {
      class: 'bug',
    })
  return isFull ? { ...more, next } : more
}

/** Every row that fits. @throws AccountingError */
export async function allRows(client: Client, query: Omit<Query, 'size'>): Promise<unknown[]> {
  const rows: unknown[] = []
  let after: string | undefined
  do {
    const page = await rowsAfter(client, { ...query, fields: ['key', ...query.fields], size: LARGEST }, after)
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined)
  return rows
}

/** Every row whose field has one of many values, asked for in as many requests as it takes. */
export async function rowsAmong(
  client: Client,
  query: Omit<Query, 'size' | 'filters'>,
  field: string,
  values: readonly string[],
): Promise<unknown[]> {
  const rows: unknown[] = []
  for (let at = 0; at < values.length; at += PAGE)
    rows.push(
      ...(await allRows(client, { ...query, filters: [{ $in: { [field]: values.slice(at, at + PAGE) } }] })),
    )
  return rows
}

/** How many rows fit. @throws AccountingError */
export async function countRows(client: Client, object: string, filters: readonly Filter[]): Promise<number> {
  return (await rowsAfter(client, { object, fields: ['key'], filters, size: 1 })).total
}
