import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const customerNotValid: CatalogueEntry = {
  id: 'customer-not-valid',
  source: 'vendor',
  phrases: ['customer {customerName} specified is not valid', '~^invalid customer$'],
}

export const customerNotValidText: EntryAdvice = {
  systems: ['intacct'],
  remedies: ['open-customer', 'sync-customer-then-invoice'],
  title: 'The customer is not valid',
  meaning: 'Sage Intacct has no active customer with this id.',
  steps: [
    'Look up {customerName} in Sage Intacct.',
    'Make it active or create it, or choose another customer.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: ["Customer 'ACME-9' specified is not valid."],
  nearMisses: ['Customer ACME-9 is valid.'],
}
