import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const depositedPayment: CatalogueEntry = {
  id: 'deposited-payment',
  source: 'vendor',
  phrases: [
    'this transaction has been deposited if you want to change or delete it you must edit the deposit it appears on and remove it first',
    'this transaction has been deposited if you want to change or delete it',
    'you must edit the deposit it appears on and remove it first',
    '~deposited transaction cannot be changed',
  ],
  codes: ['6540'],
}

export const depositedPaymentText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: ['open-payment', 're-sync'],
  title: 'The payment is in a bank deposit',
  meaning: 'QuickBooks does not change or delete a payment that belongs to a deposit.',
  steps: [
    'Open the deposit that the payment appears on and take it out.',
    'Then change or delete the payment.',
    'Re-Sync.',
  ],
}

export const samples: Samples = {
  examples: [
    'This transaction has been deposited. If you want to change or delete it, you must edit the deposit it appears on and remove it first.',
  ],
  nearMisses: ['This transaction has been deposited in Checking.'],
}
