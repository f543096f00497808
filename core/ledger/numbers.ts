/** Longest invoice number that QBO `DocNumber` takes; Intacct takes more. */
export const NUMBER_LENGTH = 21

/**
 * The next number of the same pattern that is not taken: `INV-0099` → `INV-0100`, `1043b` → `1043b-2`.
 * @throws RangeError when no free one of at most 21 characters is near.
 */
export function nextFreeNumber(number: string, taken: (number: string) => boolean): string {
  const counted = /^(.*?)(\d+)$/.exec(number)
  const [stem, digits] = counted ? [counted[1] ?? '', counted[2] ?? ''] : [`${number}-`, '1']
  let next = BigInt(digits)
  for (let tries = 0; tries < 100_000; tries++) {
    next += 1n
    const candidate = stem + String(next).padStart(digits.length, '0')
    if (candidate.length > NUMBER_LENGTH) break
    if (!taken(candidate)) return candidate
  }
  throw new RangeError(`no free invoice number after "${number}"`)
}
