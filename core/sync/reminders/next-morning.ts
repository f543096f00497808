import type { Instant } from '../../ledger/records.ts'

/** When reminders go: nobody wants an e-mail about money at midnight. */
const MORNING = '08:00'
const QUARTER_MS = 15 * 60_000
const clocks = new Map<string, Intl.DateTimeFormat>()

/** The next 08:00 in the company's zone after an instant; every zone is whole quarters away from UTC. */
export function nextMorning(now: Instant, timeZone: string): Instant {
  const clock = clockOf(timeZone)
  const start = (Math.floor(Date.parse(now) / QUARTER_MS) + 1) * QUARTER_MS
  for (let quarters = 0; quarters <= 26 * 4; quarters++) {
    const time = start + quarters * QUARTER_MS
    if (clock.format(time) === MORNING) return new Date(time).toISOString()
  }
  return new Date(Date.parse(now) + 86_400_000).toISOString()
}

/** UTC where the browser does not know the zone. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const shape = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', numberingSystem: 'latn' } as const
  let clock: Intl.DateTimeFormat
  try {
    clock = new Intl.DateTimeFormat('en', { ...shape, timeZone })
  } catch {
    clock = new Intl.DateTimeFormat('en', { ...shape, timeZone: 'UTC' })
  }
  clocks.set(timeZone, clock)
  return clock
}
