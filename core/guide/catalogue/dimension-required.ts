import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const dimensionRequired: CatalogueEntry = {
  id: 'dimension-required',
  source: 'vendor',
  phrases: [
    'this transaction is missing the {field} dimension for the account {objectId}',
    'location id is required for the multiEntity shared warehouse',
  ],
}

export const dimensionRequiredText: EntryAdvice = {
  systems: ['intacct'],
  remedies: [],
  title: 'A line lacks a dimension',
  meaning: 'An account or warehouse wants a location, item or other dimension on each line.',
  steps: ['Find the line that has no {field}.', 'Fill it in.', 'Sync again.'],
}

export const samples: Samples = {
  examples: ['This transaction is missing the Location dimension for the Account 16200'],
  nearMisses: ['This transaction has the Location dimension for the Account 16200.'],
}
