import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const lineItemsRequired: CatalogueEntry = {
  id: 'line-items-required',
  source: 'documented',
  phrases: [
    'line items at least 1|one line item is required$',
    'at least 1|one line item is required$',
    'required parameter line is missing in the request',
    'required parameter line is missing$',
    'you must fill out at least one split line',
    'fill out at least one split line',
    '~transaction|document|invoice must have|contain at least one line item$',
  ],
}

export const lineItemsRequiredText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['add-line'],
  title: 'The invoice has no lines',
  meaning: 'An invoice cannot be synced without at least one line.',
  steps: [
    'Open the invoice and add at least one line with an item and an amount.',
    'Save it and sync it again.',
  ],
}

export const samples: Samples = {
  examples: [
    'Line items At least 1 line item is required',
    'Required parameter Line is missing in the request',
  ],
  nearMisses: [
    'At least 1 line item is required to print packing slips, so add one in the template.',
    'Required parameter Line.DetailType is missing from this sample',
  ],
}
