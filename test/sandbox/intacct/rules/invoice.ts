import type { Row } from '../books/books.ts'
import { at, type Data, listAt, refAt, text } from '../books/data.ts'
import { atRate, minor, money } from '../books/money.ts'
import { invoice as model } from '../model/receivables.ts'
import { type Detail, payload, problems, refusals, rule } from '../refusal.ts'
import type { Rules, WriteOptions } from './context.ts'
import { currencyGroup } from './currency.ts'
import { amountOfLine, checkLocations } from './locations.ts'
import { merged, withKeys } from './merge.ts'
import { checkUnique, invoiceNumber } from './numbers.ts'
import { checkPeriod } from './periods.ts'
import { resolve } from './references.ts'
import { settleInvoice } from './settle.ts'
import { refuse } from './wording.ts'

export const INVOICE = 'accounts-receivable/invoice'
const LINE = 'accounts-receivable/invoice-line'

/** The document behind an AR invoice that Order Entry made. */
interface Origin {
  document: { key: string; id: string }
  documentId: string
}

/** @throws Refusal */
export function createInvoice(rules: Rules, sent: Data, options: WriteOptions, origin?: Origin): Row {
  if (sent.state !== undefined && sent.state !== null && sent.state !== 'draft')
    throw refusals.stateOnCreate()
  const draft = sent.state === 'draft' || sent.action === 'draft'
  checkRequired(rules, sent, draft)
  resolve(rules, model, sent, options)
  const number = invoiceNumber(rules, sent)
  checkUnique(rules, number, options)
  if (!draft) checkPeriod(rules, postingDate(sent), options)
  const lines = withKeys(rules.books, LINE, listAt(sent, 'lines'))
  if (!draft) checkLines(rules, lines, number, options)
  const { action: _action, createAPBill: _bill, ...data } = sent
  const row = rules.books.insert(
    INVOICE,
    {
      ...data,
      ...computed(rules, { ...data, lines }),
      invoiceNumber: number,
      state: draft ? 'draft' : 'posted',
      recordType: 'ri',
      moduleKey: origin ? 'orderEntry' : 'accountsReceivable',
      documentId: origin?.documentId ?? null,
      salesDocument: origin?.document ?? null,
      isSystemGeneratedDocument: origin !== undefined,
      dunningCount: 0,
      invoiceType: data.invoiceType ?? null,
    },
    options.entity,
  )
  settleInvoice(rules, row)
  return row
}

/** @throws Refusal */
export function updateInvoice(rules: Rules, row: Row, patch: Data, options: WriteOptions): void {
  if (patch.state !== undefined && patch.state !== row.data.state) throw refusals.stateOnCreate()
  if (!options.force) checkChangeable(rules, row, patch)
  resolve(rules, model, patch, options)
  const data = merged(rules.books, model, row.data, patch)
  // The batch follows the date, unless it was named (inferred).
  if (patch.invoiceDate && !text(patch, 'invoiceSummary.glPostingDate')) data.invoiceSummary = null
  const draft = data.state === 'draft'
  checkRequired(rules, data, draft)
  const number = invoiceNumber(rules, data)
  checkUnique(rules, number, options, row.key)
  if (!draft) {
    checkPeriod(rules, postingDate(row.data), options)
    checkPeriod(rules, postingDate(data), options)
    checkLines(rules, listAt(data, 'lines'), number, { ...options, entity: row.entity })
  }
  rules.books.replace(row, { ...data, ...computed(rules, data), invoiceNumber: number })
  settleInvoice(rules, row)
}

/** What a paid, reversed or Order Entry invoice still lets you change is not spelled out in public (inferred, facts §6.2). */
function checkChangeable(rules: Rules, row: Row, patch: Data): void {
  const state = String(row.data.state)
  if (state === 'reversed' || state === 'reversal') throw rule('You cannot edit a reversed transaction.')
  if (row.data.moduleKey === 'orderEntry')
    throw rule('This invoice was created in Order Entry. Edit the source document instead.')
  const harmless = new Set(['description', 'referenceNumber', 'dueDate', 'term', 'customerMessage'])
  const touches = Object.keys(patch).some(name => !harmless.has(name) && !name.startsWith('nsp::'))
  if (touches && rules.links.any(row.key)) throw refusals.paid()
}

/** Draft or posted only, and nothing paid on it (facts §6.1, §10). @throws Refusal */
export function removeInvoice(rules: Rules, row: Row, options: WriteOptions): void {
  if (rules.links.any(row.key)) throw refusals.paid()
  if (!options.force) {
    if (!['draft', 'posted'].includes(String(row.data.state)))
      throw rule(`Cannot delete an invoice in the state ${row.data.state}`)
    if (row.data.moduleKey === 'orderEntry')
      throw rule('This invoice was created in Order Entry. Delete the source document instead.')
  }
  if (row.data.state !== 'draft') checkPeriod(rules, postingDate(row.data), options)
  rules.books.erase(row)
}

