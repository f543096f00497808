import type { Row } from '../books/books.ts'
import type { Data } from '../books/data.ts'
import type { Field, ObjectModel } from '../model/model.ts'
import { refusals } from '../refusal.ts'
import type { Ledger } from '../rules/ledger.ts'
import { type Reader, reader } from './fields.ts'
import { macroRange } from './macros.ts'

export type Test = (row: Row) => boolean

export interface Comparing {
  ledger: Ledger
  caseSensitive: boolean
  /** Today, or what `asOfDate` says. */
  today: string
}

type Comparison = (held: unknown, wanted: unknown, field: Field) => boolean

const isNumeric = (field: Field): boolean =>
  field.type === 'money' || field.type === 'decimal' || field.type === 'whole' || field.type === 'number'

/** Numbers by value, keys and ids of digits too, the rest as text. */
export function compare(a: unknown, b: unknown, field: Field): number {
  const digits = (value: unknown) => /^\d+$/.test(String(value))
  if (isNumeric(field) || (digits(a) && digits(b))) return Number(a) - Number(b)
  const [x, y] = [String(a), String(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

/** A null is never greater or less than anything. */
const ordered =
  (holds: (difference: number) => boolean): Comparison =>
  (held, wanted, field) =>
    held !== null && held !== undefined && holds(compare(held, wanted, field))

const equal: Comparison = (held, wanted, field) =>
  wanted === null || held === null ? held === wanted : compare(held, wanted, field) === 0
const within: Comparison = (held, wanted, field) => {
  const [low, high] = wanted as [unknown, unknown]
  return held !== null && compare(held, low, field) >= 0 && compare(held, high, field) <= 0
}
const among: Comparison = (held, wanted, field) => (wanted as unknown[]).some(one => equal(held, one, field))
const contains: Comparison = (held, wanted) => String(held ?? '').includes(String(wanted))
const starts: Comparison = (held, wanted) => String(held ?? '').startsWith(String(wanted))
const ends: Comparison = (held, wanted) => String(held ?? '').endsWith(String(wanted))
const not =
  (comparison: Comparison): Comparison =>
  (held, wanted, field) =>
    !comparison(held, wanted, field)

/** Facts/sage-intacct-rest.md §5.1. */
const OPERATORS: Record<string, { takes: 'one' | 'two' | 'list'; holds: Comparison }> = {
  $eq: { takes: 'one', holds: equal },
  $ne: { takes: 'one', holds: not(equal) },
  $lt: { takes: 'one', holds: ordered(difference => difference < 0) },
  $lte: { takes: 'one', holds: ordered(difference => difference <= 0) },
  $gt: { takes: 'one', holds: ordered(difference => difference > 0) },
  $gte: { takes: 'one', holds: ordered(difference => difference >= 0) },
  $in: { takes: 'list', holds: among },
  $notIn: { takes: 'list', holds: not(among) },
  $between: { takes: 'two', holds: within },
  $notBetween: { takes: 'two', holds: not(within) },
  $contains: { takes: 'one', holds: contains },
  $notContains: { takes: 'one', holds: not(contains) },
  $startsWith: { takes: 'one', holds: starts },
  $notStartsWith: { takes: 'one', holds: not(starts) },
  $endsWith: { takes: 'one', holds: ends },
  $notEndsWith: { takes: 'one', holds: not(ends) },
}

/** `{"$gte":{"invoiceDate":"2020-01-01"}}`. @throws Refusal 400 */
export function filterTest(model: ObjectModel, sent: unknown, how: Comparing): Test {
  const [operator = '', condition] = single(sent, 'filter')
  const known = OPERATORS[operator]
  if (!known) throw refusals.query(`Unrecognized operator ${operator} in query payload`)
  const [path, wanted] = single(condition, 'filter')
  const readerOf = reader(model, path)
  const count = Array.isArray(wanted) ? wanted.length : undefined
  if (known.takes !== 'one' && (count === undefined || (known.takes === 'two' && count !== 2)))
    throw refusals.query(`The operator ${operator} needs an array`)
  const fold = folding(readerOf.field, how)
  const range = known.takes === 'one' ? rangeOf(wanted, readerOf, how) : undefined
  const target = range ?? (Array.isArray(wanted) ? wanted.map(fold) : fold(wanted))
  const holds = range ? rangeComparison(operator) : known.holds
  return row => holds(fold(readerOf.read(how.ledger, row)), target, readerOf.field)
}

/** A date macro stands for a span of days. */
function rangeOf(wanted: unknown, { field }: Reader, how: Comparing): [string, string] | undefined {
  const dated = field.type === 'date' || field.type === 'instant'
  return dated && typeof wanted === 'string' ? macroRange(wanted, how.today) : undefined
}

function rangeComparison(operator: string): Comparison {
  const first: Comparison = (held, wanted, field) => compare(held, (wanted as string[])[0], field) >= 0
  const last: Comparison = (held, wanted, field) =>
    compare(String(held).slice(0, 10), (wanted as string[])[1], field) <= 0
  const inside: Comparison = (held, wanted, field) =>
    held !== null && first(held, wanted, field) && last(held, wanted, field)
  if (operator === '$gte') return first
  if (operator === '$lte') return last
  if (operator === '$gt') return (held, wanted, field) => held !== null && !last(held, wanted, field)
  if (operator === '$lt') return (held, wanted, field) => held !== null && !first(held, wanted, field)
  if (operator === '$ne' || operator === '$notBetween') return not(inside)
  return inside
}

function folding(field: Field, how: Comparing): (value: unknown) => unknown {
  if (how.caseSensitive || field.type !== 'text') return value => value
  return value => (typeof value === 'string' ? value.toLowerCase() : value)
}

function single(sent: unknown, what: string): [string, unknown] {
  const entries = sent !== null && typeof sent === 'object' ? Object.entries(sent as Data) : []
  if (entries.length !== 1) throw refusals.query(`A ${what} has one operator with one field`)
  return entries[0] as [string, unknown]
}
