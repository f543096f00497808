import type { Connection } from '../../../../core/ledger/connection.ts'
import { inOrder, PaymentBook, type RowEffect } from '../../../../core/ledger/csv-book.ts'
import {
  newRowProblem,
  paymentFromRow,
  processorRow,
  rowProblem,
} from '../../../../core/ledger/csv-payment.ts'
import type { Payment } from '../../../../core/ledger/records.ts'
import type { ResolvedRow } from './resolve.ts'

/** What a row would do, now. */
export interface Foreseen extends ResolvedRow {
  effect: RowEffect
  currency?: string
  /** Asked about: the payments that it may be, also once the user has answered. */
  candidates?: readonly Payment[]
}

/** The answers of the user, by reference: a payment's id or `new`. */
export type Answers = ReadonlyMap<string, string>

/**
 * What importing would do, decided as the worker will: earlier rows of the file count for later ones.
 * @returns the rows as the file has them
 */
export function foresee(
  rows: readonly ResolvedRow[],
  payments: readonly Payment[],
  connection: Connection,
  fileType: string,
  answers: Answers,
): Foreseen[] {
  const book = new PaymentBook(payments)
  const effects = new Map<number, RowEffect>()
  const asked = new Map<number, readonly Payment[]>()
  const ready = answered(rows, answers)
  const facts = new Map(rows.map(({ row, ready: found }) => [row, found]))
  for (const row of inOrder(ready)) {
    const { customer, invoice } = facts.get(row.row) ?? {}
    if (!customer) continue
    const found = { connection, customer, invoice, fileType }
    const problem = rowProblem(row, found)
    const question = problem ? undefined : book.decide(processorRow(row, found))
    if (question?.kind === 'ask') asked.set(row.row, question.candidates)
    const decided = problem ? refused(problem) : book.decide(processorRow(row, found), row.is)
    const closed = decided.kind === 'new' ? newRowProblem(row, found) : undefined
    const effect = closed ? refused(closed) : decided
    effects.set(row.row, effect)
    if (effect.kind === 'new') {
      const ours = { id: `row-${row.row}`, ourKey: '', importId: '', now: '', submitAuthorizedAch: true }
      book.put(paymentFromRow(row, found, 0, ours))
    } else if (effect.kind === 'status-change' || effect.kind === 'link') {
      const payment = book.get(effect.paymentId)
      const processor = { fileType, reference: row.reference }
      if (payment)
        book.put({ ...payment, status: effect.to, ...(effect.kind === 'link' ? { processor } : {}) })
    }
  }
  return rows.map(each => {
    const currency = each.ready?.invoice?.currency ?? each.ready?.customer.currency
    const effect = effects.get(each.row) ?? refused(each.problem ?? '')
    const candidates = asked.get(each.row)
    return { ...each, effect, ...(currency ? { currency } : {}), ...(candidates ? { candidates } : {}) }
  })
}

/** The rows that go to the worker: those that can be read, with the user's answers. */
export const answered = (rows: readonly ResolvedRow[], answers: Answers) =>
  rows.flatMap(({ ready }) => {
    if (!ready) return []
    const is = answers.get(ready.row.reference)
    return [is === undefined ? ready.row : { ...ready.row, is }]
  })

const refused = (message: string): RowEffect => ({ kind: 'refused', message })
