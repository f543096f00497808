import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const missingPermission: CatalogueEntry = {
  id: 'missing-permission',
  source: 'vendor',
  phrases: [
    'you do not have permission for api operation * on objects of type {field}',
    'you do not have permission for api operation',
    'do not have permission to view audit history',
    'you do not have access to use quickbooks online',
    '~^authorization failure',
    'ApplicationAuthorizationFailed',
  ],
  codes: ['120', '3100', 'PL04000005', 'GW-0042'],
}

export const missingPermissionText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['sign-in'],
  title: 'The user lacks a permission',
  meaning: 'The user who is signed in may not do this there.',
  steps: [
    'Ask the administrator of the accounting system for the permission that the message names.',
    'Or sign in as a user who has it.',
  ],
}

export const samples: Samples = {
  examples: ['You do not have permission for API operation READ_BY_QUERY on objects of type arinvoice'],
  nearMisses: ['You have permission for all API operations.'],
}
