import type { Row } from '../books/books.ts'
import { at, type Data, listAt, refAt, text } from '../books/data.ts'
import { atRate, decimal, extended, money } from '../books/money.ts'
import { document as model } from '../model/order-entry.ts'
import { type Detail, payload, problems, refusals, rule } from '../refusal.ts'
import type { Rules, WriteOptions } from './context.ts'
import { rateOf } from './currency.ts'
import { createInvoice } from './invoice.ts'
import { checkLocations } from './locations.ts'
import { merged, withKeys } from './merge.ts'
import { documentNumber } from './numbers.ts'
import { addDays, checkPeriod } from './periods.ts'
import { resolve } from './references.ts'
import { refuse } from './wording.ts'

export const DOCUMENT = 'order-entry/document'
const LINE = 'order-entry/document-line'
const DEFINITION = 'order-entry/txn-definition'

/** @throws Refusal */
export function createDocument(rules: Rules, type: string, sent: Data, options: WriteOptions): Row {
  const definition = rules.books.byId(DEFINITION, type)
  if (!definition) throw refusals.noSuchObject(`order-entry/document::${type}`)
  const draft = sent.state === 'draft'
  checkRequired(rules, sent)
  resolve(rules, model, sent, options)
  const number = documentNumber(rules, definition.data, sent.documentNumber)
  const documentId = `${type}-${number}`
  if (!options.force && find(rules, documentId)) throw refusals.duplicateNumber(number)
  const lines = withKeys(rules.books, LINE, listAt(sent, 'lines'))
  const data = completed(rules, { ...sent, lines })
  checkLines(rules, listAt(data, 'lines'), options)
  if (!draft) checkPeriod(rules, text(data, 'postingDate'), options)
  const row = rules.books.insert(
    DOCUMENT,
    {
      ...data,
      documentNumber: number,
      documentType: type,
      documentId,
      // Submitted is what is asked for; that it then reads \`pending\` is inferred.
      state: draft ? 'draft' : 'pending',
      txnDefinition: { key: definition.key, id: type },
      status: 'active',
      isPrinted: false,
      isBackordered: false,
      isSystemGeneratedDocument: false,
    },
    options.entity,
  )
  if (!draft) post(rules, row, definition.data, options)
  return row
}

/**
 * Only draft and pending ones (facts §7.2). The AR invoice is deleted and made anew under a new key at each edit
 * (sage-intacct.md §1.5); its number stays. @throws Refusal
 */
export function updateDocument(rules: Rules, row: Row, patch: Data, options: WriteOptions): void {
  const state = String(row.data.state)
  if (!['draft', 'pending'].includes(state))
    throw rule(`A transaction in the state ${state} cannot be changed`)
  const invoice = invoiceOf(rules, row)
  if (invoice && rules.links.any(invoice.key)) throw refusals.paid()
  resolve(rules, model, patch, options)
  const next: Data = merged(rules.books, model, row.data, patch)
  // The posting date follows the date where it was the same (inferred).
  if (patch.txnDate && !patch.postingDate && row.data.postingDate === row.data.txnDate)
    next.postingDate = patch.txnDate
  const data = completed(rules, next)
  checkRequired(rules, data)
  checkLines(rules, listAt(data, 'lines'), { ...options, entity: row.entity })
  const becomes = patch.state === 'submitted' ? 'pending' : String(patch.state ?? state)
  if (state !== 'draft') checkPeriod(rules, text(row.data, 'postingDate'), options)
  if (becomes !== 'draft') checkPeriod(rules, text(data, 'postingDate'), options)
  if (invoice) rules.books.erase(invoice)
  rules.books.replace(row, { ...data, state: becomes, invoice: null })
  const definition = rules.books.byId(DEFINITION, String(row.data.documentType))
  if (becomes !== 'draft' && definition) post(rules, row, definition.data, options)
}

/** Its AR invoice goes with it; whether REST lets a posted one go is not documented (facts §7.3). @throws Refusal */
export function removeDocument(rules: Rules, row: Row, options: WriteOptions): void {
  const invoice = invoiceOf(rules, row)
  if (invoice && rules.links.any(invoice.key)) throw refusals.paid()
  if (row.data.state !== 'draft') checkPeriod(rules, text(row.data, 'postingDate'), options)
  if (invoice) rules.books.erase(invoice)
  rules.books.erase(row)
}

function invoiceOf(rules: Rules, row: Row): Row | undefined {
  const key = refAt(row.data, 'invoice')?.key
  return key === undefined ? undefined : rules.books.row('accounts-receivable/invoice', key)
}

const find = (rules: Rules, documentId: string): Row | undefined =>
  rules.books.rows(DOCUMENT).find(row => row.data.documentId === documentId)

function checkRequired(rules: Rules, data: Data): void {
  const missing: Detail[] = []
  for (const name of ['customer', 'txnDate']) if (!data[name]) missing.push(problems.required(name))
  const lines = listAt(data, 'lines')
  lines.forEach((line, index) => {
    const target = `/lines/${index}`
    if (!at(line, 'dimensions.item')) missing.push(problems.required('item', `${target}/dimensions/item`))
    if (line.unitQuantity === undefined)
      missing.push(problems.required('unitQuantity', `${target}/unitQuantity`))
  })
  if (missing.length > 0) throw payload(missing)
  if (lines.length === 0) throw refuse(rules.settings.wording, 'noLines', '', '/lines')
}

