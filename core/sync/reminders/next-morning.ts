import { zoned } from '../../ledger/dates.ts'
import type { Instant } from '../../ledger/records.ts'

/** When reminders go: nobody wants an e-mail about money at midnight. */
const MORNING = '08:00'
const QUARTER_MS = 15 * 60_000
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', numberingSystem: 'latn' } as const

/** The next 08:00 for a company of this zone after an instant; every zone is whole quarters away from UTC. */
export function nextMorning(now: Instant, timeZone: string): Instant {
  const clock = zoned(timeZone, CLOCK)
  const start = (Math.floor(Date.parse(now) / QUARTER_MS) + 1) * QUARTER_MS
  for (let quarters = 0; quarters <= 26 * 4; quarters++) {
    const time = start + quarters * QUARTER_MS
    if (clock.format(time) === MORNING) return new Date(time).toISOString()
  }
  return new Date(Date.parse(now) + 86_400_000).toISOString()
}
