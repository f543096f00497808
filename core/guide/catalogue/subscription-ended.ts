import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const subscriptionEnded: CatalogueEntry = {
  id: 'subscription-ended',
  source: 'vendor',
  phrases: [
    'subscription period has ended or canceled or there was a billing problem',
    '~invalid company status',
    'this company is a demo company and has expired',
  ],
  codes: ['6190', 'PL04000055'],
}

export const subscriptionEndedText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: [],
  title: 'The subscription has ended',
  meaning:
    'The accounting company can only be read: its subscription or trial is over, or there is a billing problem.',
  steps: [
    'Sign in to the accounting system as its administrator.',
    'Renew the subscription or settle the bill.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: [
    'Invalid Company Status: Subscription period has ended or canceled or there was a billing problem : Renew.',
    'This company is a demo company and has expired.',
  ],
  nearMisses: ['Your subscription period ends on 31 May.'],
}