function checkLines(rules: Rules, lines: Data[], options: WriteOptions): void {
  checkLocations(rules, lines, amountOf, options)
  if (options.force) return
  for (const line of lines) {
    if (!line.unit) throw refusals.missingUnit()
    const item = refAt(line, 'dimensions.item')
    const held = item && rules.books.row('inventory-control/item', item.key)
    // Which items need a warehouse is inferred from their type (facts §7.3).
    if (held?.data.itemType === 'inventory' && !refAt(line, 'dimensions.warehouse'))
      throw rule(`Warehouse is required for Item ID '${held.data.id}'`)
    if (
      held?.data.itemType === 'inventory' &&
      rules.books.row('company-config/order-entry-preference', '1')?.data.preventNegativeInventory === true &&
      Number(line.unitQuantity) > Number(held.data.quantityOnHand ?? 0)
    )
      throw rule(`There is not enough quantity for Item ID '${held.data.id}'`)
  }
}

const amountOf = (line: Data): number => extended(line.unitQuantity ?? 0, line.unitPrice ?? 0)

/** Dates, prices from the item where none was sent [QP], totals. */
function completed(rules: Rules, data: Data): Data {
  const txnCurrency = String(data.txnCurrency ?? rules.settings.baseCurrency)
  const rate = at(data, 'exchangeRate.rate') ?? rateOf(rules, txnCurrency)
  const term = refAt(data, 'paymentTerm')
  const days = Number(
    text(term ? (rules.books.row('accounts-receivable/term', term.key)?.data ?? {}) : {}, 'due.days') || 30,
  )
  const lines = listAt(data, 'lines').map((line, index) => {
    const item = refAt(line, 'dimensions.item')
    const listed = item ? rules.books.row('inventory-control/item', item.key)?.data : undefined
    const unitPrice = line.unitPrice ?? text(listed ?? {}, 'sales.basePrice') ?? '0'
    const price = decimal(unitPrice === '' ? 0 : unitPrice)
    return {
      ...line,
      lineNumber: index,
      item: item ?? null,
      documentType: data.documentType ?? null,
      unitPrice: price,
      price,
      retailPrice: price,
      unitQuantity: decimal(line.unitQuantity ?? 0),
      quantity: decimal(line.unitQuantity ?? 0),
      lineDescription: line.lineDescription ?? listed?.extendedDescription ?? listed?.name ?? null,
    }
  })
  const total = lines.reduce((sum, line) => sum + amountOf(line), 0)
  const txnDate = String(data.txnDate)
  return {
    ...data,
    lines,
    baseCurrency: rules.settings.baseCurrency,
    txnCurrency,
    exchangeRate: { date: at(data, 'exchangeRate.date') ?? txnDate, rate: decimal(rate) },
    dueDate: data.dueDate ?? addDays(txnDate, days),
    postingDate: data.postingDate ?? txnDate,
    subtotal: money(atRate(total, rate)),
    total: money(atRate(total, rate)),
    subtotalInTxnCurrency: money(total),
    totalInTxnCurrency: money(total),
  }
}

/** Makes the AR invoice; a return becomes a negative one with recordType \`ri\` too (sage-intacct.md §1.10, live). */
function post(rules: Rules, row: Row, definition: Data, options: WriteOptions): void {
  if (definition.txnPostingMethod !== 'toAR') return
  const { data } = row
  const sign = definition.docClass === 'return' ? -1 : 1
  const income = rules.books.byId('general-ledger/account', '4000')
  const invoice = createInvoice(
    rules,
    {
      customer: data.customer,
      invoiceNumber: data.documentNumber,
      invoiceDate: data.txnDate,
      dueDate: data.dueDate,
      referenceNumber: data.referenceNumber ?? null,
      description: data.memo ?? null,
      term: data.paymentTerm ?? null,
      currency: {
        txnCurrency: data.txnCurrency,
        exchangeRate: { date: at(data, 'exchangeRate.date'), rate: Number(text(data, 'exchangeRate.rate')) },
      },
      invoiceSummary: { glPostingDate: data.postingDate },
      lines: listAt(data, 'lines').map(line => ({
        txnAmount: money(sign * amountOf(line)),
        glAccount: income ? { key: income.key, id: String(income.data.id) } : null,
        memo: line.lineDescription ?? null,
        dimensions: structuredClone(line.dimensions),
      })),
    },
    // What Order Entry has checked is not checked again; a closed period stops both.
    { ...options, force: true },
    { document: { key: row.key, id: row.key }, documentId: String(data.documentId) },
  )
  rules.books.replace(
    row,
    { ...row.data, invoice: { key: invoice.key, id: invoice.key }, invoiceDate: data.txnDate },
    { derived: true, touch: true },
  )
}
