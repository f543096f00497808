import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const locationInvalid: CatalogueEntry = {
  id: 'location-invalid',
  source: 'vendor',
  phrases: [
    '^location {objectId} is not valid$',
    'the location {objectId} is invalid$',
    'location must be {objectId} this value is auto filled',
  ],
}

export const locationInvalidText: EntryAdvice = {
  systems: ['intacct'],
  remedies: [],
  title: 'A location is not valid',
  meaning: 'A line names a location that does not exist, is inactive or may not be used here.',
  steps: [
    'See which location the message names.',
    'Choose an active location that belongs to this entity.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: ["Location '600' is not valid", 'Location must be 600. This value is auto-filled'],
  nearMisses: ['The location is shown on the invoice.'],
}
