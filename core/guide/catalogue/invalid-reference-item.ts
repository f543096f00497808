import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const invalidReferenceItem: CatalogueEntry = {
  id: 'invalid-reference-item',
  source: 'documented',
  phrases: [
    'product service assigned to this transaction has been deleted before you can modify this transaction you must restore {itemName}',
    'item assigned to this transaction has been deleted before you can modify this transaction you must restore {itemName}',
    'product service assigned to this transaction has been deleted',
    'item assigned to this transaction has been deleted',
    '~before you can modify this transaction you must restore {itemName}',
    '~invalid reference id line SalesItemLineDetail ItemRef',
    '~ItemRef invalid reference id',
    '~invalid reference id',
  ],
  codes: ['2500'],
}

export const invalidReferenceItemText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['open-item', 'item-restore-swap-remove'],
  title: 'An item was made inactive or deleted',
  meaning: 'A product or service on the invoice is inactive or deleted in the accounting system.',
  steps: [
    'Look up {itemName} there, inactive ones included.',
    'Make it active again, or replace or remove its line on the invoice.',
    'Sync the invoice again.',
  ],
}

export const samples: Samples = {
  examples: [
    'Invalid Reference Id: Invalid Reference Id : Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore XXX (Item Name)',
    'Invalid Reference Id : Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore Widget 5000 (deleted)',
  ],
  nearMisses: [
    'Product/Service assigned to this transaction: Widget 5000',
    'Reference id 2500 is invalid only if the bank has rejected it.',
  ],
}
