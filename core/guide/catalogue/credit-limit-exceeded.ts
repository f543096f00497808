import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const creditLimitExceeded: CatalogueEntry = {
  id: 'credit-limit-exceeded',
  source: 'vendor',
  phrases: ['~^limit exceeded$', 'credit limit exceeded$'],
}

export const creditLimitExceededText: EntryAdvice = {
  systems: ['intacct'],
  remedies: ['open-customer'],
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
