import { describe, expect, it } from 'vitest'
import { VERDICTS, verdict } from '../../../../core/accounting/quickbooks/verdicts.ts'

const CODES = {
  retry: '3001 130 140 150 10000 600',
  'sign-in': '100 110 3100 3200 3202 AuthenticationFailed',
  'needs-user':
    '120 5020 5030 6190 610 5010 2020 2030 2050 2500 4002 6000 6070 6140 6200 6210 6240 6250 6270 6540',
  bug: '500 1040 1050 2000 2010 2130 2310 4000 4001',
}

describe('the verdict on an error code', () => {
  it.each(Object.entries(CODES).flatMap(([kind, codes]) => codes.split(' ').map(code => [code, kind])))(
    '%s is %s, with HTTP 400 and 401',
    (code, kind) => {
      expect(verdict(400, [code]).class).toBe(kind)
      expect(verdict(401, [code]).class).toBe(kind)
    },
  )

  it('is written for every code of the table', () => {
    expect(Object.keys(VERDICTS).sort()).toEqual(Object.values(CODES).join(' ').split(' ').sort())
  })

  it.each([
    ['600', { class: 'retry', reason: 'key-used', sent: 'maybe' }],
    ['610', { class: 'needs-user', reason: 'gone' }],
    ['5010', { class: 'needs-user', reason: 'stale' }],
    ['3001', { class: 'retry', reason: 'throttled' }],
    ['10000', { class: 'retry', sent: 'maybe' }],
    ['6140', { class: 'needs-user' }],
  ])('%s says what the engine must know', (code, expected) => {
    expect(verdict(400, [code])).toEqual(expected)
  })

  it.each([
    [
      '"Unsupported Operation" comes with HTTP 400 and code 500',
      400,
      ['500'],
      'ValidationFault',
      { class: 'bug' },
    ],
    [
      'the first known code decides',
      400,
      [undefined, '9999', '2500', '3200'],
      undefined,
      { class: 'needs-user' },
    ],
    [
      'a 5xx is the server’s failure, whatever its code',
      500,
      ['6140'],
      undefined,
      { class: 'retry', sent: 'maybe' },
    ],
    [
      'a 429 is a throttle, whatever its code',
      429,
      ['3200'],
      undefined,
      { class: 'retry', reason: 'throttled' },
    ],
    [
      'an unknown rule of the books is for the user',
      400,
      ['6999'],
      'ValidationFault',
      { class: 'needs-user' },
    ],
    ['so is one with HTTP 200', 200, ['6999'], undefined, { class: 'needs-user' }],
    ['a system fault passes', 400, ['9998'], 'SystemFault', { class: 'retry', sent: 'maybe' }],
    ['an authentication fault means signing in', 400, [], 'AuthenticationFault', { class: 'sign-in' }],
    ['so does any other 401', 401, [], undefined, { class: 'sign-in' }],
    ['a 403 without a known code is a right that is missing', 403, [], undefined, { class: 'needs-user' }],
    ['a 404 means that we asked wrongly', 404, [], undefined, { class: 'bug' }],
    ['a time-out may have come after the write', 408, [], undefined, { class: 'retry', sent: 'maybe' }],
    ['a gateway’s too', 504, [], undefined, { class: 'retry', sent: 'maybe' }],
  ] as const)('%s', (_case, status, codes, type, expected) => {
    expect(verdict(status, codes, type)).toEqual(expected)
  })
})
