/**
 * `Retry-After` as milliseconds from now: seconds or an HTTP date. Undefined when absent or senseless;
 * never negative, never more than a day (a hint that long is a mistake, and the engine must come back).
 * `name`: a vendor's own header of that meaning.
 */
export function retryAfter(headers: Headers, now: number, name = 'retry-after'): number | undefined {
  const value = headers.get(name)?.trim()
  if (!value) return undefined
  const milliseconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  if (Number.isNaN(milliseconds)) return undefined
  return Math.min(Math.max(milliseconds, 0), 86_400_000)
}
