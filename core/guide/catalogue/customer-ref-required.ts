import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const customerRefRequired: CatalogueEntry = {
  id: 'customer-ref-required',
  source: 'documented',
  phrases: [
    'CustomerRef is required CustomerRef is missing in the request',
    'required parameter CustomerRef is missing in the request',
    'CustomerRef is missing in the request',
    'required parameter CustomerRef is missing',
    'you must select a customer for this transaction$',
    'required field customer is missing$',
    '~CustomerRef is required$',
  ],
}

export const customerRefRequiredText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['open-customer', 'sync-customer-then-invoice'],
  title: 'The invoice has no customer',
  meaning: 'No customer is chosen on the invoice, or its customer is not in the accounting system.',
  steps: [
    'Check that a customer is chosen on the invoice.',
    'Check that this customer is synced; if it is not, sync the customer first.',
    'Sync the invoice again.',
  ],
}

export const samples: Samples = {
  examples: [
    'CustomerRef is required: CustomerRef is missing in the request',
    'Required parameter CustomerRef is missing in the request',
  ],
  nearMisses: [
    'CustomerRef is required for invoices and optional for journal entries.',
    'Select a customer to see their transactions.',
  ],
}
