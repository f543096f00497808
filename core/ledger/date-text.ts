import type { CalendarDate } from './records.ts'

/** A calendar date as the browser's language writes it: it knows no zone, so none moves it. */
export function dateText(date: CalendarDate): string {
  const parsed = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(parsed.getTime()) ? date : CALENDAR.format(parsed)
}
/** Made once: a list asks a hundred times, and making one takes a hundred times as long as using it. */
const CALENDAR = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })
