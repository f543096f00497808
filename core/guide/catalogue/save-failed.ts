import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const saveFailed: CatalogueEntry = {
  id: 'save-failed',
  source: 'vendor',
  phrases: ['something s not quite right'],
  wrapper: true,
}

export const saveFailedText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: [],
  title: 'QuickBooks could not save',
  meaning: 'The page was not saved; the sentence below the heading says why.',
  steps: ['Read the sentence below the heading.', 'Correct what it names, and save again.'],
}

export const samples: Samples = {
  examples: ['Something’s not quite right'],
  nearMisses: ['Something is right here.'],
}
