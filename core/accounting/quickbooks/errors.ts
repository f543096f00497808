import { errorsOf } from '../bad-answer.ts'
import { retryAfter } from '../retry-after.ts'
import { readFaults } from './faults.ts'
import { verdict } from './verdicts.ts'

export const { answerError: statusError } = errorsOf({
  name: 'QuickBooks',
  readFaults,
  verdict: ({ status }, faults, type) =>
    verdict(
      status,
      faults.map(({ code }) => code),
      type,
    ),
  retryAfter: ({ headers, now }) => retryAfter(headers, now),
  // Intuit documents no Retry-After; its limits page says to wait this long (facts §1.9).
  throttle: 60_000,
  trace: headers => headers.get('intuit_tid') ?? undefined,
})
