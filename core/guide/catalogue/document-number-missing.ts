import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const documentNumberMissing: CatalogueEntry = {
  id: 'document-number-missing',
  source: 'vendor',
  phrases: ['^document number is missing$', 'enter a|an bill|invoice number and try again'],
  codes: ['PL01000127', 'BL03002128'],
}

export const documentNumberMissingText: EntryAdvice = {
  systems: ['intacct'],
  remedies: ['next-free-number'],
  title: 'The document has no number',
  meaning: 'Nothing numbers this kind of document by itself, so a number must be sent.',
  steps: ['Give the invoice a number.', 'Or set up a numbering sequence in Sage Intacct.', 'Sync again.'],
}

export const samples: Samples = {
  examples: ['Document Number is missing'],
  nearMisses: ['The document number is printed at the top.'],
}
