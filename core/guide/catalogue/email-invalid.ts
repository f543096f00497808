import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const emailInvalid: CatalogueEntry = {
  id: 'email-invalid',
  source: 'vendor',
  phrases: [
    'to email address entered is invalid',
    'illegal format for contactversion primary email address',
    'email address does not conform to the syntax rules',
  ],
}

export const emailInvalidText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['open-customer'],
  title: 'An e-mail address is not valid',
  meaning: 'The customer’s e-mail address is not one that the accounting system takes.',
  steps: ['Open the customer and correct the e-mail address.', 'Try again.'],
}

export const samples: Samples = {
  examples: [
    'QueryProcessingError: To email address entered is invalid',
    'Illegal format for Contactversion : Primary Email Address',
  ],
  nearMisses: ['The e-mail address you entered is valid.'],
}
