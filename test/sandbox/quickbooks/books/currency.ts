const NAMES: Record<string, string> = {
  USD: 'United States Dollar',
  EUR: 'Euro',
  JPY: 'Japanese Yen',
  CAD: 'Canadian Dollar',
  GBP: 'British Pound Sterling',
}

/** Home currency units per unit; fixed, so that a seeded company is the same every day. */
const RATES: Record<string, number> = { USD: 1, EUR: 1.08, JPY: 0.0067, CAD: 0.73, GBP: 1.27 }

const WHOLE = new Set(['JPY', 'KRW', 'VND', 'CLP'])

/** Digits an amount of this currency may have after the point. */
export const digitsOf = (currency: string): number => (WHOLE.has(currency) ? 0 : 2)
export const currencyRef = (code: string): { value: string; name: string } => ({
  value: code,
  name: NAMES[code] ?? code,
})
export const rateOf = (code: string): number => RATES[code] ?? 1
