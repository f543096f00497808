import type { Row } from '../books/books.ts'
import { type Data, text } from '../books/data.ts'
import { atRate, minor, money } from '../books/money.ts'
import type { Rules } from './context.ts'

/** Balance and state of an AR invoice from what was paid and selected; a credit memo's shrinks towards 0. */
export function settleInvoice(rules: Rules, row: Row): void {
  const { paid, selected } = rules.links.of(row.key)
  const total = minor(row.data.totalTxnAmount)
  const sign = total < 0 ? -1 : 1
  const rate = text(row.data, 'currency.exchangeRate.rate') || 1
  const due = total - sign * paid
  const at = paidOn(rules, row)
  rules.books.replace(
    row,
    {
      ...row.data,
      state: stateOf(String(row.data.state), total, paid, selected),
      totalTxnAmountDue: money(due),
      totalBaseAmountDue: money(atRate(due, rate)),
      paymentInformation: {
        fullyPaidDate: due === 0 && paid > 0 ? at : null,
        totalTxnAmountPaid: money(sign * paid),
        totalBaseAmountPaid: money(atRate(sign * paid, rate)),
        totalTxnAmountSelectedForPayment: money(sign * selected),
        totalBaseAmountSelectedForPayment: money(atRate(sign * selected, rate)),
      },
    },
    { derived: true, touch: rules.settings.paymentsTouchInvoices },
  )
}

function stateOf(before: string, total: number, paid: number, selected: number): string {
  if (['draft', 'reversed', 'reversal', 'noValue'].includes(before)) return before
  // A draft payment puts its invoice to `selected` (facts §6.2).
  if (selected > 0) return 'selected'
  if (paid === 0) return 'posted'
  return paid >= Math.abs(total) ? 'paid' : 'partiallyPaid'
}

function paidOn(rules: Rules, row: Row): unknown {
  const last = rules.links.of(row.key).payments.at(-1)
  const payment = last && rules.books.row('accounts-receivable/payment', last)
  return payment ? text(payment.data, 'paymentSummary.receiptDate') : null
}

/** What may still be paid on an invoice, or used of a credit, in hundredths and positive. */
export function openAmount(rules: Rules, row: Row): number {
  const total = Math.abs(totalOf(row))
  const { paid, selected } = rules.links.of(row.key)
  return total - paid - selected
}

function totalOf(row: Row): number {
  if (row.object === 'accounts-receivable/invoice') return minor(row.data.totalTxnAmount)
  if (row.object === 'accounts-receivable/advance') return minor(row.data.txnTotalEntered)
  return minor(text(row.data, 'txnCurrency.totalEntered'))
}

/** Credit memos and advances show how much of them was used. */
export function settleCredit(rules: Rules, row: Row): void {
  const { paid, selected } = rules.links.of(row.key)
  const sign = totalOf(row) < 0 ? -1 : 1
  const totals = {
    totalSelected: money(sign * selected),
    totalPaid: money(sign * paid),
    totalDue: money(totalOf(row) - sign * paid),
  }
  const state = paid === 0 ? 'posted' : paid >= Math.abs(totalOf(row)) ? 'paid' : 'partiallyPaid'
  const data: Data =
    row.object === 'accounts-receivable/advance'
      ? {
          ...row.data,
          state,
          paymentInformation: {
            ...(row.data.paymentInformation as Data),
            totalPaid: totals.totalPaid,
            totalDue: totals.totalDue,
            totalTxnAmountDue: totals.totalDue,
          },
        }
      : {
          ...row.data,
          state,
          txnCurrency: { ...(row.data.txnCurrency as Data), ...totals },
          baseCurrency: { ...(row.data.baseCurrency as Data), ...totals },
        }
  rules.books.replace(row, data, { derived: true, touch: rules.settings.paymentsTouchInvoices })
}
