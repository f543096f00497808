import { addDays } from './dates.ts'
import type { CalendarDate, Customer, Instant, InvoiceHead, InvoiceStatus } from './records.ts'

/** The reminder schedule of a connection (design §3, Cadence). */
export interface CadencePlan {
  on: boolean
  /** When it was switched on, or its steps last changed: what was past on that day is never sent. */
  since: CalendarDate
  /** Days from the due date, before it below zero. */
  steps: readonly number[]
}

/** What became of one step of one invoice; written before anything is sent, so a step goes at most once. */
export interface Reminder {
  connectionId: string
  invoiceId: string
  step: number
  /** The due date that the step was counted from: after another one is agreed, its steps are new. */
  dueDate: CalendarDate
  at: Instant
  /** `prepared`: an e-mail that the user sends, where the accounting system sends none. */
  outcome: 'intended' | 'prepared' | 'sent' | 'skipped' | 'unknown' | 'failed'
}

type StopReason =
  | 'draft'
  | 'voided'
  | 'paid'
  | 'archived'
  | 'skipped'
  | 'deleted'
  | 'not-synced'
  | 'no-due-date'
export type CadenceState =
  | { state: 'active' }
  | { state: 'paused'; by: 'invoice' | 'customer' }
  | { state: 'stopped'; because: StopReason }

/** `status` follows from the AR balance, so an authorized ACH payment stops it already. */
export function cadenceState(
  invoice: InvoiceHead,
  status: InvoiceStatus,
  customer?: Pick<Customer, 'remindersPaused'>,
): CadenceState {
  const because = stopReason(invoice, status)
  if (because) return { state: 'stopped', because }
  if (invoice.remindersPaused) return { state: 'paused', by: 'invoice' }
  return customer?.remindersPaused ? { state: 'paused', by: 'customer' } : { state: 'active' }
}

function stopReason(invoice: InvoiceHead, status: InvoiceStatus): StopReason | undefined {
  if (status === 'draft' || status === 'voided' || status === 'paid') return status
  if (invoice.deletedThereAt !== undefined) return 'deleted'
  if (invoice.archivedAt !== undefined) return 'archived'
  if (invoice.skippedFor !== undefined) return 'skipped'
  if (invoice.externalId === undefined) return 'not-synced'
  return invoice.dueDate === undefined ? 'no-due-date' : undefined
}

export interface CadenceTurn {
  /** The one step to send now. */
  send?: number
  /** Due steps that an absence left behind: logged, never sent. */
  skip: number[]
  next?: { step: number; date: CalendarDate }
}

/** What the schedule asks of an active invoice today. `log`: its reminders so far. Pure of state and switch. */
export function cadenceTurn(
  plan: CadencePlan,
  dueDate: CalendarDate,
  log: readonly Pick<Reminder, 'step' | 'dueDate'>[],
  today: CalendarDate,
): CadenceTurn {
  const open = openSteps(plan, dueDate, log)
  const due = open.filter(({ date }) => date <= today)
  const next = open.find(({ date }) => date > today)
  const latest = due.at(-1)
  return {
    ...(latest ? { send: latest.step } : {}),
    skip: due.slice(0, -1).map(({ step }) => step),
    ...(next ? { next } : {}),
  }
}

/** The steps that may still go, in order: neither logged nor past when the plan began. */
export const openSteps = (
  plan: CadencePlan,
  dueDate: CalendarDate,
  log: readonly Pick<Reminder, 'step' | 'dueDate'>[],
): { step: number; date: CalendarDate }[] =>
  [...new Set(plan.steps)]
    .sort((a, b) => a - b)
    .map(step => ({ step, date: addDays(dueDate, step) }))
    .filter(({ date }) => date >= plan.since)
    .filter(({ step }) => !log.some(entry => entry.step === step && entry.dueDate === dueDate))
