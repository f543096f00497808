import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const dateInvalid: CatalogueEntry = {
  id: 'date-invalid',
  source: 'vendor',
  phrases: ['the transaction date {date} is invalid$'],
  codes: ['PL03000006'],
}

export const dateInvalidText: EntryAdvice = {
  systems: ['intacct'],
  remedies: [],
  title: 'The date is not valid',
  meaning: 'The date of the transaction could not be read.',
  steps: ['Enter the date of the transaction again.', 'Sync again.'],
}

export const samples: Samples = {
  examples: ["The transaction date 'Array' is invalid."],
  nearMisses: ['The transaction date is 3 May.'],
}
