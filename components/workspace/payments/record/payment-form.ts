import type { DraftProblem } from '../../../../core/ledger/draft-problem.ts'
import {
  draftUnapplied,
  type PayableInvoice,
  type PaymentDraft,
  paymentDraftProblems,
} from '../../../../core/ledger/payment-draft.ts'
import type { CalendarDate, PaymentMethod } from '../../../../core/ledger/records.ts'
import { amountText, readAmount } from '../../amount-text.ts'

/** The dialog's fields as they stand on the screen. */
export interface PaymentForm {
  customerId: string
  date: CalendarDate
  method: PaymentMethod
  status: 'authorized' | 'succeeded'
  amount: string
  reference: string
  /** By invoice id; what is empty is not applied. */
  applied: Record<string, string>
}

/** What the user has entered so far: the rest is proposed, and a proposal never replaces what is here. */
export type EnteredPayment = Pick<PaymentForm, 'date' | 'method' | 'status' | 'reference'> &
  Partial<Pick<PaymentForm, 'customerId' | 'amount' | 'applied'>>

export const emptyPayment = (date: CalendarDate): EnteredPayment => ({
  date,
  method: 'check',
  status: 'succeeded',
  reference: '',
})

/**
 * The fields with what the dialog proposes where nothing was entered: that the invoice it was opened for is
 * paid whole, or as far as the amount that was entered reaches. `target` is that invoice, once it was read.
 */
export function withProposal(
  entered: EnteredPayment,
  proposal: { customerId?: string | undefined; target?: PayableInvoice | undefined; currency: string },
): PaymentForm {
  const { target, currency } = proposal
  const amount = entered.amount ?? (target ? amountText(target.balance, currency) : '')
  return {
    ...entered,
    customerId: entered.customerId ?? proposal.customerId ?? '',
    amount,
    applied:
      entered.applied ?? (target ? applyOldestFirst(readAmount(amount, currency), [target], currency) : {}),
  }
}

export interface ReadPayment {
  draft: PaymentDraft
  problems: DraftProblem[]
  /** Minor units; NaN while the amount is none. */
  appliedTotal: number
  unapplied: number
}

/** What the form means, what is wrong with it, and its sums, live. */
export function readPayment(
  form: PaymentForm,
  invoices: readonly PayableInvoice[],
  facts: { currency: string; customerActive: boolean; closedThrough?: CalendarDate | undefined },
): ReadPayment {
  const applications = invoices
    .filter(invoice => (form.applied[invoice.id] ?? '').trim() !== '')
    .map(({ id }) => ({ invoiceId: id, amount: readAmount(form.applied[id] ?? '', facts.currency) }))
  const reference = form.reference.trim()
  const draft: PaymentDraft = {
    customerId: form.customerId,
    date: form.date,
    amount: readAmount(form.amount, facts.currency),
    method: form.method,
    status: form.status,
    ...(reference ? { reference } : {}),
    applications,
  }
  const byId = new Map(invoices.map(invoice => [invoice.id, invoice]))
  return {
    draft,
    problems: paymentDraftProblems(draft, { ...facts, invoice: id => byId.get(id) }),
    appliedTotal: applications.reduce((sum, part) => sum + part.amount, 0),
    unapplied: draftUnapplied(draft),
  }
}

/** Oldest due first, as far as the amount reaches. `invoices` come in that order. */
export function applyOldestFirst(
  amount: number,
  invoices: readonly PayableInvoice[],
  currency: string,
): Record<string, string> {
  let rest = Number.isSafeInteger(amount) ? amount : 0
  const applied: Record<string, string> = {}
  for (const { id, balance } of invoices) {
    const part = Math.min(rest, balance)
    if (part <= 0) break
    applied[id] = amountText(part, currency)
    rest -= part
  }
  return applied
}

/** The message for one field, if any. */
export const problemAt = (problems: readonly DraftProblem[], field: string): DraftProblem | undefined =>
  problems.find(problem => problem.field === field)
