import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const amountCalculation: CatalogueEntry = {
  id: 'amount-calculation',
  source: 'vendor',
  phrases: ['amount is not equal to UnitPrice qty', 'amount calculation incorrect in the request'],
  codes: ['6070'],
}

export const amountCalculationText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: [],
  title: 'An amount does not add up',
  meaning: 'The amount of a line is not its quantity times its price.',
  steps: [
    'Check quantity, price and amount of each line.',
    'Correct the one that does not fit.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: [
    'Amount calculation incorrect in the request. Amount is not equal to UnitPrice * Qty. Supplied value:58',
  ],
  nearMisses: ['The amount is calculated from price and quantity.'],
}
