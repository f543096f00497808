import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const businessValidation: CatalogueEntry = {
  id: 'business-validation',
  source: 'vendor',
  phrases: [
    '<a business validation error has occurred while processing your request',
    '<business validation error',
  ],
  codes: ['6000'],
}

export const businessValidationText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: [],
  title: 'QuickBooks refused it',
  meaning: 'A rule of QuickBooks speaks against it; the message names the rule.',
  steps: [
    'Read the sentence after “Business Validation Error”.',
    'Correct what it names, for example the tax or the amount.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: ['Business Validation Error: You must set a transaction amount.'],
  nearMisses: ['Validation of business addresses is on.'],
}
