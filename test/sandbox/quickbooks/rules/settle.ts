import { toMajor, toMinor } from '../../shared/decimal.ts'
import type { Books, Draft } from '../books/books.ts'
import type {
  CreditMemo,
  Deposit,
  Entity,
  EntityName,
  Invoice,
  LinkedTxn,
  Payment,
} from '../books/entities.ts'
import type { Links, Target } from '../books/links.ts'
import { depositedBy } from './other.ts'
import { netApplied, targetsOf } from './payment.ts'

/**
 * Links a payment's or deposit's lines, or takes them off, and answers what has to be settled: everything it
 * stood on before or stands on now.
 */
export function relink(links: Links, name: EntityName, before?: Entity, after?: Entity): Target[] {
  const touched = new Map<string, Target>()
  for (const [held, put] of [
    [before, false],
    [after, true],
  ] as const) {
    if (!held) continue
    for (const { target, amount } of linesOf(name, held)) {
      touched.set(`${target.type} ${target.id}`, target)
      if (put) links.set(target, held.Id, (links.of(target).get(held.Id) ?? 0) + amount)
      else links.remove(target, held.Id)
    }
  }
  return [...touched.values()]
}

function linesOf(name: EntityName, held: Entity): { target: Target; amount: number }[] {
  if (name === 'Payment') return targetsOf(held as Payment)
  if (name !== 'Deposit') return []
  return depositedBy(held as Deposit).map(id => ({ target: { type: 'Payment', id }, amount: 0 }))
}

/**
 * Brings a document in line with what stands on it: balance and links. That QBO gives the invoice a new
 * version and time when a payment is applied is inferred (its webhooks tell an update then).
 */
export function settle(books: Books, links: Links, target: Target): void {
  const held = books.get(target.type, target.id)
  if (!held) return
  if (target.type === 'Payment') {
    const deposits = [...links.of(target).keys()]
    // Inferred: a deposited payment names its deposit.
    const linked = deposits.map(TxnId => ({ TxnId, TxnType: 'Deposit' }))
    books.replace('Payment', target.id, withoutEmptyLinks({ ...held, LinkedTxn: linked }), 'derived')
    return
  }
  const document = held as Invoice | CreditMemo
  books.replace(target.type, target.id, { ...document, ...owed(links, target, document) }, 'derived')
}

/** Balance and links of a document as what stands on it makes them. */
export function owed(links: Links, target: Target, document: Draft): Draft {
  const open = toMinor(document.TotalAmt as number) - links.total(target)
  const foreign = document.ExchangeRate as number | undefined
  const others = ((document.LinkedTxn ?? []) as LinkedTxn[]).filter(link => link.TxnType !== 'Payment')
  const payments = [...links.of(target).keys()].map(TxnId => ({ TxnId, TxnType: 'Payment' }))
  return {
    LinkedTxn: [...others, ...payments],
    Balance: toMajor(open),
    ...(target.type === 'CreditMemo' ? { RemainingCredit: toMajor(open) } : {}),
    ...(foreign ? { HomeBalance: toMajor(Math.round(open * foreign)) } : {}),
  }
}

function withoutEmptyLinks(draft: Draft): Draft {
  if (!Array.isArray(draft.LinkedTxn) || draft.LinkedTxn.length > 0) return draft
  const { LinkedTxn: _none, ...rest } = draft
  return rest
}

/**
 * Takes payments off a document that can no longer carry them (deleted, voided, another customer, a smaller
 * total), the latest first; what is freed becomes unapplied on the payment (inferred from QBO's pages).
 */
export function release(books: Books, links: Links, target: Target, keep: number): void {
  let room = keep
  for (const [paymentId, amount] of links.of(target)) {
    const left = Math.min(amount, Math.max(room, 0))
    room -= amount
    if (left === amount) continue
    const payment = books.get('Payment', paymentId)
    if (!payment) continue
    const lines = payment.Line.flatMap(line => {
      const mine = line.LinkedTxn?.some(link => link.TxnId === target.id && link.TxnType === target.type)
      if (!mine) return [line]
      return left > 0 ? [{ ...line, Amount: toMajor(left) }] : []
    })
    const unapplied = toMinor(payment.TotalAmt) - netApplied(lines)
    if (left > 0) links.set(target, paymentId, left)
    else links.remove(target, paymentId)
    const draft = { ...payment, Line: lines, UnappliedAmt: toMajor(Math.max(unapplied, 0)) }
    books.replace('Payment', paymentId, draft, 'derived')
  }
}

/** Keeps Customer.Balance: open invoices less open credit memos less unapplied payments. */
export function carryCustomerBalance(
  books: Books,
  name: EntityName,
  before: Entity | undefined,
  after: Entity | undefined,
): void {
  const change = new Map<string, number>()
  for (const [held, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    const owed = owedBy(name, held)
    if (owed) change.set(owed.customer, (change.get(owed.customer) ?? 0) + sign * owed.amount)
  }
  for (const [id, amount] of change) {
    const customer = amount === 0 ? undefined : books.get('Customer', id)
    if (!customer) continue
    const balance = toMajor(toMinor(customer.Balance) + amount)
    books.adjust('Customer', id, { Balance: balance, BalanceWithJobs: balance })
  }
}

function owedBy(
  name: EntityName,
  held: Entity | undefined,
): { customer: string; amount: number } | undefined {
  if (!held) return undefined
  const customer = (held.CustomerRef as { value: string } | undefined)?.value ?? ''
  if (name === 'Invoice') return { customer, amount: toMinor((held as Invoice).Balance) }
  if (name === 'CreditMemo') return { customer, amount: -toMinor((held as CreditMemo).Balance) }
  if (name === 'Payment') return { customer, amount: -toMinor((held as Payment).UnappliedAmt) }
  return undefined
}
