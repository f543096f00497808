import { i18n } from '#i18n'
import type { Instant } from '../../core/ledger/records.ts'

export { dateText } from '../../core/ledger/date-text.ts'

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** `5 minutes ago`, `in 2 hours`, `5 min. ago` when short; beyond a month the date itself. `now` in milliseconds. */
export function relativeTime(
  instant: Instant,
  now: number,
  style: Intl.RelativeTimeFormatStyle = 'long',
): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000)
  if (Number.isNaN(seconds)) return instant
  if (Math.abs(seconds) > 30 * 86_400)
    return new Date(instant).toLocaleDateString(undefined, { dateStyle: 'medium' })
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size)
  if (!step) return seconds > 5 ? i18n.t('shared.inAMoment') : i18n.t('shared.justNow')
  const [unit, size] = step
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style }).format(
    Math.trunc(seconds / size),
    unit,
  )
}

/** An hour: what lies further ahead than clocks differ was written before the clock was moved. */
const SKEW_MS = 3_600_000

/** Of what has happened: never in the future, whatever the clocks say. */
export function timeAgo(instant: Instant, now: number, style?: Intl.RelativeTimeFormatStyle): string {
  const ahead = Date.parse(instant) - now
  if (ahead > SKEW_MS) return exactTime(instant)
  return ahead > 0 ? i18n.t('shared.justNow') : relativeTime(instant, now, style)
}

/** `14:05`, with the day where it is not today's. */
export function clockTime(instant: Instant, now: number = Date.now()): string {
  const date = new Date(instant)
  const isToday = date.toDateString() === new Date(now).toDateString()
  return date.toLocaleString(undefined, { ...(isToday ? {} : { dateStyle: 'medium' }), timeStyle: 'short' })
}

/** Local date and time to the second, with the zone. */
export function exactTime(instant: Instant): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime())
    ? instant
    : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'long' })
}

/** `about 3 minutes left`, of a number of seconds. */
export const timeLeftText = (seconds: number): string =>
  seconds < 60 ? i18n.t('shared.lessThanAMinute') : i18n.t('shared.minutesLeft', Math.round(seconds / 60))