/** @throws Refusal */
export function submitInvoice(rules: Rules, row: Row, options: WriteOptions): void {
  if (row.data.state !== 'draft') throw rule('Only a draft can be submitted')
  checkRequired(rules, row.data, false)
  checkPeriod(rules, postingDate(row.data), options)
  checkLines(rules, listAt(row.data, 'lines'), text(row.data, 'invoiceNumber'), options)
  rules.books.replace(row, { ...row.data, state: 'posted' })
  settleInvoice(rules, row)
}

/** The original reads \`reversed\`, a record of its own with negative amounts undoes it (inferred). @throws Refusal */
export function reverseInvoice(
  rules: Rules,
  row: Row,
  date: string,
  memo: unknown,
  options: WriteOptions,
): Row {
  if (rules.links.any(row.key)) throw refusals.paid()
  if (row.data.state !== 'posted') throw rule(`An invoice in the state ${row.data.state} cannot be reversed`)
  checkPeriod(rules, date, options)
  const lines = withKeys(rules.books, LINE, listAt(row.data, 'lines')).map(line => ({
    ...line,
    txnAmount: money(-amountOfLine(line)),
  }))
  const data = { ...row.data, invoiceDate: date, dueDate: date, description: memo ?? null, lines }
  const reversal = rules.books.insert(
    INVOICE,
    { ...data, ...computed(rules, data), id: undefined, state: 'reversal' },
    row.entity,
  )
  rules.books.replace(row, {
    ...row.data,
    state: 'reversed',
    totalTxnAmountDue: '0.00',
    totalBaseAmountDue: '0.00',
  })
  rules.books.replace(
    reversal,
    { ...reversal.data, totalTxnAmountDue: '0.00', totalBaseAmountDue: '0.00' },
    { derived: true, touch: false },
  )
  return reversal
}

const postingDate = (data: Data): string =>
  text(data, 'invoiceSummary.glPostingDate') || text(data, 'invoiceDate')

function checkRequired(rules: Rules, data: Data, draft: boolean): void {
  const missing: Detail[] = []
  if (!at(data, 'customer')) missing.push(problems.required('customer'))
  for (const name of ['invoiceDate', 'dueDate']) if (!data[name]) missing.push(problems.required(name))
  const lines = listAt(data, 'lines')
  lines.forEach((line, index) => {
    if (line.txnAmount === undefined || line.txnAmount === null)
      missing.push(problems.required('txnAmount', `/lines/${index}/txnAmount`))
  })
  if (missing.length > 0) throw payload(missing)
  if (lines.length === 0 && !draft) throw refuse(rules.settings.wording, 'noLines', '', '/lines')
}

function checkLines(rules: Rules, lines: Data[], number: string, options: WriteOptions): void {
  checkLocations(rules, lines, amountOfLine, options)
  if (options.force) return
  lines.forEach((line, index) => {
    // An override needs a right that the seeded user lacks (facts §6.2).
    if (refAt(line, 'overrideOffsetGLAccount') || (refAt(line, 'glAccount') && refAt(line, 'accountLabel')))
      throw rule('Currently, we cannot create the transaction', 'AR-0279')
    if (!refAt(line, 'glAccount') && !refAt(line, 'accountLabel') && line.isSubtotal === undefined)
      throw refusals.missingAccount(index + 1, number)
  })
}

/** Totals, line numbers, currency and batch. */
function computed(rules: Rules, data: Data): Data {
  const currency = currencyGroup(rules, data)
  const rate = (currency.exchangeRate as Data).rate
  const lines = listAt(data, 'lines').map((line, index) => ({
    ...line,
    lineNumber: index + 1,
    txnAmount: money(amountOfLine(line)),
    baseAmount: money(atRate(amountOfLine(line), rate)),
    currency: { baseCurrency: currency.baseCurrency, txnCurrency: currency.txnCurrency },
    createdDate: line.createdDate ?? rules.today(),
  }))
  const total = lines.reduce((sum, line) => sum + minor(line.txnAmount), 0)
  const batch = `Invoices: ${postingDate(data)} Batch`
  return {
    currency,
    lines,
    totalTxnAmount: money(total),
    totalBaseAmount: money(atRate(total, rate)),
    totalTxnAmountDue: money(total),
    totalBaseAmountDue: money(atRate(total, rate)),
    invoiceSummary: { key: batchKey(postingDate(data)), id: batch, glPostingDate: postingDate(data) },
  }
}

/** One batch a day; its key only has to be a number that stays. */
const batchKey = (date: string): string => date.replaceAll('-', '').slice(2)
