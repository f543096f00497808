import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const serverError: CatalogueEntry = {
  id: 'server-error',
  source: 'vendor',
  phrases: [
    'an application error has occurred while processing your request',
    'system failure error',
    'unexpected internal error',
    'it looks like there was a problem on our end',
    '^there was an error processing the request$',
    'the service is temporarily off line',
  ],
  codes: ['10000', 'DL02000001', 'GW-0001'],
}

export const serverErrorText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['retry-later', 're-sync'],
  title: 'Something failed on their side',
  meaning: 'The accounting system had a fault of its own.',
  steps: ['Wait a few minutes and try again.', 'Re-Sync to see whether the change arrived.'],
}

export const samples: Samples = {
  examples: [
    'An application error has occurred while processing your request',
    'It looks like there was a problem on our end. Click "Save" again.',
  ],
  nearMisses: ['The request was processed without an error.'],
}
