import type { EntityKind, Instant, LedgerRecord } from '../../ledger/records.ts'
import { AccountingError, type Page } from '../connector.ts'
import { byNumber, byText, lastInOrder } from '../page-order.ts'
import { allReadable } from '../record-reader.ts'
import type { Client, Json } from './client.ts'
import { ENTITIES } from './entities.ts'
import type { ContextOf } from './mapping/fields.ts'
import { externalIdOf, readRecords } from './mapping/record.ts'

/** Largest page (facts §1.5). */
export const PAGE = 1_000

/** A literal of the query language: single quotes, apostrophe and backslash escaped (facts §1.5). */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

/**
 * `field = 'text'`. Curly quotes break the server's lexer, so each becomes the one wildcard there is: the
 * caller compares what comes back with the exact text.
 */
export const equals = (field: string, text: string): string =>
  /[‘’“”]/.test(text) ? `${field} LIKE ${quoted(text.replace(/[‘’“”]/g, '%'))}` : `${field} = ${quoted(text)}`

/** Times on the server have whole seconds. */
export const since = (instant: Instant): string =>
  `MetaData.LastUpdatedTime >= ${quoted(instant.replace(/\.\d+Z$/, 'Z'))}`

function select(what: string, entity: EntityKind, conditions: string[], tail: string): string {
  const { name, nameList } = ENTITIES[entity]
  // Name lists show what is inactive only when asked.
  const all = [...(nameList ? ['Active IN (true,false)'] : []), ...conditions]
  return `SELECT ${what} FROM ${name}${all.length > 0 ? ` WHERE ${all.join(' AND ')}` : ''}${tail}`
}

/** @throws AccountingError */
export async function ask(client: Client, query: string): Promise<Json> {
  const body = await client.get(`/query?query=${encodeURIComponent(query)}`)
  const answer = body.QueryResponse
  if (typeof answer !== 'object' || answer === null)
    throw new AccountingError('QuickBooks answered a query without a result.', { class: 'retry' })
  return answer as Json
}

/** The rows of an answer: the key is absent when nothing was found (facts §1.5). */
function rowsOf(answer: Json, entity: EntityKind): unknown[] {
  const rows = answer[ENTITIES[entity].name]
  return Array.isArray(rows) ? rows : []
}

export const counting = (entity: EntityKind): string => select('COUNT(*)', entity, [], '')

/** Undefined where the answer to `counting` tells no number. */
export const counted = ({ totalCount }: Json): number | undefined =>
  Number.isInteger(totalCount) && (totalCount as number) >= 0 ? (totalCount as number) : undefined

export async function count(client: Client, entity: EntityKind): Promise<number> {
  const found = counted(await ask(client, counting(entity)))
  if (found !== undefined) return found
  throw new AccountingError(`QuickBooks did not count its ${ENTITIES[entity].name} records.`, {
    class: 'retry',
  })
}

/** Marks a cursor of a server that was seen to order Ids as text. */
const TEXT = 't'

/** The place behind these rows, in the order that they and the cursor show. */
function placeBehind(
  rows: readonly unknown[],
  after: string | undefined,
  asText: boolean,
): string | undefined {
  const ids = rows.map(externalIdOf)
  if (!asText) {
    const last = lastInOrder(ids, after, byNumber)
    // In order among themselves, they only lie before the cursor.
    if (last !== undefined || lastInOrder(ids, undefined, byNumber) !== undefined) return last
  }
  const text = lastInOrder(ids, after, byText)
  return text && TEXT + text
}

/**
 * One page in the order of Ids, after a given one: unlike STARTPOSITION it neither skips nor repeats a row
 * when another is deleted meanwhile. Assumption: `Id >` and `ORDERBY Id` follow one order. Public code that
 * pages so found it numeric; a server whose rows show the order of text is followed in that, and in no other
 * from then on. Rows in neither stop the run, which keeps its place.
 */
async function rowsAfter(
  client: Client,
  what: string,
  entity: EntityKind,
  cursor: string | undefined,
  conditions: string[] = [],
): Promise<{ rows: unknown[]; next?: string }> {
  const asText = cursor?.startsWith(TEXT) === true
  const after = asText ? cursor.slice(TEXT.length) : cursor
  const keyed = after === undefined ? conditions : [...conditions, `Id > ${quoted(after)}`]
  const answer = await ask(client, select(what, entity, keyed, ` ORDERBY Id MAXRESULTS ${PAGE}`))
  const rows = rowsOf(answer, entity)
  const isFull = rows.length >= PAGE
  // All there is, in any order.
  if (!isFull && after === undefined) return { rows }
  const next = placeBehind(rows, after, asText)
  if (next === undefined || (isFull && next === cursor))
    throw new AccountingError(
      `QuickBooks gave rows of ${ENTITIES[entity].name} out of the order of their Ids.`,
      { class: 'bug' },
    )
  return isFull ? { rows, next } : { rows }
}

export async function page(
  client: Client,
  entity: EntityKind,
  after: string | undefined,
  context: ContextOf,
  conditions: string[] = [],
): Promise<Page> {
  const { rows, next } = await rowsAfter(client, '*', entity, after, conditions)
  return { ...readRecords(entity, rows, await context(rows)), ...(next === undefined ? {} : { next }) }
}

/** Ids alone. A row without one would look like a deletion, so it stops the check. */
export async function keys(client: Client, entity: EntityKind, after: string | undefined) {
  const { rows, next } = await rowsAfter(client, 'Id', entity, after)
  const keys = rows.map(externalIdOf)
  if (!keys.every(key => key !== undefined))
    throw new AccountingError(`A ${ENTITIES[entity].name} record came without its Id.`, { class: 'bug' })
  return { keys, ...(next === undefined ? {} : { next }) }
}

/** All that meet the conditions, at most one page: for look-ups. A record that cannot be read is an error here. */
export async function find(
  client: Client,
  entity: EntityKind,
  conditions: string[],
  context: ContextOf,
): Promise<LedgerRecord[]> {
  const { rows } = await rowsAfter(client, '*', entity, undefined, conditions)
  return allReadable(readRecords(entity, rows, await context(rows)))
}
