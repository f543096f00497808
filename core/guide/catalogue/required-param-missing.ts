import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const requiredParamMissing: CatalogueEntry = {
  id: 'required-param-missing',
  source: 'vendor',
  phrases: [
    'required parameter {field} is missing in the request',
    'required parameter {field} is missing$',
    'required field {field} is missing$',
    'required parameter is missing in the request',
    '<required param missing need to supply the required value for the api',
    '~missing child element s',
  ],
  codes: ['2020'],
}

export const requiredParamMissingText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: [],
  title: 'A required field is empty',
  meaning: 'The accounting system needs a field that was not sent.',
  steps: ['Fill in {field} on the record.', 'Sync again.'],
}

export const samples: Samples = {
  examples: [
    'Required parameter Line.SalesItemLineDetail is missing in the request',
    'Required field Date Due is missing',
  ],
  nearMisses: ['Required parameters are listed in the manual.'],
}
