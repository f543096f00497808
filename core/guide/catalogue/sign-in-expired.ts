import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const signInExpired: CatalogueEntry = {
  id: 'sign-in-expired',
  source: 'vendor',
  phrases: [
    'message AuthenticationFailed',
    'code AuthenticationFailed',
    'InvalidTokenException',
    '^token expired',
    '^expired token$',
    '^token is not valid$',
    '^the token is not valid$',
    'malformed bearer token',
    '~^token invalid$',
    '~invalid_grant',
    '~invalid_token',
    'invalid refresh token',
  ],
  codes: ['3200', 'GW-0031', 'GW-0040', 'REST-2102', 'REST-1206'],
}

export const signInExpiredText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['sign-in'],
  title: 'The sign-in has expired',
  meaning: 'The connection to the accounting system is no longer signed in.',
  steps: ['Sign in again for this connection.', 'What waits is sent afterwards.'],
}

export const samples: Samples = {
  examples: [
    'message=AuthenticationFailed; errorCode=003200; statusCode=401',
    '{"error_description":"Token invalid","error":"invalid_grant"}',
  ],
  nearMisses: ['Access tokens expire after one hour.'],
}
