import { describe, expect, it } from 'vitest'
import { callbackOf } from '../../../core/accounting/callback.ts'
import { AccountingError } from '../../../core/accounting/connector.ts'
import { requestTokens } from '../../../core/accounting/oauth.ts'
import { statusError } from '../../../core/accounting/quickbooks/errors.ts'
import { troubleOf } from '../../../core/accounting/trouble.ts'

const api = (status: number, text: string) =>
  statusError({ status, headers: new Headers(), text, write: false, secrets: [], now: 0 })

const fault = (code: string, type = 'ValidationFault') =>
  JSON.stringify({ Fault: { type, Error: [{ code, Message: 'Their words' }] } })

const token = (status: number, body: unknown): Promise<AccountingError> =>
  requestTokens(
    'https://x.test',
    { clientId: 'a' },
    {},
    { refresh_token: 'r' },
    { now: () => 0, fetch: async () => new Response(JSON.stringify(body), { status }) },
  ).then(
    () => {
      throw new Error('It was not refused.')
    },
    error => error,
  )

const thrown = (work: () => unknown): AccountingError => {
  try {
    work()
  } catch (error) {
    return error as AccountingError
  }
  throw new Error('It was not refused.')
}

describe('what a failure stands for', () => {
  it.each<[string, AccountingError, string | undefined]>([
    ['throttling', api(429, fault('003001')), 'throttled'],
    ['throttling without sense', api(429, 'slow down'), 'throttled'],
    ['a web page', api(502, '<!doctype html><title>Proxy</title>'), 'unreadable'],
    ['JSON that is cut short', api(200, '{"Invoice": {"Id": "1'), 'unreadable'],
    ['nothing at all', api(503, ''), 'unreadable'],
    ['a failure of the server', api(500, fault('10000', 'SystemFault')), 'busy'],
    ['an expired token', api(401, fault('3200', 'AUTHENTICATION')), 'signed-out'],
    ['no network', new AccountingError('x', { class: 'retry', reason: 'offline' }), 'offline'],
    ['a rule of the books', api(400, fault('6140')), undefined],
    ['a fault of ours', api(400, fault('2010')), undefined],
    ['a sentence of ours', new AccountingError('Not signed in.', { class: 'sign-in' }), undefined],
    [
      'access not granted',
      thrown(() => callbackOf('https://x.test/?state=s&error=access_denied', 's', 'X')),
      undefined,
    ],
    [
      'a client that may not',
      thrown(() => callbackOf('https://x.test/?state=s&error=unauthorized_client', 's', 'X')),
      'client-refused',
    ],
  ])('%s', (_what, error, trouble) => {
    expect(troubleOf(error)).toBe(trouble)
  })

  it.each([
    [400, { error: 'invalid_grant', error_description: 'Token invalid' }, 'signed-out'],
    [401, { error: 'invalid_client' }, 'client-refused'],
    [503, { error: 'temporarily_unavailable' }, 'busy'],
  ])('%i %o of the token endpoint', async (status, body, trouble) => {
    expect(troubleOf(await token(status, body))).toBe(trouble)
  })
})
