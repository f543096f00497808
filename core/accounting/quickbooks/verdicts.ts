import { type Verdict, verdictTable } from '../verdict.ts'

/**
 * Error code to verdict, from facts §1.9 to §1.11 and Intuit's own table. What is not listed and comes as
 * a fault is a rule of the books that a person must satisfy: `needs-user`.
 */
export const VERDICTS = verdictTable([
  // Throttled; wrong cluster, locked for maintenance: they pass.
  ['3001', { class: 'retry', reason: 'throttled' }],
  ['130 140 150', { class: 'retry' }],
  // The server's own failure says nothing about how far it came.
  ['10000', { class: 'retry', sent: 'maybe' }],
  // The request id was seen before: the first one may have been accepted.
  ['600', { class: 'retry', reason: 'key-used', sent: 'maybe' }],
  // 3100: the tokens are not for this company; 3200 expired; 3202 an empty one.
  ['100 110 3100 3200 3202 AuthenticationFailed', { class: 'sign-in' }],
  // Signed in well, but without the right: role, plan, subscription.
  ['120 5020 5030 6190', { class: 'needs-user' }],
  ['610', { class: 'needs-user', reason: 'gone' }],
  ['5010', { class: 'needs-user', reason: 'stale' }],
  // 4002 is a query's error by name, but comes for a refused e-mail address too.
  ['2020 2030 2050 2500 4002 6000 6070 6140 6200 6210 6240 6250 6270 6540', { class: 'needs-user' }],
  // We sent what the API does not know: only a new version of ours mends it.
  ['500 1040 1050 2000 2010 2130 2310 4000 4001', { class: 'bug' }],
])

/**
 * By HTTP status, where no code decides. A 5xx or a time-out may have come after the write. 400 and its
 * like without a listed code: the words of the fault are for the user.
 */
function verdictOfStatus(status: number, type: string | undefined): Verdict {
  if (status === 429) return { class: 'retry', reason: 'throttled' }
  if (status === 408 || status >= 500 || /system/i.test(type ?? '')) return { class: 'retry', sent: 'maybe' }
  if (status === 401 || /authentication/i.test(type ?? '')) return { class: 'sign-in' }
  if (status === 404 || status === 405) return { class: 'bug' }
  return { class: 'needs-user' }
}

/** A 429 is a throttle and a 5xx a failure of the server's, whatever code stands in it. */
export function verdict(status: number, codes: readonly (string | undefined)[], type?: string): Verdict {
  const byStatus = verdictOfStatus(status, type)
  if (status === 429 || status >= 500) return byStatus
  const known = codes.map(code => VERDICTS[code ?? '']).find(found => found !== undefined)
  return known ?? byStatus
}
