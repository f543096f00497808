import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const staleObject: CatalogueEntry = {
  id: 'stale-object',
  source: 'vendor',
  phrases: [
    'you and * were working on this at the same time * finished before you did so your work was not saved',
    'were working on this at the same time',
    'finished before you did so your work was not saved',
    '~stale object error',
  ],
  codes: ['5010'],
}

export const staleObjectText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: ['re-sync'],
  title: 'Someone else changed it meanwhile',
  meaning: 'The record was changed in QuickBooks after it was read here, so this change was not taken.',
  steps: [
    'Re-Sync the record to see what stands there now.',
    'If your change is still missing, make it again.',
  ],
}

export const samples: Samples = {
  examples: [
    'Stale Object Error : You and A were working on this at the same time. A finished before you did, so your work was not saved.',
  ],
  nearMisses: ['You and Anna worked on this together.'],
}
