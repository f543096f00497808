import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const customerInactive: CatalogueEntry = {
  id: 'customer-inactive',
  source: 'vendor',
  phrases: [
    'customer assigned to this transaction has been deleted before you can modify this transaction you must restore {customerName}',
    'customer assigned to this transaction has been deleted',
  ],
}

export const customerInactiveText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: ['open-customer', 'sync-customer-then-invoice'],
  title: 'The customer is inactive',
  meaning: 'The customer of this transaction was made inactive in QuickBooks.',
  steps: [
    'Find {customerName} in the customer list with Include inactive on.',
    'Choose Make active.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: [
    'Invalid Reference Id : Customer assigned to this transaction has been deleted. Before you can modify this transaction, you must restore Amy (deleted)',
  ],
  nearMisses: ['The customer assigned to this transaction is Amy.'],
}
