import { type CadencePlan, cadenceTurn, openSteps, type Reminder } from './cadence.ts'
import { addDays } from './dates.ts'
import type { CalendarDate } from './records.ts'

/** An active invoice, as the preview and the sender see it. */
export interface RemindableInvoice {
  invoiceId: string
  number: string
  customerName: string
  currency: string
  /** AR balance, minor units. */
  balance: number
  dueDate: CalendarDate
  log: readonly Pick<Reminder, 'step' | 'dueDate'>[]
}

export interface PlannedReminder extends Omit<RemindableInvoice, 'log'> {
  step: number
  /** The day on which it goes. */
  date: CalendarDate
}

/**
 * What goes out when, from today through `days` days, if nothing is paid meanwhile: shown before the
 * cadence is switched on, and in the workspace. What is due today stands first.
 */
export function previewCadence(
  invoices: readonly RemindableInvoice[],
  plan: CadencePlan,
  today: CalendarDate,
  days: number,
): PlannedReminder[] {
  const last = addDays(today, days)
  return invoices
    .flatMap(invoice => plannedFor(invoice, plan, today))
    .filter(({ date }) => date <= last)
    .sort((a, b) => compare(a.date, b.date) || compare(a.number, b.number))
}

function plannedFor(invoice: RemindableInvoice, plan: CadencePlan, today: CalendarDate): PlannedReminder[] {
  const { log, ...shown } = invoice
  const { send } = cadenceTurn(plan, invoice.dueDate, log, today)
  const later = openSteps(plan, invoice.dueDate, log).filter(({ date }) => date > today)
  return [...(send === undefined ? [] : [{ step: send, date: today }]), ...later].map(turn => ({
    ...shown,
    ...turn,
  }))
}

/** The daily cap: what may still go today, longest due first; the rest waits for tomorrow. */
export function withinDailyCap<T extends { dueDate: CalendarDate; step: number; number: string }>(
  due: readonly T[],
  sentToday: number,
  cap: number,
): { now: T[]; later: T[] } {
  const order = [...due].sort(
    (a, b) => compare(addDays(a.dueDate, a.step), addDays(b.dueDate, b.step)) || compare(a.number, b.number),
  )
  const room = Math.max(0, cap - sentToday)
  return { now: order.slice(0, room), later: order.slice(room) }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
