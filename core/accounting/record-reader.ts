import type * as z from 'zod/mini'
import type { EntityKind, LedgerRecord } from '../ledger/records.ts'
import { AccountingError, type Page, type RecordProblem } from './connector.ts'
import { FieldError } from './fields.ts'
import { readShape } from './read-shape.ts'

type Reader<C> = (raw: unknown, context: C) => LedgerRecord
export type ReadRecord = { found: LedgerRecord } | { problem: RecordProblem }

/** zod/mini carries no sentences of its own. */
const fault = (issue: z.core.$ZodIssue): string =>
  issue.code === 'custom'
    ? issue.message
    : issue.code === 'invalid_type'
      ? `is missing or is no ${issue.expected}`
      : 'is missing or has a wrong shape'

/** A row's shape, and what it comes to in the ledger. @throws FieldError from what it returns */
export const reader =
  <T, C>(schema: z.ZodMiniType<T>, map: (wire: T, context: C) => LedgerRecord): Reader<C> =>
  (raw, context) => {
    const wire = readShape(schema, raw)
    if (wire.success) return map(wire.data, context)
    const [issue] = wire.error.issues
    throw new FieldError(issue?.path.join('.') || 'record', issue ? fault(issue) : 'has a wrong shape')
  }

/**
 * Reads rows of one kind: a bad one is named, never an exception, so that a page survives it (design §6).
 * `idOf` finds the id in something that may be no record at all.
 */
export function rowReader<C>(
  entity: EntityKind,
  read: Reader<C>,
  idOf: (raw: unknown) => string | undefined,
) {
  function one(raw: unknown, context: C): ReadRecord {
    try {
      return { found: read(raw, context) }
    } catch (error) {
      const externalId = idOf(raw)
      const field = error instanceof FieldError ? error.field : 'record'
      const message = error instanceof FieldError ? error.message : 'cannot be read'
      return { problem: { entity, ...(externalId === undefined ? {} : { externalId }), field, message } }
    }
  }

  /** Those that can be read, and what is wrong with the others. */
  function many(rows: readonly unknown[], context: C) {
    const records: LedgerRecord[] = []
    const problems: RecordProblem[] = []
    for (const row of rows) {
      const answer = one(row, context)
      if ('found' in answer) records.push(answer.found)
      else problems.push(answer.problem)
    }
    return { records, problems }
  }

  return { one, many }
}

/** One record that must be readable. @throws AccountingError naming record and field */
export function readable(read: ReadRecord): LedgerRecord {
  if ('found' in read) return read.found
  const { entity, externalId = '?', field, message } = read.problem
  throw new AccountingError(`${entity} ${externalId}: ${field} ${message}.`, { class: 'bug' })
}

/** For look-ups: a record that cannot be read must not seem absent. @throws AccountingError as `readable` */
export function allReadable({ records, problems }: Omit<Page, 'next'>): LedgerRecord[] {
  const [problem] = problems
  return problem ? [readable({ problem })] : records
}
