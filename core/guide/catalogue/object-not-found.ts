import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const objectNotFound: CatalogueEntry = {
  id: 'object-not-found',
  source: 'vendor',
  phrases: [
    'another user has deleted this transaction',
    'no record exits|exists for the InvoiceKey {objectId}',
    'cannot find customer|invoice|payment|item with key {objectId}',
    'oops we can t find this transaction',
    '~object not found$',
  ],
  codes: ['610', 'DL03000005'],
}

export const objectNotFoundText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['re-sync'],
  title: 'The record is gone',
  meaning: 'The record is not in the accounting system, or somebody deleted it.',
  steps: ['Re-Sync it to see what stands there.', 'If it was deleted by mistake, create it again.'],
}

export const samples: Samples = {
  examples: [
    'Object Not Found : Another user has deleted this transaction.',
    'No record exits for the invoicekey 123456',
  ],
  nearMisses: ['The lost-and-found object was not found yet.'],
}
