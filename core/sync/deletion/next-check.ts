import type { Instant } from '../../ledger/records.ts'

const DAY_MS = 86_400_000
const HOUR_OF_CHECK_MS = 3_600_000

/**
 * The next 01:00 UTC after an instant (seed: "once a day at 1:00am UTC"). UTC knows no summer time, so a
 * day always has 24 hours; computed anew each time, so that it never drifts after sleep.
 */
export function nextDeletionCheck(after: Instant): Instant {
  const days = Math.floor((Date.parse(after) - HOUR_OF_CHECK_MS) / DAY_MS) + 1
  return new Date(days * DAY_MS + HOUR_OF_CHECK_MS).toISOString()
}
