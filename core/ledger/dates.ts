import type { CalendarDate, Instant } from './records.ts'

/** Calendar dates are `YYYY-MM-DD` and know no zone; instants are UTC ISO strings (design §1). */
export type Moment = Date | number | Instant

const DAY = 86_400_000
const zones = new Map<string, Intl.DateTimeFormat>()

/**
 * How a clock or calendar is read for a company: in its zone (IANA name); where the books tell none, or one that
 * the browser does not know, in the browser's own, as the user's own calendar is. Every date and hour of a
 * company comes through here. Memoised, but for the browser's zone, which may change.
 */
export function zoned(timeZone: string, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(shape)}`
  const known = zones.get(key)
  if (known) return known
  try {
    const format = new Intl.DateTimeFormat('en', { ...shape, timeZone })
    zones.set(key, format)
    return format
  } catch {
    return new Intl.DateTimeFormat('en', shape)
  }
}

const DAY_SHAPE = {
  calendar: 'iso8601',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
} as const

/** The calendar date that it now is for a company of this zone (`zoned`). */
export function today(timeZone: string, now: Moment): CalendarDate {
  const format = zoned(timeZone, DAY_SHAPE)
  const parts = Object.fromEntries(format.formatToParts(new Date(now)).map(part => [part.type, part.value]))
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`
}

/** Does the text name a day that exists? `2026-02-29` does not. */
export const isCalendarDate = (text: string): boolean => Number.isFinite(dayNumber(text))

/** Days since 1970-01-01; NaN for a day that does not exist. */
function dayNumber(text: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return Number.NaN
  const time = Date.parse(`${text}T00:00:00Z`)
  // Some engines let 31 February roll over into March.
  return Number.isNaN(time) || new Date(time).getUTCDate() !== Number(match[3]) ? Number.NaN : time / DAY
}

function dayNumberOf(date: CalendarDate): number {
  const day = dayNumber(date)
  if (Number.isNaN(day)) throw new RangeError(`"${date}" is not a date`)
  return day
}

/** @throws RangeError when the date does not exist. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  new Date((dayNumberOf(date) + days) * DAY).toISOString().slice(0, 10)

/** Whole days from one date to another; negative when `to` is earlier. @throws RangeError as `addDays`. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  dayNumberOf(to) - dayNumberOf(from)

/**
 * The UTC form of an instant as a system writes it, offset and all: `2026-01-05T09:00:00-08:00`.
 * @throws RangeError when it is none, or has no zone (it would be read in the browser's own).
 */
export function toInstant(value: Moment): Instant {
  if (typeof value === 'string' && !/(Z|[+-]\d\d:?\d\d)$/i.test(value))
    throw new RangeError(`"${value}" is not an instant`)
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) throw new RangeError(`"${value}" is not an instant`)
  return date.toISOString()
}

/** @throws RangeError when it is no instant. */
export const addMilliseconds = (instant: Instant, milliseconds: number): Instant =>
  toInstant(new Date(toInstant(instant)).getTime() + milliseconds)

/** Negative when `to` is earlier. */
export const millisecondsBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from)
