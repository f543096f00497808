/** Amounts and dates as the pages write them. */
export const money = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(amount)

/** `2026-11-22` → `11/22/2026`. */
export function shortDate(date: string): string {
  const [year, month, day] = date.split('-')
  return `${month}/${day}/${year}`
}

/** Cents of what a user typed; 0 for what is no number. */
export const cents = (text: string | number): number => {
  const value = Number(String(text).replaceAll(',', ''))
  return Number.isFinite(value) ? Math.round(value * 100) : 0
}

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
