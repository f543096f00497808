import type { Row } from '../books/books.ts'
import type { Data } from '../books/data.ts'
import { minor } from '../books/money.ts'
import type { ObjectModel } from '../model/model.ts'
import { modelNamed, OWNED } from '../model/registry.ts'
import { refusals } from '../refusal.ts'
import type { Ledger } from '../rules/ledger.ts'
import { combined } from './expression.ts'
import { flatRow, type Reader, reader } from './fields.ts'
import { compare, filterTest } from './filter.ts'
import { ordered, scattered } from './order.ts'

export interface PageMeta {
  totalCount: number
  start: number
  pageSize: number
  next: number | null
  previous: number | null
}

const KEYS = new Set([
  'object',
  'fields',
  'filters',
  'filterExpression',
  'filterParameters',
  'orderBy',
  'start',
  'size',
])
const PARAMETERS = new Set([
  'asOfDate',
  'includeHierarchyFields',
  'caseSensitiveComparison',
  'includePrivate',
])
const LARGEST = 4000
const AGGREGATE = /^(sum|count|avg|min|max):(.+)$/

/** Rows of an object that an entity sees: its own and the top level's; `includePrivate` shows all (facts §5.1, inferred). */
export function visible(rows: Row[], entity: string | undefined, includePrivate = false): Row[] {
  if (entity === undefined || includePrivate) return rows
  return rows.filter(row => row.entity === undefined || row.entity === entity)
}

export function rowsOf(ledger: Ledger, name: string): { model: ObjectModel; rows: Row[] } {
  const found = modelNamed(name)
  if (!found) throw refusals.noSuchObject(name)
  const { model, type } = found
  const all = OWNED[model.name] ? ledger.books.owned(model.name) : ledger.books.rows(model.name)
  return { model, rows: type === undefined ? all : all.filter(row => row.data.documentType === type) }
}

/** The query service (facts/sage-intacct-rest.md §5.1). `salt` changes from call to call. @throws Refusal 400 */
export function runQuery(
  ledger: Ledger,
  body: Data,
  entity: string | undefined,
  salt: number,
): { rows: Data[]; meta: PageMeta } {
  for (const key of Object.keys(body))
    if (!KEYS.has(key)) throw refusals.query(`Unrecognized key ${key} in query payload`)
  const parameters = (body.filterParameters ?? {}) as Data
  for (const key of Object.keys(parameters))
    if (!PARAMETERS.has(key)) throw refusals.query(`Unrecognized key ${key} in query payload`)
  if (typeof body.object !== 'string') throw refusals.query('Required key object is missing in query payload')
  const { model, rows: all } = rowsOf(ledger, body.object)
  const how = {
    ledger,
    caseSensitive: parameters.caseSensitiveComparison !== false,
    today: typeof parameters.asOfDate === 'string' ? parameters.asOfDate : ledger.today(),
  }
  const tests = listOf(body.filters, 'filters').map(filter => filterTest(model, filter, how))
  const passes = combined(body.filterExpression, tests)
  const rows = visible(all, entity, parameters.includePrivate === true).filter(passes)
  const fields = listOf(body.fields, 'fields').map(String)
  if (fields.length === 0) throw refusals.query('Required key fields is missing in query payload')
  if (fields.some(field => AGGREGATE.test(field))) return aggregated(ledger, model, rows, fields)
  const readers = new Map(fields.map(field => [field, reader(model, field)]))
  const start = whole(body.start, 'start', 1, Number.MAX_SAFE_INTEGER)
  const size = whole(body.size, 'size', 100, LARGEST)
  const inOrder =
    body.orderBy === undefined ? scattered(rows, salt) : ordered(ledger, model, rows, body.orderBy)
  const page = inOrder.slice(start - 1, start - 1 + size)
  return {
    rows: page.map(row => flatRow(ledger, row, readers)),
    meta: {
      totalCount: rows.length,
      start,
      pageSize: size,
      next: start + size <= rows.length ? start + size : null,
      previous: start > 1 ? Math.max(1, start - size) : null,
    },
  }
}

function aggregated(ledger: Ledger, model: ObjectModel, rows: Row[], fields: string[]) {
  const result: Data = {}
  for (const field of fields) {
    const [, kind, path = field] = AGGREGATE.exec(field) ?? []
    if (!kind) throw refusals.query(`The field ${field} cannot stand beside an aggregate`)
    result[field] = aggregate(kind, reader(model, path), ledger, rows)
  }
  const meta: PageMeta = { totalCount: 1, start: 1, pageSize: 100, next: null, previous: null }
  return { rows: [result], meta }
}

function aggregate(kind: string, { field, read }: Reader, ledger: Ledger, rows: Row[]): unknown {
  const values = rows.map(row => read(ledger, row)).filter(value => value !== null && value !== undefined)
  if (kind === 'count') return values.length
  if (kind === 'min' || kind === 'max') {
    const sorted = [...values].sort((a, b) => compare(a, b, field))
    return (kind === 'min' ? sorted[0] : sorted.at(-1)) ?? null
  }
  const sum = values.reduce<number>((total, value) => total + minor(value), 0)
  const amount = kind === 'sum' ? sum : sum / Math.max(values.length, 1)
  return (amount / 100).toFixed(2)
}

function listOf(value: unknown, name: string): unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw refusals.query(`${name} must be an array`)
  return value
}

function whole(value: unknown, name: string, otherwise: number, most: number): number {
  if (value === undefined) return otherwise
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > most)
    throw refusals.query(`${name} must be a whole number from 1 to ${most}`)
  return value as number
}
