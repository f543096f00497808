import type { CatalogueEntry, Samples } from '../catalogue-entry.ts'

export const customerNotValid: CatalogueEntry = {
  id: 'customer-not-valid',
  source: 'vendor',
  systems: ['intacct'],
  title: 'The customer is not valid',
  meaning: 'Sage Intacct has no active customer with this id.',
  steps: [
    'Look up {customerName} in Sage Intacct.',
    'Make it active or create it, or choose another customer.',
    'Sync again.',
  ],
  remedies: ['open-customer', 'sync-customer-then-invoice'],
  phrases: ['customer {customerName} specified is not valid', '~^invalid customer$'],
}

export const samples: Samples = {
  examples: ["Customer 'ACME-9' specified is not valid."],
  nearMisses: ['Customer ACME-9 is valid.'],
}
