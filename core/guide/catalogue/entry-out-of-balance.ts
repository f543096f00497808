import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const entryOutOfBalance: CatalogueEntry = {
  id: 'entry-out-of-balance',
  source: 'vendor',
  phrases: ['transactions do not balance for'],
  codes: ['GL-1009'],
}

export const entryOutOfBalanceText: EntryAdvice = {
  systems: ['intacct'],
  remedies: [],
  title: 'Debits and credits differ',
  meaning: 'The entry does not balance for a location or entity.',
  steps: [
    'Compare debits and credits for the location that the message names.',
    'Correct the lines and sync again.',
  ],
}

export const samples: Samples = {
  examples: ['Transactions do not balance for Place ,'],
  nearMisses: ['Your transactions are in balance.'],
}
