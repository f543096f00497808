import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const invalidObjectId: CatalogueEntry = {
  id: 'invalid-object-id',
  source: 'documented',
  phrases: [
    'the given object id {objectId} in the field {field} is invalid',
    'object id {objectId} in the field {field} is invalid',
    '~in the field list id is invalid',
  ],
}

export const invalidObjectIdText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: ['open-customer', 'sync-customer-then-invoice'],
  title: 'The customer is not synced yet',
  meaning:
    'The invoice belongs to a customer that QuickBooks does not know yet, so the id it was sent with leads nowhere.',
  steps: [
    'Open the customer of the invoice and check that it is synced.',
    'If it is not, sync the customer first.',
    'Sync the invoice again.',
  ],
}

export const samples: Samples = {
  examples: [
    'The given object ID "XXX" in the field "list id" is invalid',
    'The given object ID "80000A1F-1700000000" in the field "list id" is invalid.',
  ],
  nearMisses: [
    'The given object has an ID in the field "list id".',
    'The value in the field "email" is invalid',
  ],
}
