import { dateText } from './date-text.ts'
import { isCalendarDate } from './dates.ts'
import { type DraftProblem, error } from './draft-problem.ts'
import type { CalendarDate, PaymentMethod } from './records.ts'

/** A payment as the form holds it (and the message `payment.record` carries it). */
export interface PaymentDraft {
  customerId: string
  date: CalendarDate
  /** Minor units. */
  amount: number
  method: PaymentMethod
  status: 'authorized' | 'succeeded'
  reference?: string | undefined
  applications: { invoiceId: string; amount: number }[]
}

/** What a payment may be applied to. */
export interface PayableInvoice {
  id: string
  number: string
  customerId: string
  currency: string
  /** AR balance in minor units. */
  balance: number
  voided: boolean
  deletedThere: boolean
}

export interface PaymentDraftFacts {
  currency: string
  customerActive: boolean
  closedThrough?: CalendarDate | undefined
  invoice(id: string): PayableInvoice | undefined
}

/** Longest reference that QBO `PaymentRefNum` and Intacct `referenceNumber` take. */
const REFERENCE_LENGTH = 21

/** What is left over, minor units: stays with the customer. */
export const draftUnapplied = (draft: Pick<PaymentDraft, 'amount' | 'applications'>): number =>
  draft.applications.reduce((rest, part) => rest - part.amount, draft.amount)

/** Empty when the payment can be recorded; received is then applied and unapplied together. */
export function paymentDraftProblems(draft: PaymentDraft, facts: PaymentDraftFacts): DraftProblem[] {
  const problems: DraftProblem[] = []
  if (draft.customerId === '') problems.push(error('customerId', 'Choose a customer.'))
  else if (!facts.customerActive)
    problems.push(error('customerId', 'This customer is inactive or no longer there. Choose another.'))
  problems.push(...dateProblems(draft, facts))
  if (!Number.isSafeInteger(draft.amount) || draft.amount <= 0)
    problems.push(error('amount', 'Enter an amount above zero.'))
  if ([...(draft.reference ?? '')].length > REFERENCE_LENGTH)
    problems.push(error('reference', `A reference has at most ${REFERENCE_LENGTH} characters.`))
  problems.push(...draft.applications.flatMap((_, index) => applicationProblems(draft, index, facts)))
  if (draft.applications.length > 0 && draftUnapplied(draft) < 0)
    problems.push(error('applications', 'More is applied to invoices than was received.'))
  return problems
}

function dateProblems(draft: PaymentDraft, facts: PaymentDraftFacts): DraftProblem[] {
  if (!isCalendarDate(draft.date)) return [error('date', 'Enter a date that exists.')]
  return facts.closedThrough !== undefined && draft.date <= facts.closedThrough
    ? [error('date', `The books are closed through ${dateText(facts.closedThrough)}. Choose a later date.`)]
    : []
}

function applicationProblems(draft: PaymentDraft, index: number, facts: PaymentDraftFacts): DraftProblem[] {
  const part = draft.applications[index]
  if (!part) return []
  const path = `applications.${index}`
  const invoice = facts.invoice(part.invoiceId)
  if (!invoice || invoice.voided || invoice.deletedThere)
    return [error(`${path}.invoiceId`, 'This invoice is no longer open. Take it out.')]
  const named = `Invoice ${invoice.number}`
  if (draft.applications.findIndex(other => other.invoiceId === part.invoiceId) !== index)
    return [error(`${path}.invoiceId`, `${named} stands here twice.`)]
  if (invoice.customerId !== draft.customerId)
    return [error(`${path}.invoiceId`, `${named} belongs to another customer.`)]
  if (invoice.currency !== facts.currency)
    return [
      error(`${path}.invoiceId`, `${named} is in ${invoice.currency}, the payment in ${facts.currency}.`),
    ]
  if (!Number.isSafeInteger(part.amount) || part.amount <= 0)
    return [error(`${path}.amount`, 'Enter an amount above zero.')]
  return part.amount > invoice.balance ? [error(`${path}.amount`, `${named} owes less than this.`)] : []
}
