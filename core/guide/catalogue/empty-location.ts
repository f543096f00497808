import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const emptyLocation: CatalogueEntry = {
  id: 'empty-location',
  source: 'documented',
  phrases: [
    'use of empty location is invalid a valid multiEntity location must be specified',
    'empty location is invalid a valid multiEntity location must be specified',
    'a valid multiEntity location must be specified',
    '~empty location is invalid',
  ],
}

export const emptyLocationText: EntryAdvice = {
  systems: ['intacct'],
  remedies: ['zero-line'],
  title: 'A line has no location',
  meaning:
    'In a multi-entity company Sage Intacct wants a location on every line. A line worth $0 often comes without one.',
  steps: [
    'Look on the invoice for a line with a price of $0.',
    'Remove that line, or give it a price.',
    'If every line has a price, choose a valid location on each line.',
    'Sync the invoice again.',
  ],
}

export const samples: Samples = {
  examples: [
    'Empty location is invalid; A valid Multi-Entity location must be specified',
    'Use of empty Location is invalid. A valid Multi-Entity Location must be specified.',
  ],
  nearMisses: ['Choose a valid location for this warehouse.', 'The location list is empty.'],
}
