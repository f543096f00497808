import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BadAnswer } from '../../../../core/accounting/bad-answer.ts'
import { answerError } from '../../../../core/accounting/intacct/errors.ts'
import { readFaults } from '../../../../core/accounting/intacct/faults.ts'

const CAUSE = {
  code: 'BL03002185',
  message: 'A transaction with that number already exists [Support ID: VXx2%7EWEB]',
  correction: "Transaction with the number 'INV-1' already exists",
  target: '/invoiceNumber',
}
const WRAPPER = {
  code: 'operationFailed',
  errorId: 'REST-7001',
  message: 'POST request on objects/accounts-receivable/invoice object was unsuccessful',
}
const WRAPPED = { code: 'BL01001973', message: "Currently, we can't create the transaction " }
const XML =
  '<errormessage><error><errorno>BL03002185</errorno><description></description><description2>A transaction with that number already exists</description2><correction>Use another &amp; try again</correction></error><error><errorno>BL01001973</errorno><description2>Could not create Invoice record!</description2></error></errormessage>'

const details = [WRAPPED, CAUSE]
const error = { ...WRAPPER, details, supportId: 'VXx2%7EWEB' }

const SHAPES: [string, unknown][] = [
  ['nested', { 'ia::result': { 'ia::error': error }, 'ia::meta': {} }],
  ['on top', { 'ia::error': error, 'ia::meta': {} }],
  ['bare', { error }],
  ['of one item of a batch', { 'ia::result': [{ key: '1' }, { 'ia::status': 422, 'ia::error': error }] }],
  ['without details', { 'ia::result': { 'ia::error': { ...CAUSE } } }],
  [
    'with XML inside',
    { 'ia::result': { 'ia::error': { ...WRAPPER, details: [{ ...WRAPPED, message: XML }] } } },
  ],
  [
    'with escaped XML inside',
    { error: { ...WRAPPER, message: XML.replaceAll('<', '&lt;').replaceAll('>', '&gt;') } },
  ],
]

describe('readFaults', () => {
  it.each(SHAPES)('finds the cause %s', (_shape, body) => {
    const found = readFaults(JSON.stringify(body))
    expect(found?.faults).toHaveLength(1)
    expect(found?.faults[0]).toMatchObject({
      code: 'BL03002185',
      message: 'A transaction with that number already exists',
    })
  })

  it('finds it in XML alone, with number, text and correction', () => {
    expect(readFaults(`<?xml version="1.0"?><response>${XML}</response>`)?.faults).toEqual([
      {
        code: 'BL03002185',
        message: 'A transaction with that number already exists',
        detail: 'Use another & try again',
      },
    ])
  })

  it('keeps correction, place and support id', () => {
    expect(readFaults(JSON.stringify({ 'ia::error': error }))).toEqual({
      faults: [
        {
          code: 'BL03002185',
          message: 'A transaction with that number already exists',
          detail: "Transaction with the number 'INV-1' already exists",
          element: '/invoiceNumber',
        },
      ],
      trace: 'VXx2%7EWEB',
    })
  })

  it.each<[string, unknown, object]>([
    [
      'the gateway, whose details are an object',
      { 'ia::error': { code: 'GW-0011', message: 'Invalid Request', details: { requestId: 'r1' } } },
      { faults: [{ code: 'GW-0011', message: 'Invalid Request' }], trace: 'r1' },
    ],
    [
      'OAuth',
      { error: 'invalid_grant', error_description: 'Gone' },
      { faults: [{ code: 'invalid_grant', message: 'Gone' }] },
    ],
    ['only a wrapper', { error: WRAPPER }, { faults: [{ code: 'REST-7001', message: WRAPPER.message }] }],
  ])('reads %s', (_case, body, expected) => {
    expect(readFaults(JSON.stringify(body))).toEqual(expected)
  })

  it.each([
    '',
    '{}',
    '[]',
    'null',
    '{"ia::result":[]}',
    '<html><body>Sign in</body></html>',
    '{"ia::re',
    '<',
  ])('finds none in %j', text => {
    expect(readFaults(text)).toBeUndefined()
  })

  it('throws at nothing', () => {
    fc.assert(fc.property(fc.string(), text => void readFaults(text)))
    fc.assert(fc.property(fc.jsonValue(), value => void readFaults(JSON.stringify({ 'ia::error': value }))))
  })
})

