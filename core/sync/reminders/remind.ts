import { type CadencePlan, cadenceTurn } from '../../ledger/cadence.ts'
import { type RemindableInvoice, withinDailyCap } from '../../ledger/cadence-preview.ts'
import type { Connection } from '../../ledger/connection.ts'
import { today } from '../../ledger/dates.ts'
import type { CalendarDate } from '../../ledger/records.ts'
import { outboxOf } from '../../store/outbox.ts'
import { remindableInvoices } from '../../store/remindable.ts'
import { putReminder, remindersOf } from '../../store/reminders.ts'
import type { StoredReminder } from '../../store/schema.ts'
import { reading, write } from '../../store/transaction.ts'
import { type EngineDeps, instant } from '../deps.ts'
import type { RunLog } from '../run-log.ts'
import { sendsInvoices } from './delivery.ts'
import { enqueueReminder, REMINDER_STORES } from './enqueue.ts'

type Plan = CadencePlan & { dailyCap: number }
interface Turn extends RemindableInvoice {
  step: number
  skip: number[]
}

/** Is there a reminder to send now, or one that was not brought to its end? */
export async function anyReminder(deps: EngineDeps, connection: Connection): Promise<boolean> {
  const open = await outboxOf(await deps.ledger(), connection.id)
  if (open.some(({ reminder, state }) => reminder && (state === 'waiting' || state === 'sending')))
    return true
  const { cadence } = await deps.settingsOf(connection)
  return cadence?.on === true && (await turns(deps, connection, cadence)).length > 0
}

/**
 * Writes down what is due today, within the daily cap, as intents in the outbox; the push that follows sends
 * them, each after a fresh reading of its invoice. Steps that an absence left behind are logged as skipped
 * (design §3, Cadence). Where the accounting system sends no e-mail, they are prepared for the user.
 * @throws StoreError
 */
export async function remind(deps: EngineDeps, connection: Connection, log: RunLog): Promise<void> {
  const { cadence } = await deps.settingsOf(connection)
  if (!cadence?.on) return
  const due = await turns(deps, connection, cadence)
  const day = today(connection.timeZone, deps.now())
  const sent = await sentOn(deps, connection, day)
  const { now, later } = withinDailyCap(due, sent, cadence.dailyCap)
  for (const turn of now) await take(deps, connection, log, turn)
  if (later.length > 0) {
    log.event({ level: 'info', message: `reminder-later:${later.length}` })
  }
  deps.announce(connection.id, 'outbox')
}

/** The invoices with a step to send now. */
async function turns(deps: EngineDeps, connection: Connection, plan: Plan): Promise<Turn[]> {
  const tx = reading(await deps.ledger(), ['invoices', 'payments', 'customers', 'reminders'])
  const day = today(connection.timeZone, deps.now())
  return (await remindableInvoices(tx, connection.id)).flatMap(invoice => {
    const { send, skip } = cadenceTurn(plan, invoice.dueDate, invoice.log, day)
    return send === undefined ? [] : [{ ...invoice, step: send, skip }]
  })
}

/** What was sent, or may have been, counts towards the cap of its day. */
const COUNTS: readonly StoredReminder['outcome'][] = ['intended', 'prepared', 'sent', 'unknown']

async function sentOn(deps: EngineDeps, { id, timeZone }: Connection, day: CalendarDate): Promise<number> {
  const all = await remindersOf(await deps.ledger(), id)
  return all.filter(({ outcome, at }) => COUNTS.includes(outcome) && today(timeZone, at) === day).length
}

async function take(deps: EngineDeps, connection: Connection, log: RunLog, turn: Turn): Promise<void> {
  const { invoiceId, dueDate, step, skip } = turn
  const key = { connectionId: connection.id, invoiceId, dueDate }
  const now = instant(deps)
  const sends = sendsInvoices(connection.system)
  const taken = await write(
    await deps.ledger(),
    REMINDER_STORES,
    async tx => {
      if (sends) {
        if (!(await enqueueReminder(tx, { ...key, step }, now))) return false
      } else await putReminder(tx, { ...key, step, at: now, outcome: 'prepared' })
      const note = 'this browser was not running on its day'
      for (const passed of skip)
        await putReminder(tx, { ...key, step: passed, at: now, outcome: 'skipped', note })
      return true
    },
    'strict',
  )
  if (!taken) return
  const subject = { entity: 'invoice', recordId: invoiceId, label: turn.number } as const
  for (const passed of skip) log.event({ ...subject, level: 'info', message: `reminder-skipped:${passed}` })
  if (!sends) log.event({ ...subject, level: 'info', message: `reminder-ready:${step}` })
}
