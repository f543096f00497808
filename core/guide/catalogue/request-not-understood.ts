import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const requestNotUnderstood: CatalogueEntry = {
  id: 'request-not-understood',
  source: 'vendor',
  phrases: [
    'request has invalid or unsupported property',
    'property name unrecognized field',
    'ObjectParserError',
    '~error parsing object',
    'QueryParserError',
    'QueryValidationError',
    '~error parsing query',
    '~^invalid query$',
    '~error processing query',
    '<QueryProcessingError',
    '~^unsupported operation',
    'operation could not find resource for relative',
    'is too small min allowed value is',
    'xml parse schema error',
    'payload contains errors',
    'is not a valid field$',
    'is a read only field$',
    'cannot be used in query in version',
    'the following fields cannot be queried',
    'field requested is not valid',
    '~^query failed$',
    'invalid fields list',
    '^not a valid state',
    'state must be draft or not included in the request',
    'a post request requires a payload',
    'unrecognized key {field} in query payload',
    'SODocumentManager could not find field',
    'asynchronous job * status could not be found',
  ],
  codes: [
    '500',
    '2010',
    '2310',
    '4000',
    '4001',
    '4002',
    'XL03000003',
    'XL03000010',
    'REST-1028',
    'REST-1043',
    'REST-1050',
    'REST-1064',
    'REST-1106',
    'GW-0011',
    'GW-0012',
    'GW-0014',
    'GW-0015',
  ],
}

export const requestNotUnderstoodText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['retry-later'],
  title: 'The request was not understood',
  meaning:
    'The accounting system could not read what was sent. That is a fault of the sending program, not of your data.',
  steps: ['Try once more.', 'If it comes back, report it with the message.'],
}

export const samples: Samples = {
  examples: [
    'Request has invalid or unsupported property',
    'The following fields cannot be queried: [ item: [BASEUOM] ]',
  ],
  nearMisses: ['Your request has been received and is valid.'],
}
