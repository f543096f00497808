import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const notEnoughStock: CatalogueEntry = {
  id: 'not-enough-stock',
  source: 'vendor',
  phrases: ['there is not enough quantity for item id {itemId}'],
}

export const notEnoughStockText: EntryAdvice = {
  systems: ['intacct'],
  remedies: ['open-item'],
  title: 'Not enough in stock',
  meaning: 'There is less of the item in stock than the line sells.',
  steps: [
    'Check the quantity on hand of {itemId}.',
    'Lower the quantity, or receive stock first.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: ["There is not enough quantity for Item ID 'WIDGET-01'"],
  nearMisses: ['There is enough quantity for this item.'],
}
