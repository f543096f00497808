import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const createFailed: CatalogueEntry = {
  id: 'create-failed',
  source: 'vendor',
  phrases: [
    'could not create * record$',
    'currently we can t create the transaction',
    'currently we cannot create the transaction',
    'request on objects * was unsuccessful',
    'operation create object * failed',
    'check the transaction for errors or inconsistencies',
  ],
  codes: ['BL01001973', 'REST-7001', 'GL-0951'],
  wrapper: true,
}

export const createFailedText: EntryAdvice = {
  systems: ['intacct'],
  remedies: [],
  title: 'Sage Intacct did not take the record',
  meaning: 'The record was refused; the other messages, if any, say why.',
  steps: ['Read the messages beside this one for the cause.', 'Correct it and sync again.'],
}

export const samples: Samples = {
  examples: ['BL01001973 Could not create Customer record!'],
  nearMisses: ['Create a customer record for Amy.'],
}
