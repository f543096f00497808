import type { Row } from '../books/books.ts'
import { at, type Data, listAt, put, refAt, text } from '../books/data.ts'
import { atRate, minor, money } from '../books/money.ts'
import { payment as model } from '../model/receivables.ts'
import { type Detail, payload, problems, refusals, rule } from '../refusal.ts'
import type { Rules, WriteOptions } from './context.ts'
import { rateOf } from './currency.ts'
import { withKeys } from './merge.ts'
import { checkPeriod } from './periods.ts'
import { resolve } from './references.ts'
import { openAmount, settleCredit, settleInvoice } from './settle.ts'

export const PAYMENT = 'accounts-receivable/payment'
const DETAIL = 'accounts-receivable/payment-detail'

/** Which credit a detail uses, and the field its amount stands in (facts §6.7). */
const CREDITS: [ref: string, amount: string, object: string][] = [
  ['negativeInvoice', 'txnCurrency.negativeInvoiceAmount', 'accounts-receivable/invoice'],
  ['arAdjustment', 'txnCurrency.adjustmentAmount', 'accounts-receivable/adjustment'],
  ['arAdvance', 'txnCurrency.postedAdvanceAmount', 'accounts-receivable/advance'],
]

/** Creates and applies in one call. @throws Refusal */
export function createPayment(rules: Rules, sent: Data, options: WriteOptions): Row {
  if (sent.state !== undefined && sent.state !== null && sent.state !== 'draft')
    throw refusals.stateOnCreate()
  const draft = sent.state === 'draft'
  checkRequired(sent)
  resolve(rules, model, sent, options)
  const date = text(sent, 'paymentSummary.receiptDate')
  if (!draft) checkPeriod(rules, date, options)
  const account = bankAccount(rules, sent)
  const details = withKeys(rules.books, DETAIL, listAt(sent, 'paymentDetails'))
  checkDetails(rules, details, refAt(sent, 'customer')?.key)
  const cash = details.reduce((sum, detail) => sum + minor(at(detail, 'txnCurrency.paymentAmount')), 0)
  const over = minor(sent.overPaymentAmount)
  const meant = minor(at(sent, 'txnCurrency.totalAmount') ?? at(sent, 'txnCurrency.amountToPay'))
  const currency = text(sent, 'txnCurrency.currency')
  const rate = rateOf(rules, currency)
  // What is not applied stays on account; that it shows as \`totalDue\` is inferred.
  const total = Math.max(cash + over, meant)
  const { overPaymentAmount: _over, overPaymentDimensions: _dimensions, ...data } = sent
  const amounts = (factor: unknown): Data => ({
    totalAmount: money(atRate(total, factor)),
    amountToPay: money(atRate(total, factor)),
    totalPaid: money(atRate(cash, factor)),
    totalDue: money(atRate(total - cash, factor)),
  })
  const row = rules.books.insert(
    PAYMENT,
    {
      ...data,
      recordType: 'rp',
      state: draft ? 'draft' : 'complete',
      paymentMethod: sent.paymentMethod ?? null,
      ...(account ? { financialEntity: account } : {}),
      paymentSummary: {
        key: date.replaceAll('-', '').slice(2),
        id: `Receipts(Bank-${account?.entityId ?? 'Undeposited'}): ${date} Batch`,
        receiptDate: date,
      },
      txnCurrency: { currency, ...amounts(1) },
      baseCurrency: { currency: rules.settings.baseCurrency, ...amounts(rate) },
      exchangeRate: { date, rate },
      paidDate: sent.paidDate ?? date,
      bankReconciliationStatus: 'uncleared',
      paymentDetails: details.map(detail => ({
        ...detail,
        paymentDate: date,
        txnCurrency: { ...(detail.txnCurrency as Data), currency },
        baseCurrency: {
          currency: rules.settings.baseCurrency,
          paymentAmount: money(atRate(minor(at(detail, 'txnCurrency.paymentAmount')), rate)),
        },
      })),
    },
    options.entity,
  )
  for (const [document, amount] of used(details)) rules.links.set(document.key, row.key, amount, draft)
  settle(rules, row)
  return row
}

function checkRequired(sent: Data): void {
  const missing: Detail[] = []
  if (!at(sent, 'customer') && !sent.payerName) missing.push(problems.required('customer'))
  if (!text(sent, 'financialEntity.entityId') && !at(sent, 'undepositedGLAccount'))
    missing.push(problems.required('financialEntity', '/financialEntity/entityId'))
  for (const path of ['paymentSummary.receiptDate', 'txnCurrency.currency'])
    if (!text(sent, path)) missing.push(problems.required(path, `/${path.replaceAll('.', '/')}`))
  const details = listAt(sent, 'paymentDetails')
  // That an overpayment may stand alone is inferred.
  if (details.length === 0 && minor(sent.overPaymentAmount) <= 0)
    missing.push(problems.required('paymentDetails'))
  details.forEach((detail, index) => {
    if (!at(detail, 'arInvoice'))
      missing.push(problems.required('arInvoice', `/paymentDetails/${index}/arInvoice`))
  })
  if (missing.length > 0) throw payload(missing)
}

function bankAccount(rules: Rules, sent: Data): Data | undefined {
  const id = text(sent, 'financialEntity.entityId')
  if (!id) return undefined
  const account = rules.books.byId('cash-management/checking-account', id)
  if (!account || account.data.status === 'inactive') throw rule(`Invalid bank account '${id}' specified.`)
  return {
    entityId: id,
    entityType: 'ba',
    name: text(account.data, 'bankAccountDetails.bankName'),
    currency: text(account.data, 'bankAccountDetails.currency'),
  }
}

