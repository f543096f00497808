import * as z from 'zod/mini'
import type { EntityKind, LedgerRecord } from '../../../ledger/records.ts'
import type { RecordProblem } from '../../connector.ts'
import { creditMemo } from '../wire/credit-memo.ts'
import { customer } from '../wire/customer.ts'
import { invoice } from '../wire/invoice.ts'
import { item } from '../wire/item.ts'
import { payment } from '../wire/payment.ts'
import { toCreditMemo } from './credit-memo.ts'
import { toCustomer } from './customer.ts'
import { FieldError, type MapContext } from './fields.ts'
import { toInvoice } from './invoice.ts'
import { toItem } from './item.ts'
import { toPayment } from './payment.ts'

type Reader = (raw: unknown, context: MapContext) => LedgerRecord

/** zod/mini carries no sentences of its own. */
const fault = (issue: z.core.$ZodIssue): string =>
  issue.code === 'custom'
    ? issue.message
    : issue.code === 'invalid_type'
      ? `is missing or is no ${issue.expected}`
      : 'is missing or has a wrong shape'

const reader =
  <T>(schema: z.ZodMiniType<T>, map: (wire: T, context: MapContext) => LedgerRecord): Reader =>
  (raw, context) => {
    const wire = z.safeParse(schema, raw)
    if (wire.success) return map(wire.data, context)
    const [issue] = wire.error.issues
    throw new FieldError(issue?.path.join('.') || 'record', issue ? fault(issue) : 'has a wrong shape')
  }

const READERS: Readonly<Record<EntityKind, Reader>> = {
  customer: reader(customer, toCustomer),
  item: reader(item, toItem),
  invoice: reader(invoice, toInvoice),
  payment: reader(payment, toPayment),
  creditMemo: reader(creditMemo, toCreditMemo),
}

/** The id in something that may be no record at all. */
export function externalIdOf(raw: unknown): string | undefined {
  const id = typeof raw === 'object' && raw !== null && 'Id' in raw ? raw.Id : undefined
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined
}

export type ReadRecord = { found: LedgerRecord } | { problem: RecordProblem }

/** One record off the wire, or what is wrong with it: never an exception, so a page survives it (design §6). */
export function readRecord(entity: EntityKind, raw: unknown, context: MapContext): ReadRecord {
  try {
    return { found: READERS[entity](raw, context) }
  } catch (error) {
    const externalId = externalIdOf(raw)
    const field = error instanceof FieldError ? error.field : 'record'
    const message = error instanceof FieldError ? error.message : 'cannot be read'
    return { problem: { entity, ...(externalId === undefined ? {} : { externalId }), field, message } }
  }
}

/** Many records: those that can be read, and what is wrong with the others. */
export function readRecords(entity: EntityKind, rows: readonly unknown[], context: MapContext) {
  const records: LedgerRecord[] = []
  const problems: RecordProblem[] = []
  for (const row of rows) {
    const read = readRecord(entity, row, context)
    if ('found' in read) records.push(read.found)
    else problems.push(read.problem)
  }
  return { records, problems }
}
