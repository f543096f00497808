import * as z from 'zod/mini'
import type { EntityKind, LedgerRecord } from '../ledger/records.ts'
import type { RecordProblem } from './connector.ts'
import { FieldError } from './fields.ts'

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
    const wire = z.safeParse(schema, raw)
    if (wire.success) return map(wire.data, context)
    const [issue] = wire.error.issues
    throw new FieldError(issue?.path.join('.') || 'record', issue ? fault(issue) : 'has a wrong shape')
  }

/** Reads rows off the wire; `idOf` finds the id in something that may be no record at all. */
export function recordReader<C>(
  readers: Readonly<Record<EntityKind, Reader<C>>>,
  idOf: (raw: unknown) => string | undefined,
) {
  /** One record, or what is wrong with it: never an exception, so a page survives it (design §6). */
  function readRecord(entity: EntityKind, raw: unknown, context: C): ReadRecord {
    try {
      return { found: readers[entity](raw, context) }
    } catch (error) {
      const externalId = idOf(raw)
      const field = error instanceof FieldError ? error.field : 'record'
      const message = error instanceof FieldError ? error.message : 'cannot be read'
      return { problem: { entity, ...(externalId === undefined ? {} : { externalId }), field, message } }
    }
  }

  /** Many records: those that can be read, and what is wrong with the others. */
  function readRecords(entity: EntityKind, rows: readonly unknown[], context: C) {
    const records: LedgerRecord[] = []
    const problems: RecordProblem[] = []
    for (const row of rows) {
      const read = readRecord(entity, row, context)
      if ('found' in read) records.push(read.found)
      else problems.push(read.problem)
    }
    return { records, problems }
  }

  return { readRecord, readRecords }
}
