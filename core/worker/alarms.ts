import { browser } from 'wxt/browser'
import type { Instant } from '../ledger/records.ts'

/** Wakes us now and then whatever else happens: alarms get lost with updates and long sleep. */
const HEARTBEAT = 'heartbeat'
const HEARTBEAT_MINUTES = 5
/** At the time at which the next job, or the next push, is due. */
const DUE = 'due'
/** Browsers round shorter ones up to this. */
const SHORTEST_MS = 30_000

export const isOurAlarm = (name: string): boolean => name === HEARTBEAT || name === DUE

/**
 * Sets the alarms. They are hints only: what is due is decided from stored times on every wake-up. The
 * heartbeat is made only if it is missing, else each start of the worker would put it off.
 */
export async function setAlarms(dueAt: Instant | undefined, now: number): Promise<void> {
  if (!(await browser.alarms.get(HEARTBEAT)))
    await browser.alarms.create(HEARTBEAT, { periodInMinutes: HEARTBEAT_MINUTES })
  if (dueAt === undefined) return void (await browser.alarms.clear(DUE))
  const when = Math.max(Date.parse(dueAt), now + SHORTEST_MS)
  const set = await browser.alarms.get(DUE)
  if (set?.scheduledTime !== when) await browser.alarms.create(DUE, { when })
}
