import { parseAmount } from '../ledger/money.ts'
import type { Decimal } from '../ledger/records.ts'

/** A field that has the right type and yet cannot be read. */
export class FieldError extends Error {
  readonly field: string
  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

/**
 * Beyond 15 significant digits a JSON number no longer holds each decimal exactly, so an amount that large
 * is refused rather than taken a little wrong.
 */
const EXACT = 1e15

/** Minor units. @throws FieldError */
export function amount(value: number | string, currency: string, field: string): number {
  let minor: number
  try {
    minor = parseAmount(value, currency)
  } catch {
    throw new FieldError(field, `"${String(value).slice(0, 40)}" is no amount`)
  }
  if (Math.abs(minor) >= EXACT) throw new FieldError(field, 'is too large to be exact')
  return minor
}

/** A quantity or price as plain decimal text: JSON writes small ones as `1e-7`. @throws FieldError */
export function decimal(value: number | string, field: string): Decimal {
  const text = String(value).trim()
  if (/^-?\d+(\.\d+)?$/.test(text)) return text
  const match = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,2})$/.exec(text)
  if (!match) throw new FieldError(field, `"${text.slice(0, 40)}" is no number`)
  const [, sign = '', whole = '', fraction = '', exponent] = match
  const point = whole.length + Number(exponent)
  const digits = (whole + fraction).padStart(whole.length + fraction.length + Math.max(0, 1 - point), '0')
  const at = Math.max(point, 1)
  const padded = digits.padEnd(at, '0')
  return sign + (padded.length > at ? `${padded.slice(0, at)}.${padded.slice(at)}` : padded)
}
