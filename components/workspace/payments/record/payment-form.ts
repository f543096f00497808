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

/** What was entered so far; as long as nothing was applied by hand, what is applied follows the amount. */
export type EnteredPayment = Omit<PaymentForm, 'customerId' | 'applied'> &
  Partial<Pick<PaymentForm, 'applied'>>

/** How the dialog opens: `target`, the invoice it was opened for, is paid whole. */
export const proposedPayment = (
  date: CalendarDate,
  currency: string,
  target?: PayableInvoice,
): EnteredPayment => ({
  date,
  method: 'check',
  status: 'succeeded',
  reference: '',
  amount: target ? amountText(target.balance, currency) : '',
})

/** With nothing applied by hand, the amount goes to the invoice that the dialog was opened for, as far as it reaches. */
export const withApplied = (
  entered: EnteredPayment,
  target: PayableInvoice | undefined,
  currency: string,
): Omit<PaymentForm, 'customerId'> => ({
  ...entered,
  applied:
    entered.applied ??
    (target ? applyOldestFirst(readAmount(entered.amount, currency), [target], currency) : {}),
})

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
