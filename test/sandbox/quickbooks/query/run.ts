import type { Books, Row } from '../books/books.ts'
import { type Entity, type EntityName, entityNamed, isNameList } from '../books/entities.ts'
import { properties } from '../books/properties.ts'
import { faults } from '../fault.ts'
import { toWireJson } from '../wire.ts'
import { compile } from './conditions.ts'
import { order } from './order.ts'
import { parseQuery, type Query } from './parser.ts'

/** The answer to a query: either a count or a page of one entity's objects. */
export interface QueryAnswer {
  entity: EntityName
  totalCount?: number
  /** Wire JSON and the objects themselves, in step. */
  page?: { json: string[]; objects: Entity[]; startPosition: number; complete: boolean }
}

/** @throws QboFault 4000, 4001. */
export function runQuery(books: Books, text: string): QueryAnswer {
  const query = parseQuery(text)
  const entity = entityNamed(query.entity)
  if (!entity) throw faults.queryInvalid(`invalid context declaration: ${query.entity}`)
  checkProperties(entity, query)
  const passes = compile(entity, withActiveDefault(entity, query))
  if (query.select === 'count') {
    const all = query.where.length === 0 && !isNameList(entity)
    const totalCount = all ? books.count(entity) : books.rows(entity).filter(passes).length
    return { entity, totalCount }
  }
  const rows = pageOf(order(books, entity, query.orderBy), passes, query)
  const fields = query.select
  const objects = rows.map(row => (fields === '*' ? row.data : project(row.data, fields)))
  const json = fields === '*' ? rows.map(row => row.json) : objects.map(toWireJson)
  const complete = query.startPosition === 1 && rows.length < query.maxResults
  return { entity, page: { json, objects, startPosition: query.startPosition, complete } }
}

/** Name lists show only what is active, unless the query speaks of Active itself (facts §1.5). */
function withActiveDefault(entity: EntityName, query: Query): Query['where'] {
  const asked = query.where.some(condition => condition.property === 'Active')
  if (!isNameList(entity) || asked) return query.where
  return [...query.where, { property: 'Active', operator: '=', values: ['true'] }]
}

function pageOf(rows: Iterable<Row>, passes: (row: Row) => boolean, query: Query): Row[] {
  const page: Row[] = []
  let passed = 0
  for (const row of rows) {
    if (!passes(row)) continue
    passed += 1
    if (passed < query.startPosition) continue
    page.push(row)
    if (page.length === query.maxResults) break
  }
  return page
}

function checkProperties(entity: EntityName, query: Query): void {
  const { known, queryable } = properties[entity]
  const exists = (property: string): boolean =>
    queryable.has(property) || (known.has(property) && !property.endsWith('Addr'))
  const unknown = (property: string) =>
    faults.queryInvalid(`Property ${property} not found for Entity ${entity}`)
  // An address can be read with `*` only; PrimaryEmailAddr is no address in this sense (seen in public clients).
  for (const property of Array.isArray(query.select) ? query.select : [])
    if (!exists(property) && property !== 'PrimaryEmailAddr') throw unknown(property)
  for (const { property } of [...query.where, ...query.orderBy]) {
    if (queryable.has(property)) continue
    throw known.has(property)
      ? faults.queryInvalid(`property '${property}' is not queryable`)
      : unknown(property)
  }
}

/** The chosen fields only; that the rest of the object says `sparse` is inferred. */
function project(data: Entity, fields: string[]): Entity {
  const picked: Record<string, unknown> = { domain: 'QBO', sparse: true }
  for (const field of fields) {
    const [head = '', tail] = field.split('.')
    if (tail === undefined) {
      if (data[head] !== undefined) picked[head] = data[head]
      continue
    }
    const inner = (data[head] as Record<string, unknown> | undefined)?.[tail]
    if (inner !== undefined) picked[head] = { ...(picked[head] as object | undefined), [tail]: inner }
  }
  return picked as Entity
}
