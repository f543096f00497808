import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const referenceNotFound: CatalogueEntry = {
  id: 'reference-not-found',
  source: 'vendor',
  phrases: [
    'names|klasses|classes|depts|accounts|items|terms|taxcodes element id {objectId} not found',
    'element id {objectId} not found',
    'invalid project|class|department|account|vendor {objectId} specified$',
  ],
}

export const referenceNotFoundText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['re-sync'],
  title: 'Something it refers to is not there',
  meaning:
    'The transaction refers to a name, class, department, account or project that the accounting system does not have.',
  steps: [
    'See which one the message names, and look it up there.',
    'Choose one that exists, or create it.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: ['Invalid Reference Id : Names element id 42 not found', "Invalid Project '10064' specified."],
  nearMisses: ['The element with id 42 was found on the page.'],
}
