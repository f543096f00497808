import type { Row } from '../books/books.ts'
import type { EntityName } from '../books/entities.ts'
import { faults } from '../fault.ts'
import { parseTime } from '../pacific.ts'
import type { Condition, Operator } from './parser.ts'

type Test = (row: Row) => boolean

const TIMES: Record<string, (row: Row) => number> = {
  // MetaData has second precision, so the comparison has too.
  'MetaData.CreateTime': row => Math.floor(row.createdAt / 1000) * 1000,
  'MetaData.LastUpdatedTime': row => Math.floor(row.updatedAt / 1000) * 1000,
}

/** All conditions as one test. @throws QboFault 4001 for a literal its property cannot be compared with. */
export function compile(entity: EntityName, where: Condition[]): Test {
  const tests = where.map(condition => one(entity, condition))
  return row => tests.every(test => test(row))
}

function one(entity: EntityName, { property, operator, values }: Condition): Test {
  const time = TIMES[property]
  if (time)
    return numeric(
      time,
      operator,
      values.map(value => timeOf(value, property)),
    )
  if (property === 'Id') return numeric(row => row.number, operator, values.map(Number))
  const literals = values.map(value => value.toLowerCase())
  if (operator === 'LIKE') {
    const pattern = likePattern(literals[0] ?? '')
    return row => pattern.test(textOf(row.data[property]) ?? '')
  }
  const numbers = values.map(Number)
  return row => {
    const held = row.data[property]
    if (typeof held === 'number') {
      if (numbers.some(Number.isNaN))
        throw faults.queryInvalid(`invalid value for ${property} of Entity ${entity}`)
      return compare(held, operator, numbers)
    }
    const text = textOf(held)
    return text !== undefined && compare(text, operator, literals)
  }
}

const numeric = (read: (row: Row) => number, operator: Operator, values: number[]): Test =>
  operator === 'LIKE'
    ? row => String(read(row)) === String(values[0])
    : row => compare(read(row), operator, values)

function compare<T extends string | number>(held: T, operator: Operator, values: T[]): boolean {
  const value = values[0] as T
  switch (operator) {
    case '<':
      return held < value
    case '>':
      return held > value
    case '<=':
      return held <= value
    case '>=':
      return held >= value
    default:
      return values.includes(held)
  }
}

/** What a property compares as: a reference as its id, text without regard to case (as reported by users). */
function textOf(held: unknown): string | undefined {
  if (held === undefined || held === null) return undefined
  if (typeof held === 'object') return 'value' in held ? String(held.value).toLowerCase() : undefined
  return String(held).toLowerCase()
}

function likePattern(literal: string): RegExp {
  const escaped = literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%', '.*')
  return new RegExp(`^${escaped}$`, 's')
}

function timeOf(literal: string, property: string): number {
  const time = parseTime(literal)
  if (Number.isNaN(time)) throw faults.queryInvalid(`invalid value '${literal}' for ${property}`)
  return time
}
