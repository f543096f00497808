import { multiplyToMinor, toMinor } from '../../shared/decimal.ts'

/** Hundredths of the amount in a record; 0 where there is none. */
export const minor = (value: unknown): number =>
  value === undefined || value === null || value === '' ? 0 : toMinor(value as string | number)

/** Live amounts always carry two places: `170200.00` (facts/sage-intacct-rest.md §1.2). */
export const money = (amount: number): string => (amount / 100).toFixed(2)

/** Quantity × price in hundredths. */
export const extended = (quantity: unknown, price: unknown): number =>
  multiplyToMinor(String(quantity), String(price))

/** At a rate of the base currency per unit. */
export const atRate = (amount: number, rate: unknown): number =>
  rate === undefined || rate === null || Number(rate) === 1
    ? amount
    : multiplyToMinor((amount / 100).toFixed(2), String(rate))

/** Quantities and prices carry ten places on reading (facts §1.2). */
export const decimal = (value: unknown): string => Number(value).toFixed(10)
