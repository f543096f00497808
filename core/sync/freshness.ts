import type { Instant } from '../ledger/records.ts'

/** The record on the page is read again when it is older than this (issue: "when it is stale"). */
const STALE_AFTER_MINUTES = 5

/** Was it read long ago, never, or at a time that has not come yet (the clock was moved back)? */
export function isStaleReading(
  readAt: Instant | undefined,
  now: number,
  minutes: number = STALE_AFTER_MINUTES,
): boolean {
  if (readAt === undefined) return true
  const age = now - Date.parse(readAt)
  return age < 0 || age > minutes * 60_000
}
