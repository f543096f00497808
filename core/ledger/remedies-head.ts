import { dateText } from './date-text.ts'
import { addDays, daysBetween, isCalendarDate } from './dates.ts'
import { nextFreeNumber } from './numbers.ts'
import type { CalendarDate, Invoice } from './records.ts'
import type { Mendable, RemedyChange, RemedyFacts, RemedyPlan } from './remedies.ts'

const SYSTEM = { quickbooks: 'QuickBooks', intacct: 'Sage Intacct' } as const
const called = (record: Mendable) => (record.kind === 'invoice' ? 'invoice' : 'payment')

/** Customer first, then the record (seed, "The given object ID …", "CustomerRef is required"). */
export function planCustomer(record: Mendable, { system, customer }: RemedyFacts): RemedyPlan {
  const there = SYSTEM[system]
  const what = called(record)
  if (record.customerId === '') return { impossible: `No customer is chosen on this ${what}. Choose one.` }
  const name = customer?.name || record.customerName || 'The customer'
  if (!customer) return { impossible: `${name} is not in ${there}. Choose another customer.` }
  if (customer.deletedThereAt !== undefined)
    return { impossible: `${name} was deleted in ${there}. Choose another customer.` }
  if (customer.externalId !== undefined && !customer.active)
    return {
      impossible: `${name} is inactive in ${there}. Make it active there, or choose another customer.`,
    }
  if (customer.syncState === 'syncing' || customer.syncState === 'unknown')
    return { impossible: `${name} is being sent, and whether it arrived is not known yet. Find out first.` }
  const how = customer.externalId === undefined ? 'created' : 'there'
  return {
    before: record,
    after: record,
    changes: [{ what: 'customer', id: customer.id, name, how }],
    sentence:
      how === 'created'
        ? `${name} is created in ${there} first, then the ${what} is sent again.`
        : `${name} stands in ${there}, as just read. The ${what} is sent again.`,
  }
}

/** Another number (seed, "Duplicate Document Number Error"). */
export function planNumber(invoice: Invoice, { numberTaken }: RemedyFacts): RemedyPlan {
  let after: string
  try {
    after = nextFreeNumber(invoice.number, numberTaken)
  } catch {
    return { impossible: `There is no free number after “${invoice.number}”. Enter another one.` }
  }
  return {
    before: invoice,
    after: { ...invoice, number: after },
    changes: [{ what: 'number', before: invoice.number, after }],
    sentence: `The invoice gets the number ${after}, which is free, and is sent again.`,
  }
}

/**
 * The first day that is open (seed, "Account Period Closed"). Where the books do not tell their closing
 * date, today. A due date that would lie before it moves along, so that the customer keeps the time to pay.
 */
export function planDate(record: Mendable, { closedThrough, today }: RemedyFacts): RemedyPlan {
  const what = called(record)
  const closed = closedThrough !== undefined && record.date <= closedThrough
  const date = closed ? addDays(closedThrough, 1) : today
  if (!closed && (record.date >= today || !isCalendarDate(record.date)))
    return {
      impossible:
        closedThrough === undefined
          ? `The books do not say which period is closed, and the ${what} is of ${dateText(record.date)}. Choose a date in an open period.`
          : `The books are closed through ${dateText(closedThrough)}, and the ${what} is of ${dateText(record.date)}, after it. Ask who keeps the books, or choose another date.`,
    }
  const changes: RemedyChange[] = [{ what: 'date', before: record.date, after: date }]
  const dueDate = record.kind === 'invoice' ? movedDueDate(record, date) : undefined
  if (record.kind === 'invoice' && record.dueDate !== undefined && dueDate !== undefined)
    changes.push({ what: 'dueDate', before: record.dueDate, after: dueDate })
  const why =
    closedThrough === undefined
      ? 'The books do not say through which day they are closed; today is proposed.'
      : closed
        ? `The books are closed through ${dateText(closedThrough)}.`
        : `The books are closed through ${dateText(closedThrough)}, before this date; today is proposed.`
  return {
    before: record,
    after: { ...record, date, ...(dueDate === undefined ? {} : { dueDate }) },
    changes,
    sentence: `${why} The ${what} moves to ${dateText(date)} and is sent again.`,
  }
}

/** Undefined where it stays. */
function movedDueDate(invoice: Invoice, date: CalendarDate): CalendarDate | undefined {
  const { dueDate } = invoice
  if (dueDate === undefined || !isCalendarDate(dueDate) || dueDate >= date) return undefined
  return addDays(date, Math.max(0, daysBetween(invoice.date, dueDate)))
}
