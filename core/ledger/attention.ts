import type { Reminder } from './cadence.ts'
import type { Connection } from './connection.ts'
import { labelOf } from './label.ts'
import type { EntityKind, Instant, Invoice, LedgerRecord, Payment } from './records.ts'
import { submissionOf } from './submission.ts'
import type { BalanceCause, BalanceComparison } from './view.ts'

/** What needs a person, most pressing first. */
export const ATTENTION_KINDS = [
  'sign-in',
  'deletion-check',
  'unknown-outcome',
  'payment-question',
  'failed-payment-there',
  'failed-sync',
  'mismatch',
  'reminder-to-send',
] as const
export type AttentionKind = (typeof ATTENTION_KINDS)[number]

export interface AttentionRow {
  kind: AttentionKind
  connectionId: string
  entity?: EntityKind
  recordId?: string
  /** What a person calls it: an invoice number, a customer's name, a company. */
  label: string
  /** The reason, in the vendor's or our words. */
  detail?: string
  at?: Instant
  /** Minor units of `currency`, where money is at stake. */
  amount?: number
  currency?: string
  /** Of a reminder: its step and the due date it is counted from. */
  reminder?: Pick<Reminder, 'step' | 'dueDate'>
}

/** An intent as the outbox holds it. */
interface PendingIntent {
  connectionId: string
  entity: EntityKind
  recordId: string
  state: string
  question?: string
  createdAt: Instant
}

export interface AttentionFacts {
  connections: readonly Connection[]
  /** Checks that the fail-safe stopped. */
  deletionChecks: readonly { connectionId: string; state: string; candidates: readonly unknown[] }[]
  intents: readonly PendingIntent[]
  /** Records in `failed`; payments also with status failed or voided. More may be given: the rules choose. */
  records: readonly LedgerRecord[]
  /** Invoices whose balances differ, compared. */
  mismatches: readonly { invoice: Invoice; balance: BalanceComparison }[]
  /** Reminders that were prepared for the user to send, and their invoices. */
  prepared?: readonly { reminder: Reminder; invoice: Invoice | undefined }[]
}

/** Every row, in the order of ATTENTION_KINDS and, within a kind, newest first. */
export function attention(facts: AttentionFacts): AttentionRow[] {
  const names = new Map(facts.records.map(record => [keyOf(record), record]))
  return [
    ...facts.connections.flatMap(signIn),
    ...facts.deletionChecks.flatMap(check => stoppedCheck(check, facts.connections)),
    ...facts.intents.flatMap(intent => pending(intent, names.get(intentKey(intent)))),
    ...facts.records.flatMap(failedPayment),
    ...facts.records.flatMap(failedSync),
    ...facts.mismatches.flatMap(mismatch),
    ...(facts.prepared ?? []).map(toSend),
  ].sort((a, b) => rank(a) - rank(b) || newestFirst(a.at, b.at))
}

const keyOf = (record: LedgerRecord) => `${record.connectionId}\n${record.kind}\n${record.id}`
const intentKey = (intent: PendingIntent) => `${intent.connectionId}\n${intent.entity}\n${intent.recordId}`
const rank = (row: AttentionRow) => ATTENTION_KINDS.indexOf(row.kind)
const newestFirst = (a = '', b = '') => (a < b ? 1 : a > b ? -1 : 0)

const about = (record: LedgerRecord) => ({
  connectionId: record.connectionId,
  entity: record.kind,
  recordId: record.id,
  label: labelOf(record),
})

function signIn(connection: Connection): AttentionRow[] {
  if (connection.state !== 'sign-in-needed') return []
  const { stateReason, stateWhy } = connection
  // What the vendor said word by word is in the sync log.
  const detail = stateReason === undefined || stateWhy ? {} : { detail: stateReason }
  return [{ kind: 'sign-in', connectionId: connection.id, label: connection.companyName, ...detail }]
}

function stoppedCheck(
  check: AttentionFacts['deletionChecks'][number],
  connections: readonly Connection[],
): AttentionRow[] {
  if (check.state !== 'needs-confirmation') return []
  const company = connections.find(connection => connection.id === check.connectionId)?.companyName
  const count = check.candidates.length
  return [
    {
      kind: 'deletion-check',
      connectionId: check.connectionId,
      label: company ?? check.connectionId,
      detail: `${count} ${count === 1 ? 'record' : 'records'} would be removed.`,
    },
  ]
}

function pending(intent: PendingIntent, record: LedgerRecord | undefined): AttentionRow[] {
  const kind =
    intent.state === 'unknown' || intent.question === 'unclear-answer'
      ? 'unknown-outcome'
      : intent.question === undefined
        ? undefined
        : 'payment-question'
  if (!kind) return []
  return [
    {
      kind,
      connectionId: intent.connectionId,
      entity: intent.entity,
      recordId: intent.recordId,
      label: record ? labelOf(record) : intent.recordId,
      at: intent.createdAt,
      ...(intent.question === undefined ? {} : { detail: intent.question }),
      ...(record?.kind === 'payment' ? { amount: record.amount, currency: record.currency } : {}),
      ...(record?.kind === 'invoice' ? { amount: record.total, currency: record.currency } : {}),
    },
  ]
}

function failedPayment(record: LedgerRecord): AttentionRow[] {
  // The flag does not depend on the setting.
  if (record.kind !== 'payment') return []
  if (submissionOf(record, { submitAuthorizedAch: true }).flag !== 'failed-still-there') return []
  return [
    { kind: 'failed-payment-there', ...about(record), ...money(record), ...when(record.statusChangedAt) },
  ]
}

function failedSync(record: LedgerRecord): AttentionRow[] {
  if (record.syncState !== 'failed') return []
  const detail = record.failure === undefined ? {} : { detail: record.failure.message }
  return [{ kind: 'failed-sync', ...about(record), ...detail, ...when(record.failure?.at) }]
}

/** What waits resolves itself; these do not. */
const NEEDS_PERSON: readonly BalanceCause['kind'][] = ['failed-to-sync', 'changed-there', 'unknown']

function mismatch({ invoice, balance }: AttentionFacts['mismatches'][number]): AttentionRow[] {
  if (!balance.causes.some(cause => NEEDS_PERSON.includes(cause.kind))) return []
  const { currency } = invoice
  return [
    {
      kind: 'mismatch',
      ...about(invoice),
      amount: balance.difference,
      currency,
      ...when(balance.accountingAt),
    },
  ]
}

/** Where the accounting system sends no e-mail for us, it waits until the user has (design §3, Cadence). */
const toSend = ({ reminder, invoice }: NonNullable<AttentionFacts['prepared']>[number]): AttentionRow => ({
  kind: 'reminder-to-send',
  connectionId: reminder.connectionId,
  entity: 'invoice',
  recordId: reminder.invoiceId,
  label: invoice ? labelOf(invoice) : reminder.invoiceId,
  ...(invoice
    ? { detail: invoice.customerName, amount: invoice.accountingBalance, currency: invoice.currency }
    : {}),
  at: reminder.at,
  reminder: { step: reminder.step, dueDate: reminder.dueDate },
})

const money = (payment: Payment) => ({ amount: payment.amount, currency: payment.currency })
const when = (at: Instant | undefined) => (at === undefined ? {} : { at })
