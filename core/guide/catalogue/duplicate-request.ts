import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const duplicateRequest: CatalogueEntry = {
  id: 'duplicate-request',
  source: 'vendor',
  phrases: ['~^duplicate request id'],
  codes: ['600'],
}

export const duplicateRequestText: EntryAdvice = {
  systems: ['quickbooks'],
  remedies: ['re-sync'],
  title: 'The same request was sent twice',
  meaning: 'QuickBooks has already seen this request.',
  steps: ['Re-Sync to see whether the first one took effect.', 'Send it again only if it did not.'],
}

export const samples: Samples = {
  examples: ['Duplicate Request ID'],
  nearMisses: ['Request a duplicate of your ID card.'],
}
