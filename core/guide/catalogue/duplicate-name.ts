import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const duplicateName: CatalogueEntry = {
  id: 'duplicate-name',
  source: 'vendor',
  phrases: [
    'the name supplied already exists another customer vendor or employee is already using this name please use a different name',
    'the name supplied already exists another customer|vendor|employee is already using this name please use a different name',
    'the name supplied already exists',
    'another customer|vendor|employee is already using this name',
    '~duplicate name exists error',
    'another customer with the given value s {customerName} already exists',
    'another * with the given value s * already exists',
    'another record with the value * already exists',
  ],
  codes: ['6240', 'BL34000061', 'PL05000104'],
}

export const duplicateNameText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['open-customer'],
  title: 'The name is already used',
  meaning: 'Another customer, vendor, employee or record there has this name, perhaps an inactive one.',
  steps: [
    'Look for the name there, inactive records included.',
    'Use that record, or change the name slightly.',
    'Sync again.',
  ],
}

export const samples: Samples = {
  examples: [
    'The name supplied already exists. : Another customer is already using this name.  Please use a different name.',
    'Another Customer with the given value(s) Amy  already exists',
  ],
  nearMisses: ['Another customer is already using the portal.'],
}
