import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from '../../../core/accounting/redact.ts'

const ACCESS = 'eyJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwiYWxnIjoiZGlyIn0..pq4lVcXPbtp8Hn1e.Qm9vawzzz'
const REFRESH = 'RT1-13-H0-1769999999x9zqk3f8ab12cd34ef'

describe('redact', () => {
  it.each([
    ['a bearer header', `Authorization: Bearer ${ACCESS}`],
    ['a token echoed whole', `Token expired: ${ACCESS}`],
    ['a token echoed in part', `Token expired: ${ACCESS.slice(0, 24)}...`],
    ['the middle of a token', `Malformed bearer token near "${ACCESS.slice(50, 64)}"`],
    ['a form', `grant_type=refresh_token&refresh_token=${REFRESH}`],
    ['JSON', `{"access_token":"${ACCESS}","refresh_token":"${REFRESH}"}`],
    ['a quoted secret', `client_secret: "hunter2hunter2"`],
    ['basic credentials', `Basic QUJDRDEyMzQ6c2VjcmV0MTIz`],
  ])('removes %s', (_case, text) => {
    const clean = redact(text, [ACCESS, REFRESH, 'hunter2hunter2', 'QUJDRDEyMzQ6c2VjcmV0MTIz'])
    for (const secret of [ACCESS, REFRESH, 'hunter2hunter2', 'QUJDRDEyMzQ6c2VjcmV0MTIz'])
      for (let at = 0; at + 8 <= secret.length; at++) expect(clean).not.toContain(secret.slice(at, at + 8))
  })

  it.each([
    'message=ThrottleExceeded; errorCode=003001; statusCode=429',
    'message=AuthenticationFailed; errorCode=003200; statusCode=401',
    'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=18696 is assigned to TxnType=Invoice with TxnId=6575',
    'Property Name:Unrecognized field "BadJson" (class com.intuit.schema.finance.v3.Invoice), not marked as ignorable',
    'You do not have access to use QuickBooks Basic subscription.',
    'AuthenticationErrorGeneral: SRV-110-Authentication Failure , statusCode: 401',
    'Malformed bearer token: too short or too long',
  ])('leaves %j as it is', text => {
    expect(redact(text, [ACCESS, REFRESH])).toBe(text)
  })

  it('leaves no eight characters of any secret, wherever it stands', () => {
    const secret = fc.string({ unit: fc.constantFrom(...'abcXYZ0189-_.~+/='), minLength: 8, maxLength: 60 })
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (secret, before, after) => {
        const clean = redact(`${before} ${secret} ${after}`, [secret])
        expect(clean.includes(secret) && !before.includes(secret) && !after.includes(secret)).toBe(false)
      }),
    )
  })
})
