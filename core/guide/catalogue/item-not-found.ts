import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const itemNotFound: CatalogueEntry = {
  id: 'item-not-found',
  source: 'documented',
  phrases: [
    'item id {itemId} is not found$',
    'item id {itemId} not found$',
    'item id {itemId} is not valid$',
  ],
}

export const itemNotFoundText: EntryAdvice = {
  systems: ['intacct'],
  remedies: ['open-item', 'item-restore-swap-remove'],
  title: 'An item is inactive or deleted',
  meaning: 'The invoice uses an item that is inactive in Sage Intacct or no longer there.',
  steps: [
    'Look up {itemId} in Sage Intacct, inactive items included.',
    'Set it back to active, or replace or remove its line on the invoice.',
    'Sync the invoice again.',
  ],
}

export const samples: Samples = {
  examples: ['Item ID: is not found', "Item ID 'WIDGET-01' is not valid"],
  nearMisses: [
    'Item ID: WIDGET-01 is found in two warehouses.',
    'No item found. Clear the search and try another name.',
  ],
}