/** One detail per invoice; never more than is owed, and only what was posted (facts §6.6, sage-intacct.md §1.9). */
function checkDetails(rules: Rules, details: Data[], customer: string | undefined): void {
  const seen = new Set<string>()
  for (const detail of details) {
    const key = refAt(detail, 'arInvoice')?.key ?? ''
    const invoice = rules.books.row('accounts-receivable/invoice', key)
    if (!invoice) throw refusals.notFound()
    if (seen.has(key)) throw rule(`Enter one payment detail for invoice ${key}`)
    seen.add(key)
    if (customer !== undefined && refAt(invoice.data, 'customer')?.key !== customer)
      throw rule(`Invoice ${key} does not belong to this customer`)
    const state = String(invoice.data.state)
    if (state === 'paid') throw refusals.alreadyPaid()
    if (!['posted', 'partiallyPaid', 'selected'].includes(state))
      throw rule(`An invoice in the state ${state} cannot be paid`)
    const parts = [at(detail, 'txnCurrency.paymentAmount'), ...CREDITS.map(([, path]) => at(detail, path))]
    const amount = parts.reduce<number>((sum, part) => sum + minor(part), 0)
    if (amount <= 0) throw payload([problems.required('paymentAmount', '/paymentDetails/txnCurrency')])
    if (amount > openAmount(rules, invoice)) throw refusals.overpaid(key)
    for (const [ref, path, object] of CREDITS) {
      const credit = refAt(detail, ref)
      if (!credit) continue
      const row = rules.books.row(object, credit.key)
      if (!row || minor(at(detail, path)) > openAmount(rules, row)) throw refusals.overpaid(credit.key)
    }
  }
}

/** What each detail takes, of the invoice and of the credit. */
function used(details: Data[]): [{ object: string; key: string }, number][] {
  return details.flatMap(detail => {
    const cash = minor(at(detail, 'txnCurrency.paymentAmount'))
    const taken: [{ object: string; key: string }, number][] = []
    let all = cash
    for (const [ref, path, object] of CREDITS) {
      const credit = refAt(detail, ref)
      const amount = minor(at(detail, path))
      if (!credit || amount === 0) continue
      taken.push([{ object, key: credit.key }, amount])
      all += amount
    }
    const invoice = refAt(detail, 'arInvoice')
    return invoice ? [[{ object: 'accounts-receivable/invoice', key: invoice.key }, all], ...taken] : taken
  })
}

function settle(rules: Rules, payment: Row): void {
  for (const [{ object, key }] of used(listAt(payment.data, 'paymentDetails'))) {
    const row = rules.books.row(object, key)
    if (!row) continue
    if (object === 'accounts-receivable/invoice') settleInvoice(rules, row)
    else settleCredit(rules, row)
  }
}

function release(rules: Rules, payment: Row): void {
  for (const [{ key }] of used(listAt(payment.data, 'paymentDetails'))) rules.links.remove(key, payment.key)
  settle(rules, payment)
}

/** Only a draft can be deleted (facts §6.6). @throws Refusal */
export function removePayment(rules: Rules, row: Row, options: WriteOptions): void {
  if (row.data.state !== 'draft' && !options.force)
    throw rule('Only a draft payment can be deleted. Reverse the payment instead.')
  release(rules, row)
  rules.books.erase(row)
}

/** @throws Refusal */
export function submitPayment(rules: Rules, row: Row, options: WriteOptions): void {
  if (row.data.state !== 'draft') throw rule('Only a draft can be submitted')
  checkPeriod(rules, text(row.data, 'paymentSummary.receiptDate'), options)
  for (const [{ key }] of used(listAt(row.data, 'paymentDetails'))) rules.links.remove(key, row.key)
  for (const [{ key }, amount] of used(listAt(row.data, 'paymentDetails')))
    rules.links.set(key, row.key, amount, false)
  rules.books.replace(row, { ...row.data, state: 'complete' })
  settle(rules, row)
}

/** The original reads \`reversed\`, the invoices reopen, a record of its own undoes it (inferred, facts §6.6). @throws Refusal */
export function reversePayment(
  rules: Rules,
  row: Row,
  date: string,
  memo: unknown,
  options: WriteOptions,
): Row {
  const state = String(row.data.state)
  if (state !== 'complete') throw rule(`A payment in the state ${state} cannot be reversed`)
  if (row.data.depositKey !== undefined)
    throw rule('This payment is part of a deposit. Reverse the deposit before you reverse the payment.')
  checkPeriod(rules, date, options)
  release(rules, row)
  const negated = structuredClone(row.data)
  for (const group of ['txnCurrency', 'baseCurrency'])
    for (const name of ['totalAmount', 'amountToPay', 'totalPaid', 'totalDue'])
      put(negated, `${group}.${name}`, money(-minor(at(negated, `${group}.${name}`))))
  put(negated, 'paymentSummary.receiptDate', date)
  const reversal = rules.books.insert(
    PAYMENT,
    { ...negated, id: undefined, state: 'reversal', description: memo ?? null, paymentDetails: [] },
    row.entity,
  )
  rules.books.replace(row, { ...row.data, state: 'reversed' })
  return reversal
}
