/** Exact decimal arithmetic on JSON numbers and decimal text, for amounts that must not drift. */

/** `1.005`, 2 → 101 (half up, away from zero). @throws RangeError for what is no decimal. */
export function toMinor(value: number | string, digits = 2): number {
  const quick = typeof value === 'number' ? wholeOr(value * 10 ** digits) : undefined
  if (quick !== undefined) return quick
  const [scaled, places] = parse(String(value))
  return Number(rescale(scaled, places, digits))
}

/** Minor units back to the number a JSON body carries. */
export const toMajor = (minor: number, digits = 2): number => minor / 10 ** digits

/** Product of two decimals in minor units: 3 × 0.335 → 101. */
export function multiplyToMinor(a: number | string, b: number | string, digits = 2): number {
  const quick = typeof a === 'number' && typeof b === 'number' ? wholeOr(a * b * 10 ** digits) : undefined
  if (quick !== undefined) return quick
  const [x, xPlaces] = parse(String(a))
  const [y, yPlaces] = parse(String(b))
  return Number(rescale(x * y, xPlaces + yPlaces, digits))
}

/** Nearly all amounts come out whole and need no exact way; a half cent is far from whole. */
function wholeOr(scaled: number): number | undefined {
  const whole = Math.round(scaled)
  return Math.abs(scaled - whole) < 1e-6 ? whole : undefined
}

function parse(text: string): [scaled: bigint, places: number] {
  const plain = /e/i.test(text) ? Number(text).toFixed(12) : text
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(plain.trim())
  if (!match || !(match[2] || match[3])) throw new RangeError(`${text} is no decimal number.`)
  const fraction = match[3] ?? ''
  const scaled = BigInt(`${match[2] ?? ''}${fraction}`)
  return [match[1] ? -scaled : scaled, fraction.length]
}

function rescale(scaled: bigint, places: number, digits: number): bigint {
  if (places <= digits) return scaled * 10n ** BigInt(digits - places)
  const unit = 10n ** BigInt(places - digits)
  const magnitude = scaled < 0n ? -scaled : scaled
  const rounded = (magnitude + unit / 2n) / unit
  return scaled < 0n ? -rounded : rounded
}
