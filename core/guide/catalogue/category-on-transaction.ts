import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const categoryOnTransaction: CatalogueEntry = {
  id: 'category-on-transaction',
  source: 'vendor',
  phrases: ['categories cannot be used in transactions'],
}

export const categoryOnTransactionText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: ['open-item'],
  title: 'A category stands where an item should',
  meaning: 'A line uses a product category. Only a product or service can be sold.',
  steps: ['Find the line whose item is a category.', 'Choose a product or service instead.', 'Sync again.'],
}

export const samples: Samples = {
  examples: ['Invalid Reference Id : Categories cannot be used in transactions.'],
  nearMisses: ['Categories can be used in reports and transactions.'],
}
