import { lookup } from './lookup.ts'

/**
 * Amounts (design §1): integers in minor units of their currency, rounded half-up, read from decimal
 * text with no float in between. Currencies are never added together.
 */

/** ISO 4217 minor units where they are not 2 (fund codes with 4 are no company's currency). */
const DIGITS = lookup<number>(
  Object.fromEntries([
    ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
      .split(' ')
      .map(code => [code, 0]),
    ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map(code => [code, 3]),
  ]),
)

/** Digits after the decimal point: 0, 2 or 3. */
export const digitsOf = (currency: string): number => DIGITS[currency] ?? 2

/** An exact decimal: `units` / 10^`scale`. */
interface Exact {
  units: bigint
  scale: number
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

function exact(value: string | number): Exact {
  const text = String(value).trim()
  const match = DECIMAL.exec(text)
  const [, sign, whole = '', fraction = '', exponent = '0'] = match ?? []
  if (!match || whole + fraction === '' || text.length > 60)
    throw new RangeError(`"${text}" is not an amount`)
  const units = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  const scale = fraction.length - Number(exponent)
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale }
}

/** Half-up, away from zero: 0.005 is 0.01 and -0.005 is -0.01. */
function round({ units, scale }: Exact, digits: number): number {
  const shift = BigInt(10) ** BigInt(Math.abs(scale - digits))
  const half = units < 0n ? -shift / 2n : shift / 2n
  const minor = Number(scale <= digits ? units * shift : (units + half) / shift)
  if (!Number.isSafeInteger(minor)) throw new RangeError('the amount is too large')
  return minor
}

/**
 * Minor units of a decimal as an accounting system writes it: `"1234.5"`, `-0.005`, `1e3`.
 * @throws RangeError when it is no decimal, or beyond the exact integers.
 */
export function parseAmount(value: string | number, currency: string): number {
  const digits = digitsOf(currency)
  if (typeof value === 'number') {
    // Only one count of minor units, divided, is this very number: whoever finds it has rounded nothing.
    const minor = Math.round(value * 10 ** digits)
    if (Math.abs(minor) < 1e13 && minor / 10 ** digits === value) return minor === 0 ? 0 : minor
  }
  // What nearly all amounts look like needs no rounding: its digits are the minor units.
  const text = String(value)
  const dot = text.indexOf('.')
  const fraction = dot < 0 ? 0 : text.length - dot - 1
  if (fraction > digits || !PLAIN.test(text)) return round(exact(value), digits)
  const minor = Number(dot < 0 ? text : text.slice(0, dot) + text.slice(dot + 1)) * 10 ** (digits - fraction)
  return minor === 0 ? 0 : minor
}
const PLAIN = /^-?\d{1,11}(\.\d{1,3})?$/

/** Is the text a plain decimal (quantity, unit price, rate)? */
export function isDecimal(text: string): boolean {
  try {
    exact(text)
    return true
  } catch {
    return false
  }
}

/** `1234.50`, as an accounting system reads it. */
export function toDecimal(minor: number, currency: string): string {
  const digits = digitsOf(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** quantity × unit price, exact and then half-up, in minor units. @throws RangeError as `parseAmount`. */
export function lineAmount(quantity: string | number, unitPrice: string | number, currency: string): number {
  const [a, b] = [exact(quantity), exact(unitPrice)]
  return round({ units: a.units * b.units, scale: a.scale + b.scale }, digitsOf(currency))
}

export interface CurrencyTotal {
  currency: string
  /** Minor units. */
  amount: number
}

/** One sum per currency, in the order of their codes. */
export function totals(rows: Iterable<CurrencyTotal>): CurrencyTotal[] {
  const sums = new Map<string, number>()
  for (const { currency, amount } of rows) sums.set(currency, (sums.get(currency) ?? 0) + amount)
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => ({ currency, amount }))
}

const formats = new Map<string, Intl.NumberFormat | null>()

/** As a person reads it, in the browser's language unless told: `$1,234.50`. */
export function formatAmount(minor: number, currency: string, locale?: string): string {
  const key = `${locale ?? ''} ${currency}`
  if (!formats.has(key)) formats.set(key, numberFormat(currency, locale))
  const decimal = toDecimal(minor, currency)
  return formats.get(key)?.format(decimal as Intl.StringNumericLiteral) ?? `${decimal} ${currency}`.trim()
}

/** Null for what is no currency code: the plain decimal is shown then. */
function numberFormat(currency: string, locale?: string): Intl.NumberFormat | null {
  const digits = digitsOf(currency)
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  } catch {
    return null
  }
}
