import { toMajor, toMinor } from '../../shared/decimal.ts'
import type { Draft } from '../books/books.ts'
import { currencyRef, rateOf } from '../books/currency.ts'
import type { EntityName, Line, LinkedTxn, Payment } from '../books/entities.ts'
import type { Target } from '../books/links.ts'
import { faults } from '../fault.ts'
import { pacificDate } from '../pacific.ts'
import { checkLength, checkPeriod, currencyOf, customerOf, dateOf, numberIn, refOf } from './checks.ts'
import type { WriteContext } from './context.ts'

const LINKABLE = new Set<string>(['Invoice', 'CreditMemo'])

/** Invoices and credit memos a payment stands on, with the amounts in hundredths. */
export function targetsOf(payment: { Line?: Line[] }): { target: Target; amount: number }[] {
  return (payment.Line ?? []).flatMap(line =>
    (line.LinkedTxn ?? [])
      .filter(link => LINKABLE.has(link.TxnType))
      .map(link => ({
        target: { type: link.TxnType as EntityName, id: link.TxnId },
        amount: toMinor(line.Amount),
      })),
  )
}

/** A valid payment from what was sent; what is not applied stays unapplied. */
export function paymentFrom(context: WriteContext, draft: Draft, previous?: Payment): Draft {
  checkLength(draft, 'PaymentRefNum', 21)
  checkLength(draft, 'PrivateNote', 4000)
  const customer = customerOf(context, draft, previous)
  const total = numberIn(draft.TotalAmt, 'TotalAmt')
  if (total === undefined) throw faults.missing('TotalAmt')
  if (total < 0) throw faults.invalidValue('TotalAmt', String(total))
  const currency = currencyOf(draft, customer)
  const date = dateOf(draft, 'TxnDate', pacificDate(context.books.clock.now()))
  checkPeriod(context, [date, previous?.TxnDate], previous !== undefined)
  checkDeposited(context, total, previous)
  checkMethod(context, draft)
  const lines = ((draft.Line ?? []) as Line[])
    .map(line => applied(context, line, customer.Id, previous))
    .filter(line => line.Amount > 0)
  const unapplied = toMinor(total) - netApplied(lines)
  // Wording guessed.
  if (unapplied < 0) throw faults.business('The amount applied is more than the amount of the payment.')
  return {
    ...draft,
    CustomerRef: { value: customer.Id, name: customer.DisplayName },
    DepositToAccountRef: draft.DepositToAccountRef ?? undepositedFunds(context),
    CurrencyRef: currencyRef(currency),
    ...(currency === context.homeCurrency
      ? {}
      : { ExchangeRate: numberIn(draft.ExchangeRate, 'ExchangeRate') ?? rateOf(currency) }),
    TotalAmt: toMajor(toMinor(total)),
    UnappliedAmt: toMajor(unapplied),
    ProcessPayment: draft.ProcessPayment ?? false,
    TxnDate: date,
    Line: lines,
  }
}

/** What the invoice lines take beyond what credit memos give, in hundredths. */
export const netApplied = (lines: Line[]): number =>
  targetsOf({ Line: lines }).reduce(
    (sum, { target, amount }) => sum + (target.type === 'CreditMemo' ? -amount : amount),
    0,
  )

function applied(context: WriteContext, line: Line, customerId: string, previous?: Payment): Line {
  const link = line.LinkedTxn?.[0]
  if (!link) throw faults.missing('Line.LinkedTxn')
  const amount = numberIn(line.Amount, 'Line.Amount')
  if (amount === undefined) throw faults.missing('Line.Amount')
  const target = linkTarget(context, link, customerId)
  const earlier = targetsOf(previous ?? {})
    .filter(held => held.target.type === target.type && held.target.id === target.id)
    .reduce((sum, held) => sum + held.amount, 0)
  const open = toMinor((context.books.get(target.type, target.id)?.Balance as number) ?? 0) + earlier
  if (toMinor(amount) <= open) return { ...line, Amount: toMajor(toMinor(amount)) }
  // Not documented; `clamp` leaves the rest unapplied.
  if (context.overApplication === 'refuse')
    throw faults.business('The amount applied is more than the open balance of the transaction.')
  return { ...line, Amount: toMajor(open) }
}

function linkTarget(context: WriteContext, link: LinkedTxn, customerId: string): Target {
  if (!LINKABLE.has(link.TxnType)) throw faults.invalidReference('Line.LinkedTxn.TxnType', 'Line.LinkedTxn')
  const type = link.TxnType as 'Invoice' | 'CreditMemo'
  const target = context.books.get(type, link.TxnId)
  if (!target) {
    if (context.books.wasDeleted(type, link.TxnId)) throw faults.deleted()
    throw faults.invalidReference(`Line.LinkedTxn TxnId ${link.TxnId} not found`, 'Line.LinkedTxn')
  }
  // Sub-customers aside, a payment settles its own customer's documents. Wording guessed.
  if (target.CustomerRef.value !== customerId)
    throw faults.business('The transaction belongs to another customer than the payment.')
  return { type, id: link.TxnId }
}

/** 6540: a payment that lies in a deposit keeps its amount until it left the deposit. */
export function checkDeposited(context: WriteContext, total: number | undefined, previous?: Payment): void {
  if (!previous) return
  const deposited = context.links.of({ type: 'Payment', id: previous.Id }).size > 0
  if (deposited && (total === undefined || toMinor(total) !== toMinor(previous.TotalAmt)))
    throw faults.deposited()
}

function checkMethod(context: WriteContext, draft: Draft): void {
  const ref = refOf(draft.PaymentMethodRef)
  if (ref && !context.books.get('PaymentMethod', ref.value))
    throw faults.invalidReference('PaymentMethodRef', 'PaymentMethodRef')
}

function undepositedFunds(context: WriteContext): { value: string; name?: string } | undefined {
  const account = context.books.all('Account').find(held => held.AccountSubType === 'UndepositedFunds')
  return account && { value: account.Id, name: account.Name }
}
