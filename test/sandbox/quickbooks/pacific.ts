const FORMAT = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  timeZoneName: 'longOffset',
})
const HOUR = 3_600_000
const offsets = new Map<number, string>()

/** `-07:00` or `-08:00`; kept per hour, because asking is slow and a large company has 100,000 times. */
function offsetAt(milliseconds: number): string {
  const hour = Math.floor(milliseconds / HOUR)
  const known = offsets.get(hour)
  if (known) return known
  const zone = FORMAT.formatToParts(milliseconds).find(part => part.type === 'timeZoneName')?.value ?? ''
  const offset = zone.slice(3) || '+00:00'
  offsets.set(hour, offset)
  return offset
}

/** QBO tells instants in Pacific time with an offset, never `Z` (facts §1.1): second precision in MetaData. */
export function pacificTime(milliseconds: number, precision: 'seconds' | 'milliseconds' = 'seconds'): string {
  const offset = offsetAt(milliseconds)
  const minutes = Number(offset.slice(0, 3)) * 60
  const local = new Date(milliseconds + minutes * 60_000).toISOString()
  return `${local.slice(0, precision === 'seconds' ? 19 : 23)}${offset}`
}

/** The calendar day in Pacific time: what QBO takes as "today" when a date is left out (inferred). */
export const pacificDate = (milliseconds: number): string => pacificTime(milliseconds).slice(0, 10)

/** `2026-01-31` plus days. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** An instant as a client may write it; without an offset it is taken as Pacific. NaN for what is none. */
export function parseTime(text: string): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Date.parse(`${text}T00:00:00-08:00`)
  if (/T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return Date.parse(text)
  return Date.parse(`${text}-08:00`)
}
