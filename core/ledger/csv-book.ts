import { decideRow, type ProcessorRow, type RowDecision, rowIdentity } from './csv-row.ts'
import type { Payment, PaymentStatus } from './records.ts'
import { transition } from './submission.ts'

/** A row of a file of ACH results with its customer and invoice found: what the page hands to the worker. */
export interface ImportRow {
  /** Its number in the file, counted as a spreadsheet does. */
  row: number
  reference: string
  date: string
  /** Minor units of the invoice's currency, else the customer's. */
  amount: number
  status: PaymentStatus
  customerId: string
  invoiceId?: string | undefined
  /** The user's answer where it was asked: the id of the payment that it is, or `new`. */
  is?: string | undefined
}

export type RowEffect =
  | RowDecision
  /** The user said that it is this payment. */
  | { kind: 'link'; paymentId: string; to: PaymentStatus }
  | { kind: 'refused'; message: string }

/** What became of one row. */
export interface ImportResult {
  row: number
  kind: RowEffect['kind']
  message?: string
}

/** How long a new payment of a file stays here before it is sent, so that the import can be taken back. */
export const UNDO_MILLISECONDS = 60_000

/** What became of an import that was taken back. */
export interface UndoneImport {
  removed: number
  /** Changes of status that were taken back. */
  restored: number
  /** Was sent already, or is being sent: it stays. */
  kept: Pick<Payment, 'id' | 'customerName' | 'amount' | 'currency'>[]
}

const RANK: Record<PaymentStatus, number> = { authorized: 0, succeeded: 1, failed: 2, voided: 3, refunded: 4 }

/**
 * The rows in the order in which they take effect: those with an answer first (it holds for every row of its
 * reference), then each status before those that can follow it, whatever the order in the file. So importing
 * a file twice is importing it once.
 */
export function inOrder(rows: readonly ImportRow[]): ImportRow[] {
  const answers = new Map<string, string>()
  for (const { reference, is } of rows) if (is !== undefined) answers.set(reference.trim(), is)
  return rows
    .map(row => ({ ...row, is: answers.get(row.reference.trim()) }))
    .sort(
      (a, b) =>
        Number(a.is === undefined) - Number(b.is === undefined) ||
        RANK[a.status] - RANK[b.status] ||
        a.row - b.row,
    )
}

/** The payments that a file is held against. What an earlier row of the file did stands in it for the next. */
export class PaymentBook {
  private readonly byId = new Map<string, Payment>()
  private readonly byIdentity = new Map<string, string>()
  private readonly byAmount = new Map<string, Set<string>>()

  constructor(payments: readonly Payment[]) {
    for (const payment of payments) this.put(payment)
  }

  get = (id: string): Payment | undefined => this.byId.get(id)

  put(payment: Payment): void {
    this.byId.set(payment.id, payment)
    if (payment.processor) this.byIdentity.set(rowIdentity(payment.processor), payment.id)
    const bucket = this.byAmount.get(money(payment)) ?? new Set()
    this.byAmount.set(money(payment), bucket.add(payment.id))
  }

  /**
   * What a row does (design §3, One payment, one record). Beyond `decideRow`: a reference that stands for
   * other money is refused, and the same reference in a file with other columns asks, since a bank that adds
   * a column must not double a year of payments.
   */
  decide(row: ProcessorRow, is?: string): RowEffect {
    const known = this.byId.get(this.byIdentity.get(rowIdentity(row)) ?? '')
    if (known) return sameMoney(known, row) ? decideRow(row, [known]) : refused(OTHER_MONEY)
    const near = [...(this.byAmount.get(money(row)) ?? [])].flatMap(id => this.byId.get(id) ?? [])
    const decision = decideRow(row, near)
    const elsewhere = near.filter(
      ({ processor, customerId }) =>
        processor?.reference.trim() === row.reference.trim() && customerId === row.customerId,
    )
    const candidates = [...elsewhere, ...(decision.kind === 'ask' ? decision.candidates : [])]
    if (candidates.length === 0 || is === 'new') return fresh(row)
    if (is === undefined) return { kind: 'ask', candidates }
    const picked = candidates.find(({ id }) => id === is)
    return picked
      ? { kind: 'link', paymentId: picked.id, to: transition(picked.status, row.status) }
      : refused('The payment that was chosen for it is another one now. Choose again.')
  }
}

const OTHER_MONEY =
  'This reference is known already, for another amount or customer. Set the status of that payment by hand if it is the same.'

const money = ({ currency, amount }: { currency: string; amount: number }) => `${currency} ${amount}`

const sameMoney = (payment: Payment, row: ProcessorRow) =>
  money(payment) === money(row) && (row.customerId === undefined || payment.customerId === row.customerId)

const refused = (message: string): RowEffect => ({ kind: 'refused', message })

/** Of a payment that was never here, a cancellation or a refund leaves nothing to record. */
const fresh = ({ status }: ProcessorRow): RowEffect =>
  status === 'voided' || status === 'refunded'
    ? refused(`It was ${status}, and the payment was never recorded here: there is nothing to record.`)
    : { kind: 'new' }
