// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { BadAnswer } from '../../../../core/accounting/bad-answer.ts'
import { statusError } from '../../../../core/accounting/quickbooks/errors.ts'
import { NOW } from '../scripted-fetch.ts'

const bad = (status: number, text: string, more: Partial<BadAnswer> = {}): BadAnswer => ({
  status,
  text,
  headers: new Headers({ intuit_tid: '1-5f734f0e-58baa045003ab251111c54e6' }),
  write: true,
  secrets: [],
  now: NOW,
  ...more,
})
const fault = (code: string, Message: string, Detail?: string) =>
  JSON.stringify({ Fault: { Error: [{ Message, Detail, code, element: '' }], type: 'ValidationFault' } })

describe('statusError', () => {
  it('says the sentence as the seed document quotes it', () => {
    const text = fault(
      '6140',
      'Duplicate Document Number Error',
      'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1043 is assigned to TxnType=Invoice with TxnId=130',
    )
    const error = statusError(bad(400, text))
    expect(error.message).toBe(
      'Duplicate Document Number Error: Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1043 is assigned to TxnType=Invoice with TxnId=130',
    )
    expect(error).toMatchObject({
      class: 'needs-user',
      sent: 'no',
      status: 400,
      trace: '1-5f734f0e-58baa045003ab251111c54e6',
      raw: undefined,
    })
  })

  it('joins several errors, one a line', () => {
    const errors = [
      { Message: 'A', Detail: 'a', code: '2020' },
      { Message: 'B', code: '2030' },
    ]
    expect(statusError(bad(400, JSON.stringify({ Fault: { Error: errors } }))).message).toBe('A: a\nB')
  })

  it('keeps the raw answer of a bug, secrets removed and cut short', () => {
    const text = fault(
      '2010',
      'Request has invalid or unsupported property',
      `token secret-token-1 ${'x '.repeat(5_000)}`,
    )
    const { raw } = statusError(bad(400, text, { secrets: ['secret-token-1'] }))
    expect(raw).toMatch(/^\{"Fault"/)
    expect(raw).not.toContain('secret-token')
    expect(raw?.length).toBeLessThanOrEqual(2_000)
  })

  it.each<[string, number, string, boolean, object]>([
    ['500 on a write', 500, fault('10000', 'An application error'), true, { class: 'retry', sent: 'maybe' }],
    ['500 on a read', 500, fault('10000', 'An application error'), false, { class: 'retry', sent: 'no' }],
    [
      'a used request id',
      400,
      fault('600', 'Duplicate Request ID'),
      true,
      { class: 'retry', reason: 'key-used', sent: 'maybe' },
    ],
    [
      'a proxy page with 200',
      200,
      '<!DOCTYPE html><html>',
      true,
      { class: 'retry', sent: 'maybe', message: expect.stringContaining('a web page') },
    ],
    ['a proxy page with 403', 403, '<html>', false, { class: 'retry', sent: 'no' }],
    [
      'JSON cut short',
      200,
      '{"Invoice":{"Id":',
      true,
      { class: 'retry', sent: 'maybe', message: expect.stringContaining('cut short') },
    ],
    [
      'nothing',
      200,
      '  ',
      true,
      { class: 'retry', sent: 'maybe', message: expect.stringContaining('nothing') },
    ],
    [
      'other XML',
      502,
      '<a/>',
      true,
      { class: 'retry', sent: 'maybe', message: expect.stringContaining('XML') },
    ],
    [
      'text',
      503,
      'upstream',
      true,
      { class: 'retry', sent: 'maybe', message: expect.stringContaining('text') },
    ],
    ['401 with nothing', 401, '', true, { class: 'sign-in', sent: 'no' }],
    [
      '429 with nothing',
      429,
      '',
      true,
      { class: 'retry', reason: 'throttled', sent: 'no', retryAfter: 60_000 },
    ],
    [
      'XML for JSON',
      400,
      '<Fault><Error code="6240"><Message>Duplicate Name Exists Error</Message></Error></Fault>',
      true,
      { class: 'needs-user', message: 'Duplicate Name Exists Error' },
    ],
  ])('takes %s for what it is', (_case, status, text, write, expected) => {
    expect(statusError(bad(status, text, { write }))).toMatchObject(expected)
  })
})
