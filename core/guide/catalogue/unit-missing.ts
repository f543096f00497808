import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const unitMissing: CatalogueEntry = {
  id: 'unit-missing',
  source: 'vendor',
  phrases: ['^missing unit$'],
  codes: ['BL03000018'],
}

export const unitMissingText: EntryAdvice = {
  systems: ['intacct'],
  remedies: ['open-item'],
  title: 'A unit of measure is missing',
  meaning: 'A line or item has no unit of measure.',
  steps: ['Set the unit of measure on the line or on the item.', 'Sync again.'],
}

export const samples: Samples = {
  examples: ['BL03000018: Missing unit'],
  nearMisses: ['The missing unit was delivered.'],
}
