import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const inventoryStartDate: CatalogueEntry = {
  id: 'inventory-start-date',
  source: 'vendor',
  phrases: [
    'transaction date is prior to start date for inventory item',
    'transactions with inventory * products can t|cant be dated earlier',
    'transactions with inventory * products cant be dated earlier',
  ],
  codes: ['6270'],
}

export const inventoryStartDateText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: ['open-item'],
  title: 'The date is before the item’s start date',
  meaning:
    'QuickBooks counts the stock of an inventory item from a start date, and the transaction is dated before it.',
  steps: [
    'Open the item and see its start date.',
    'Date the transaction on or after it, or set the start date earlier.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: ['Transaction date is prior to start date for inventory item'],
  nearMisses: ['The transaction date is prior to the due date.'],
}
