import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const invalidId: CatalogueEntry = {
  id: 'invalid-id',
  source: 'vendor',
  phrases: ['id should be a valid number', '~^invalid id$'],
  codes: ['2030'],
}

export const invalidIdText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: ['re-sync'],
  title: 'An id is not a valid number',
  meaning: 'The request named a record by something that is not an id.',
  steps: ['Re-Sync the record, then try again.', 'If it comes back, report it: it is not your mistake.'],
}

export const samples: Samples = {
  examples: ['Id should be a valid number. Supplied value:1.5'],
  nearMisses: ['The id should be printed on a valid card.'],
}
