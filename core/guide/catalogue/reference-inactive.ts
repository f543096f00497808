import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const referenceInactive: CatalogueEntry = {
  id: 'reference-inactive',
  source: 'vendor',
  phrases: [
    'something you re trying to use has been made inactive check the fields with accounts customers items vendors or employees',
    'something you re trying to use has been made inactive check the fields with accounts',
    'something you re trying to use has been made inactive',
    'vendor|account|class|location|department|employee|term|klass assigned to this transaction has been deleted',
  ],
}

export const referenceInactiveText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: ['open-customer', 'open-item'],
  title: 'Something it uses is inactive',
  meaning:
    'An account, customer, item, vendor or employee on the transaction was made inactive in QuickBooks.',
  steps: [
    'Check the customer, the items and the accounts of the transaction.',
    'Make the inactive one active again, or choose another.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: [
    "Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.",
  ],
  nearMisses: ["The feature you're trying to use has been made faster."],
}
