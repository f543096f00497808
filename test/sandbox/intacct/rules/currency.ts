import { type Data, text } from '../books/data.ts'
import type { Rules } from './context.ts'

/** Base currency units per unit; fixed, so that a seeded company is the same every day. */
const RATES: Record<string, number> = { USD: 1, EUR: 1.08, CAD: 0.73, GBP: 1.27 }

export const rateOf = (rules: Rules, currency: string): number =>
  currency === rules.settings.baseCurrency ? 1 : (RATES[currency] ?? 1)

/** Currency and rate of an AR invoice, with what was left out filled in. */
export function currencyGroup(rules: Rules, data: Data): Data {
  const txnCurrency = text(data, 'currency.txnCurrency') || rules.settings.baseCurrency
  const sent = (data.currency as Data | undefined)?.exchangeRate as Data | undefined
  return {
    baseCurrency: rules.settings.baseCurrency,
    txnCurrency,
    exchangeRate: {
      date: sent?.date ?? data.invoiceDate ?? null,
      rate: sent?.rate ?? rateOf(rules, txnCurrency),
      typeId: sent?.typeId ?? null,
    },
  }
}
