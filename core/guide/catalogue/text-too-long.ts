import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const textTooLong: CatalogueEntry = {
  id: 'text-too-long',
  source: 'vendor',
  phrases: [
    'string length specified does not match the supported length',
    'string length is either shorter or longer than supported by specification',
    'length of the field exceeds * chars',
  ],
  codes: ['2050'],
}

export const textTooLongText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: [],
  title: 'A text is too long',
  meaning: 'A field holds more characters than QuickBooks takes; an invoice number may have 21.',
  steps: ['See which field the message names, and its limit.', 'Shorten it.', 'Sync again.'],
}

export const samples: Samples = {
  examples: [
    'String length specified does not match the supported length. Min:0 Max:21 supported. Supplied length:45',
  ],
  nearMisses: ['The length of the field is 21 characters.'],
}
