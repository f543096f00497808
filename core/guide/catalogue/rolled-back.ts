import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const rolledBack: CatalogueEntry = {
  id: 'rolled-back',
  source: 'vendor',
  phrases: [
    'the entire transaction in this operation has been rolled back due to an error',
    'entire transaction in this operation has been rolled back',
    '^skipped due to atomic failure$',
  ],
  codes: ['XL03000009'],
  wrapper: true,
}

export const rolledBackText: EntryAdvice = {
  systems: ['intacct'],
  remedies: ['re-sync'],
  title: 'Everything sent together was undone',
  meaning: 'One part of the request failed, so Sage Intacct undid all of it.',
  steps: ['Find the part that failed: the other messages name it.', 'Correct it and sync again.'],
}

export const samples: Samples = {
  examples: [
    'The entire transaction in this operation has been rolled back due to an error.',
    'skipped due to atomic failure',
  ],
  nearMisses: ['Prices have been rolled back in this operation.', 'Two rows were skipped due to a failure.'],
}
