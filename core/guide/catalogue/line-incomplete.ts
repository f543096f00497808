import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const lineIncomplete: CatalogueEntry = {
  id: 'line-incomplete',
  source: 'vendor',
  phrases: [
    'enter an account number on line item * and try again',
    'enter an account number on line item',
    'choose or enter another account label',
    'subtotal account labels are not valid for line items',
    'remove the extra line item in the request',
  ],
  codes: ['AR-0148', 'AR-0279', 'BL03002101'],
}

export const lineIncompleteText: EntryAdvice = {
  systems: ['intacct'],
  remedies: [],
  title: 'A line lacks its account or amount',
  meaning: 'A line has no usable account, label or amount.',
  steps: [
    'Find the line that the message names.',
    'Choose an account or item and fill in the amount, or remove the line.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: ["Enter an account number on line item 1, in transaction 'x,' and try again"],
  nearMisses: ['Enter an account number to search the ledger.'],
}
