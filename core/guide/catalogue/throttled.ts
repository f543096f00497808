import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const throttled: CatalogueEntry = {
  id: 'throttled',
  source: 'vendor',
  phrases: [
    'message ThrottleExceeded',
    'ThrottleExceeded',
    'the request limit was reached try again later',
    'the request limit was reached',
    'api rate limit exceeded',
  ],
  codes: ['3001', 'GW-0010'],
}

export const throttledText: EntryAdvice = {
  systems: ['quickbooks', 'intacct'],
  remedies: ['retry-later'],
  title: 'Too many requests',
  meaning: 'The accounting system takes only so many requests in a minute.',
  steps: ['Wait a minute or two.', 'Try again; nothing is lost.'],
}

export const samples: Samples = {
  examples: ['message=ThrottleExceeded; errorCode=003001; statusCode=429', 'API rate limit exceeded'],
  nearMisses: ['Your API rate limit is 500 requests a minute.'],
}
