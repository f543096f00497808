import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const customerOnHold: CatalogueEntry = {
  id: 'customer-on-hold',
  source: 'vendor',
  phrases: ['^customer is on hold$'],
}

export const customerOnHoldText: EntryAdvice = {
  systems: ['intacct'],
  remedies: ['open-customer'],
  title: 'The customer is on hold',
  meaning: 'Sage Intacct takes no new transactions for a customer on hold.',
  steps: [
    'Ask whoever decides on credit whether the hold can be lifted.',
    'Lift it on the customer, then sync again.',
  ],
}

export const samples: Samples = {
  examples: ['Customer is on hold'],
  nearMisses: ['The customer is on hold music now.'],
}
