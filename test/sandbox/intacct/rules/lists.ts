import type { Row } from '../books/books.ts'
import { at, type Data, listAt, put, refAt, text } from '../books/data.ts'
import { minor, money } from '../books/money.ts'
import { modelOf } from '../model/registry.ts'
import { payload, problems, refusals, rule } from '../refusal.ts'
import type { Rules, WriteOptions } from './context.ts'
import { amountOfLine } from './locations.ts'
import { merged, withKeys } from './merge.ts'
import { checkPeriod } from './periods.ts'
import { resolve } from './references.ts'
import { settleCredit } from './settle.ts'

/** What a record of each list needs at least (facts §6.4, §8.1, §8.2). */
const REQUIRED: Record<string, string[]> = {
  'accounts-receivable/customer': ['id', 'name'],
  'accounts-receivable/term': ['id', 'description'],
  'accounts-receivable/account-label': ['id', 'description', 'glAccount'],
  'accounts-receivable/adjustment': ['customer', 'createdDate', 'lines'],
  'accounts-receivable/advance': ['customer', 'items'],
  'inventory-control/item': ['id', 'name', 'itemType'],
  'company-config/contact': ['id', 'printAs'],
  'cash-management/deposit': ['txnDate', 'bankAccount', 'details'],
}

const label = (object: string): string => {
  const word = object.split('/')[1] ?? object
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** @throws Refusal */
export function createListed(rules: Rules, object: string, sent: Data, options: WriteOptions): Row {
  const missing = (REQUIRED[object] ?? []).filter(name => at(sent, name) === undefined || sent[name] === null)
  if (missing.length > 0) throw payload(missing.map(name => problems.required(name)))
  const id = sent.id as string | undefined
  if (id !== undefined && rules.books.byId(object, id)) throw refusals.duplicateId(label(object), id)
  const model = modelOf(object)
  resolve(rules, model, sent, options)
  const data: Data = { ...DEFAULTS[object]?.(), ...sent }
  for (const [list, { target }] of model.lists)
    if (data[list] !== undefined && object !== 'cash-management/deposit')
      data[list] = withKeys(rules.books, target, listAt(data, list))
  if (object === 'cash-management/deposit') return depositOf(rules, data, options)
  const row = rules.books.insert(object, data, options.entity)
  if (object === 'accounts-receivable/adjustment' || object === 'accounts-receivable/advance')
    completeCredit(rules, row, options)
  return row
}

const DEFAULTS: Record<string, () => Data> = {
  'accounts-receivable/customer': () => ({
    status: 'active',
    deliveryOptions: 'print',
    customerRestriction: 'unrestricted',
    isOnHold: false,
    isOneTimeUse: false,
    advanceBillByType: '',
  }),
  'inventory-control/item': () => ({ status: 'active', costMethod: 'standard', quantityOnHand: '0' }),
  // What is not said of discount and penalty is inferred.
  'accounts-receivable/term': () => ({ status: 'active', penalty: { cycle: 'noPenalty' } }),
  'company-config/contact': () => ({ status: 'active' }),
}

/** @throws Refusal */
export function updateListed(rules: Rules, row: Row, patch: Data, options: WriteOptions): void {
  const model = modelOf(row.object)
  resolve(rules, model, patch, options)
  rules.books.replace(row, merged(rules.books, model, row.data, patch))
  if (row.object === 'accounts-receivable/adjustment') completeCredit(rules, row, options)
}

/** What transactions name stays; the sentence is inferred (facts §6.4). @throws Refusal */
export function removeListed(rules: Rules, row: Row): void {
  const { books } = rules
  const names = (data: Data, path: string): boolean => refAt(data, path)?.key === row.key
  const used =
    row.object === 'accounts-receivable/customer'
      ? ['invoice', 'payment', 'adjustment'].some(kind =>
          books.rows(`accounts-receivable/${kind}`).some(other => names(other.data, 'customer')),
        )
      : row.object === 'inventory-control/item' &&
        [
          ...books.owned('accounts-receivable/invoice-line'),
          ...books.owned('order-entry/document-line'),
        ].some(line => names(line.data, 'dimensions.item'))
  if (used)
    throw rule(`${label(row.object)} ${row.data.id} cannot be deleted because it is used in transactions`)
  if (rules.links.any(row.key) && row.object.startsWith('accounts-receivable/a')) throw refusals.paid()
  books.erase(row)
}

/** Totals of a credit memo (kept with the sign of its lines) or of an advance. */
function completeCredit(rules: Rules, row: Row, options: WriteOptions): void {
  const { baseCurrency } = rules.settings
  const advance = row.object === 'accounts-receivable/advance'
  const date = advance
    ? text(row.data, 'paymentInformation.receiptDate') || rules.today()
    : text(row.data, 'createdDate')
  checkPeriod(rules, date, options)
  const lines = listAt(row.data, advance ? 'items' : 'lines')
  const total = lines.reduce(
    (sum, line) => sum + (advance ? amountOfLine(line) : minor(at(line, 'txnCurrency.amount'))),
    0,
  )
  const data = structuredClone(row.data)
  if (advance) {
    Object.assign(data, {
      recordType: 'rr',
      createdDate: date,
      totalEntered: money(total),
      txnTotalEntered: money(total),
    })
  } else {
    Object.assign(data, { txnType: 'ra', moduleKey: '4.AR', glPostingDate: data.glPostingDate ?? date })
    put(data, 'txnCurrency.currency', text(data, 'txnCurrency.currency') || baseCurrency)
    put(data, 'txnCurrency.totalEntered', money(total))
    put(data, 'baseCurrency.currency', baseCurrency)
    put(data, 'baseCurrency.totalAmountEntered', money(total))
  }
  rules.books.replace(row, data, { derived: true, touch: true })
  settleCredit(rules, row)
}

/** Moves undeposited receipts to the bank (facts §6.6). @throws Refusal */
function depositOf(rules: Rules, data: Data, options: WriteOptions): Row {
  checkPeriod(rules, text(data, 'txnDate'), options)
  const payments = listAt(data, 'details').map(detail => {
    const payment = rules.books.row('accounts-receivable/payment', String(detail.id))
    if (payment?.data.state !== 'complete' || !refAt(payment.data, 'undepositedGLAccount'))
      throw rule(`Payment ${detail.id} is not an undeposited receipt`)
    return payment
  })
  const total = payments.reduce((sum, row) => sum + minor(at(row.data, 'txnCurrency.totalAmount')), 0)
  const deposit = rules.books.insert(
    'cash-management/deposit',
    { ...data, state: 'posted', txnTotalAmount: money(total) },
    options.entity,
  )
  for (const row of payments)
    rules.books.replace(row, { ...row.data, depositKey: deposit.key }, { derived: true, touch: true })
  return deposit
}

/** Takes the receipts out of the bank again. @throws Refusal */
export function reverseDeposit(rules: Rules, row: Row): void {
  if (row.data.state === 'reversed') throw rule('This deposit is reversed already')
  for (const payment of rules.books.rows('accounts-receivable/payment'))
    if (payment.data.depositKey === row.key) {
      const { depositKey: _key, ...data } = payment.data
      rules.books.replace(payment, data, { derived: true, touch: true })
    }
  rules.books.replace(row, { ...row.data, state: 'reversed' })
}
