import type { Row } from '../books/books.ts'
import { at, type Data, listAt, text } from '../books/data.ts'
import { minor, money } from '../books/money.ts'
import { modelOf } from '../model/registry.ts'
import { payload, problems, rule } from '../refusal.ts'
import type { Rules, WriteOptions } from './context.ts'
import { merged, withKeys } from './merge.ts'
import { checkPeriod } from './periods.ts'
import { resolve } from './references.ts'
import { refuse } from './wording.ts'

const BILL = 'accounts-payable/bill'
export const PAYABLES: ReadonlySet<string> = new Set([BILL, 'purchasing/document'])

/** A bill, or a document of Purchasing. @throws Refusal */
export function createPayable(rules: Rules, object: string, sent: Data, options: WriteOptions): Row {
  const model = modelOf(object)
  resolve(rules, model, sent, options)
  const line = model.lists.get('lines')?.target ?? ''
  const data = completed(
    rules,
    object,
    { ...sent, lines: withKeys(rules.books, line, listAt(sent, 'lines')) },
    options,
  )
  return rules.books.insert(object, data, options.entity)
}

/** @throws Refusal */
export function updatePayable(rules: Rules, row: Row, patch: Data, options: WriteOptions): void {
  const model = modelOf(row.object)
  resolve(rules, model, patch, options)
  const next = merged(rules.books, model, row.data, patch)
  rules.books.replace(row, completed(rules, row.object, next, options))
}

function completed(rules: Rules, object: string, data: Data, options: WriteOptions): Data {
  const date = text(data, object === BILL ? 'createdDate' : 'txnDate')
  if (!data.vendor) throw payload([problems.required('vendor')])
  // Known from the XML API (facts sage-intacct.md §1.9).
  if (object === BILL && !data.billNumber) throw rule('Enter a Bill number, and try again.', 'BL03002128')
  const lines = listAt(data, 'lines')
  if (lines.length === 0) throw refuse(rules.settings.wording, 'noLines', '', '/lines')
  checkPeriod(rules, date, options)
  const total = money(lines.reduce((sum, line) => sum + minor(at(line, 'txnAmount')), 0))
  return {
    ...data,
    state: 'posted',
    totalTxnAmount: total,
    ...(object === BILL
      ? { totalTxnAmountDue: total }
      : { documentId: `${text(data, 'documentType')}-${text(data, 'documentNumber')}` }),
  }
}
