import type {
  CalendarDate,
  Instant,
  InvoiceStatus,
  Origin,
  PaymentMethod,
  PaymentSource,
  PaymentStatus,
  Standing,
  SyncFailure,
  SyncState,
} from './records.ts'

/** Why AR balance and accounting balance differ (design §3, Balance mismatch). */
export interface BalanceCause {
  kind:
    | 'authorized-ach-waiting'
    | 'authorized-other-waiting'
    /** Submitted, in the outbox. */
    | 'not-sent-yet'
    /** Sent; the answer is not known yet. */
    | 'in-flight'
    | 'failed-to-sync'
    /** A fresh read there differs from the stored balance. */
    | 'changed-there'
    | 'unknown'
  /** Its part of `difference`, signed, minor units: a payment that only AR knows counts below zero. */
  amount: number
  paymentIds: string[]
  /** For `changed-there`: the instant of the stored balance. */
  since?: Instant
}

export interface BalanceComparison {
  accounting: number
  /** When the accounting system told us; absent for a record never accepted there. */
  accountingAt?: Instant
  ar: number
  /** ar − accounting, and the sum of the causes. */
  difference: number
  causes: BalanceCause[]
  /** Applied by failed payments that still stand there: both systems show paid, this was not collected. */
  notCollected: number
}

export interface PaymentLine {
  id: string
  date: CalendarDate
  /** What it applies to this invoice, minor units. */
  applied: number
  method: PaymentMethod
  status: PaymentStatus
  source: PaymentSource
  standing: Standing
  syncState: SyncState
  reference?: string
  /** No money came: it only applies a credit memo (QBO writes such a payment of amount 0 itself). */
  isCredit?: true
  flag?: 'failed-still-there' | 'deleted-there'
}

/** What the companion, the popup and the workspace show of an invoice. Holds no other customer's data. */
export interface InvoiceView {
  connectionId: string
  id: string
  externalId?: string
  number: string
  customerName: string
  currency: string
  date: CalendarDate
  dueDate?: CalendarDate
  total: number
  status: InvoiceStatus
  /** Days past due in the company's zone; 0 when not overdue. */
  overdueDays: number
  balance: BalanceComparison
  payments: PaymentLine[]
  origin: Origin
  syncState: SyncState
  readAt?: Instant
  archived: boolean
  skipped: boolean
  deletedThere: boolean
  editable: boolean
  failure?: SyncFailure
  foundBy: 'id' | 'number'
}
