const FIRST_MS = 5_000
const LONGEST_MS = 15 * 60_000

/**
 * Milliseconds to wait after the nth attempt: doubling, at most a quarter of an hour, spread over its
 * upper half so that several records do not come back at once. The server's own hint is a minimum.
 */
export function backOff(attempts: number, random: number, hint = 0): number {
  const step = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, Math.min(attempts, 20) - 1))
  return Math.max(hint, Math.round(step * (0.5 + random / 2)))
}
