import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const signInRefused: CatalogueEntry = {
  id: 'sign-in-refused',
  source: 'vendor',
  phrases: [
    'sign in information is incorrect',
    'incorrect intacct xml partner id or password',
    'the client id client secret and or 3rd party application are incorrect',
    'the username format is invalid expected',
    'the redirect_uri query parameter value is invalid',
    '~^general authentication error',
    'AuthenticationErrorGeneral',
    'srv 110 authentication failure',
    '~invalid_client',
  ],
  codes: ['100', 'UJPP0002', 'XMLGW_JPP0002', 'REST-1216'],
}

export const signInRefusedText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['sign-in'],
  title: 'The sign-in was refused',
  meaning: 'The accounting system does not accept the user, company or client that was given.',
  steps: [
    'Check company, user, client id and secret, and the registered redirect address.',
    'Sign in again.',
  ],
}

export const samples: Samples = {
  examples: [
    'Sign-in information is incorrect. Please check your request.',
    'AuthenticationErrorGeneral: SRV-110-Authentication Failure , statusCode: 401',
  ],
  nearMisses: ['Sign in to see your information.'],
}
