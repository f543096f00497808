import type { Books, Row } from '../books/books.ts'
import { type EntityName, isTransaction } from '../books/entities.ts'
import type { Query } from './parser.ts'

/**
 * The rows in the order asked for. Without ORDERBY the order is nothing to lean on: transactions come newest
 * first, names by the alphabet (as recordings show, facts §1.5), so a client that pages must ask for one.
 */
export function order(books: Books, entity: EntityName, orderBy: Query['orderBy']): Iterable<Row> {
  const rows = books.rows(entity)
  const first = orderBy[0]
  if (!first) return isTransaction(entity) ? backwards(rows) : [...rows].sort(byName)
  if (first.property === 'Id') return first.descending ? backwards(rows) : rows
  return [...rows].sort((a, b) => {
    for (const { property, descending } of orderBy) {
      const [x, y] = [keyOf(a, property), keyOf(b, property)]
      if (x !== y) return (x < y ? -1 : 1) * (descending ? -1 : 1)
    }
    return 0
  })
}

function* backwards(rows: readonly Row[]): Iterable<Row> {
  for (let at = rows.length - 1; at >= 0; at -= 1) yield rows[at] as Row
}

const byName = (a: Row, b: Row): number => {
  const [x, y] = [keyOf(a, 'DisplayName') || keyOf(a, 'Name'), keyOf(b, 'DisplayName') || keyOf(b, 'Name')]
  return x < y ? -1 : x > y ? 1 : 0
}

function keyOf(row: Row, property: string): string | number {
  if (property === 'Id') return row.number
  if (property === 'MetaData.CreateTime') return row.createdAt
  if (property === 'MetaData.LastUpdatedTime') return row.updatedAt
  const held = row.data[property]
  if (typeof held === 'number') return held
  if (typeof held === 'object' && held !== null && 'value' in held) return String(held.value)
  return String(held ?? '').toLowerCase()
}
