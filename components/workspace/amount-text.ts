import { digitsOf, parseAmount, toDecimal } from '../../core/ledger/money.ts'

/**
 * An amount as a person types it, in minor units: `1234.5`, `1,234.50`, `1 234,50`, `$40`. NaN for what is
 * none, and for more digits than the currency has: nothing is rounded behind the user's back.
 */
export function readAmount(text: string, currency: string): number {
  const decimal = plainDecimal(text)
  const fraction = /\.(\d*)$/.exec(decimal)?.[1] ?? ''
  if (!/^-?\d+\.?\d*$|^-?\.\d+$/.test(decimal) || fraction.replace(/0+$/, '').length > digitsOf(currency))
    return Number.NaN
  try {
    return parseAmount(decimal, currency)
  } catch {
    return Number.NaN
  }
}

/** A number as typed, with nothing but digits and a point where it is one: `1,5` is `1.5`. */
export function plainDecimal(text: string): string {
  const bare = text
    .trim()
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^\p{Sc}|\p{Sc}$/gu, '')
  return withPoint(bare)
}

/** Point and comma mean what their places say: the last one alone can be the decimal sign. */
function withPoint(text: string): string {
  if (/^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text)) return text.replaceAll(',', '')
  if (/^-?\d{1,3}(\.\d{3})+,\d*$/.test(text)) return text.replaceAll('.', '').replace(',', '.')
  return /^-?\d*,\d+$/.test(text) ? text.replace(',', '.') : text
}

/** What stands in the field for an amount. */
export const amountText = (minor: number, currency: string): string =>
  Number.isSafeInteger(minor) ? toDecimal(minor, currency) : ''
