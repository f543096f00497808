import type { CatalogueEntry, EntryText, Samples } from '../catalogue-entry.ts'

export const creditLimitExceeded: CatalogueEntry = {
  id: 'credit-limit-exceeded',
  source: 'vendor',
  systems: ['intacct'],
  remedies: ['open-customer'],
  phrases: ['~^limit exceeded$', 'credit limit exceeded$'],
}

export const creditLimitExceededText: EntryText = {
  title: 'The credit limit is exceeded',
  meaning: 'The invoice would take the customer over the credit limit.',
  steps: [
    'Look at the credit limit and the open balance of the customer.',
    'Raise the limit or collect first, then sync again.',
  ],
}

export const samples: Samples = {
  examples: ['Limit exceeded'],
  nearMisses: ['The credit limit of this customer is $5,000.'],
}