const bad = (status: number, body: unknown, headers: Record<string, string> = {}): BadAnswer => ({
  status,
  headers: new Headers(headers),
  text: typeof body === 'string' ? body : JSON.stringify(body),
  write: true,
  secrets: ['eyJhbGciOiJSUzI1NiJ9.secret'],
  now: Date.parse('2026-11-20T12:00:00Z'),
})
const said = (message: string, errorId?: string) => ({
  'ia::result': {
    'ia::error': { ...WRAPPER, details: [{ code: 'x', message, ...(errorId ? { errorId } : {}) }] },
  },
})
const gateway = (code: string) => ({ 'ia::error': { code, message: 'x', details: { requestId: 'r' } } })
const KEPT = { 'x-ia-idempotency-cached-date': '2026-11-20T11:00:00Z' }

describe('the verdict', () => {
  it.each<[string, BadAnswer, object]>([
    ['a business rule', bad(422, said('Customer is on hold')), { class: 'needs-user', sent: 'no' }],
    [
      'a taken number',
      bad(409, said('A record with that ID already exists')),
      { class: 'needs-user', sent: 'no' },
    ],
    [
      'our own key',
      bad(409, said('The idempotency key was used with a different request')),
      { class: 'retry', reason: 'key-used', sent: 'maybe' },
    ],
    ['409 without a word', bad(409, gateway('x')), { class: 'retry', reason: 'key-used', sent: 'maybe' }],
    ['a refusal kept under our key', bad(422, said('x'), KEPT), { class: 'needs-user', sent: 'no' }],
    [
      'a server error kept under our key',
      bad(500, gateway('GW-0001'), KEPT),
      { class: 'retry', reason: 'key-used', sent: 'maybe' },
    ],
    ['a server error', bad(500, gateway('GW-0001')), { class: 'retry', reason: undefined, sent: 'maybe' }],
    [
      'missing',
      bad(404, said("Oops, we can't find this transaction")),
      { class: 'needs-user', reason: 'gone' },
    ],
    [
      'a vanished one',
      bad(422, said("Oops, we can't find this transaction")),
      { reason: 'gone', sent: 'no' },
    ],
    ['no such object', bad(404, said('The object x/y could not be found')), { class: 'bug' }],
    ['a field that is none', bad(400, said('/x is not a valid field', 'REST-1043')), { class: 'bug' }],
    ['a read-only field', bad(400, said('/lines/2/isSubtotal is a read-only field')), { class: 'bug' }],
    ['a missing field', bad(400, said('Required field customer is missing')), { class: 'needs-user' }],
    ['not allowed', bad(403, gateway('GW-0042')), { class: 'needs-user' }],
    ['a method that is none', bad(405, said('x')), { class: 'bug' }],
    ['an expired token', bad(401, gateway('GW-0040')), { class: 'sign-in', sent: 'no' }],
    [
      'an expired token with 400',
      bad(400, said('The token is not valid', 'REST-1206')),
      { class: 'sign-in' },
    ],
    ['a proxy’s page', bad(200, '<!doctype html>'), { class: 'retry', sent: 'maybe' }],
  ])('of %s', (_case, answer, expected) => {
    expect(answerError(answer)).toMatchObject(expected)
  })

  it.each<[number, Record<string, string>, 'no' | 'maybe', number]>([
    [429, { 'X-IA-Throttle-Limit-RetryAfter': '60' }, 'no', 60_000],
    [429, { 'X-IA-Throttle-Limit-Retry-After': '30', 'Retry-After': '5' }, 'no', 30_000],
    [429, { 'X-IA-Hour-Rate-Limit-Retry-After': '900' }, 'no', 900_000],
    [429, {}, 'no', 60_000],
    [503, { 'Retry-After': '7' }, 'maybe', 7_000],
  ])('of a limit: HTTP %i with %j', (status, headers, sent, retryAfter) => {
    expect(answerError(bad(status, gateway('GW-0010'), headers))).toMatchObject({
      class: 'retry',
      reason: 'throttled',
      sent,
      retryAfter,
    })
  })

  it('holds no token', () => {
    const error = answerError(bad(422, said('Bearer eyJhbGciOiJSUzI1NiJ9.secret is not valid')))
    expect(error.message).not.toContain('eyJ')
  })
})
