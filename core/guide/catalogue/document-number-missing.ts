import type { CatalogueEntry, EntryText, Samples } from '../catalogue-entry.ts'

export const documentNumberMissing: CatalogueEntry = {
  id: 'document-number-missing',
  source: 'vendor',
  systems: ['intacct'],
  remedies: ['next-free-number'],
  phrases: ['^document number is missing$', 'enter a|an bill|invoice number and try again'],
  codes: ['PL01000127', 'BL03002128'],
}

export const documentNumberMissingText: EntryText = {
  title: 'The document has no number',
  meaning: 'Nothing numbers this kind of document by itself, so a number must be sent.',
  steps: ['Give the invoice a number.', 'Or set up a numbering sequence in Sage Intacct.', 'Sync again.'],
}

export const samples: Samples = {
  examples: ['Document Number is missing'],
  nearMisses: ['The document number is printed at the top.'],
}
