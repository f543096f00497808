/**
 * `Retry-After` as milliseconds from now: seconds or an HTTP date. Undefined when absent or senseless;
 * never negative, never more than a day (a hint that long is a mistake, and the engine must come back).
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim()
  if (!value) return undefined
  const milliseconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  if (Number.isNaN(milliseconds)) return undefined
  return Math.min(Math.max(milliseconds, 0), 86_400_000)
}
