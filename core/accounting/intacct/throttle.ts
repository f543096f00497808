import { retryAfter } from '../retry-after.ts'

/** Spelled one way in the documentation and another by clients: all are read (facts §2). Values in seconds. */
const HINTS = [
  'retry-after',
  'x-ia-throttle-limit-retryafter',
  'x-ia-throttle-limit-retry-after',
  'x-ia-hour-rate-limit-retryafter',
  'x-ia-hour-rate-limit-retry-after',
  'x-ia-tenant-throttle-limit-retryafter',
  'x-ia-tenant-throttle-limit-retry-after',
  'x-ia-cpu-limit-reset',
]

/** Does an answer speak of a limit that was reached? */
export const hintIn = (headers: Headers): boolean => HINTS.some(name => headers.has(name))

/** The longest wait that the answer asks for, milliseconds. */
export function waitIn(headers: Headers, now: number): number | undefined {
  const waits = HINTS.map(name => retryAfter(headers, now, name)).filter(wait => wait !== undefined)
  return waits.length > 0 ? Math.max(...waits) : undefined
}
