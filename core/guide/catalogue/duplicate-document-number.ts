import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const duplicateDocumentNumber: CatalogueEntry = {
  id: 'duplicate-document-number',
  source: 'documented',
  phrases: [
    'you must specify a different number this number has already been used DocNumber {documentNumber} is assigned to TxnType {txnType} with TxnId {txnId}',
    'this number has already been used DocNumber {documentNumber} is assigned to TxnType {txnType} with TxnId {txnId}',
    'you must specify a different number this number has already been used',
    'DocNumber {documentNumber} is assigned to TxnType {txnType} with TxnId {txnId}',
    'a transaction with that number already exists$',
    'transaction with the number {documentNumber} already exists$',
    '~duplicate document number error',
    '~duplicate DocNum error',
    '~^duplicate document number$',
  ],
  codes: ['6140', 'BL03002185'],
}

export const duplicateDocumentNumberText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['open-conflicting-transaction', 'next-free-number'],
  title: 'The invoice number is already used',
  meaning: 'Another transaction in the accounting system has this number already.',
  steps: [
    'Open the {txnType} that has {documentNumber} and see whether it is the same invoice.',
    'If it is another one, give this invoice a number that is free.',
    'Sync the invoice again.',
  ],
}

export const samples: Samples = {
  examples: [
    'Duplicate Document Number Error: Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=XXXX is assigned to TxnType=Invoice with TxnId=XXX',
    'A transaction with that number already exists',
  ],
  nearMisses: [
    'You can specify a different number for each invoice.',
    'This number has already been used 14 times by your phone plan.',
  ],
}
