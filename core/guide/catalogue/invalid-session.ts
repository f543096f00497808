import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const invalidSession: CatalogueEntry = {
  id: 'invalid-session',
  source: 'vendor',
  phrases: ['^invalid session$', 'XL03000006 invalid session', 'get api session failed'],
}

export const invalidSessionText: EntryAdvice = {
  systems: ['intacct'],
  remedies: ['sign-in'],
  title: 'The Intacct session has ended',
  meaning: 'Sage Intacct no longer knows the session, or did not open one.',
  steps: ['Sign in again for this connection.', 'Try again.'],
}

export const samples: Samples = {
  examples: ['XL03000006 Invalid session', 'Get API Session Failed'],
  nearMisses: ['Your session will end in five minutes.'],
}
