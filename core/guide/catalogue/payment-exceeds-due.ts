import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const paymentExceedsDue: CatalogueEntry = {
  id: 'payment-exceeds-due',
  source: 'vendor',
  phrases: [
    'amount paid if|is greater than the amount due for invoice with key {objectId}',
    'amount paid if|is greater than the amount due',
  ],
  codes: ['XL03000027'],
}

export const paymentExceedsDueText: EntryAdvice = {
  systems: ['intacct'],
  remedies: ['open-payment', 're-sync'],
  title: 'The payment is larger than what is due',
  meaning: 'The payment applies more to an invoice than it still owes.',
  steps: [
    'Open the invoice and see what is still due.',
    'Lower what the payment applies to it; leave the rest unapplied.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: ['The amount paid if greater than the amount due for invoice with key 8229'],
  nearMisses: ['The amount paid equals the amount due.'],
}
