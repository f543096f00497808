import { errorsOf } from '../bad-answer.ts'
import { readFaults } from './faults.ts'
import { waitIn } from './throttle.ts'
import { verdict } from './verdicts.ts'

export const { answerError } = errorsOf({
  name: 'Sage Intacct',
  readFaults,
  verdict,
  retryAfter: ({ status, headers, now }) =>
    status === 429 || status === 503 ? waitIn(headers, now) : undefined,
  // The published sample of the header says so (facts §2).
  throttle: 60_000,
  trace: () => undefined,
})
