import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFaults, readFaults } from '../../../../core/accounting/quickbooks/faults.ts'

/** Shapes as facts/quickbooks-online.md §1.10 tells them. */
const VALIDATION = {
  Fault: {
    Error: [
      {
        Message: 'Duplicate Name Exists Error',
        Detail: 'The name supplied already exists. : null',
        code: '6240',
        element: '',
      },
      { code: '2020', element: 'Line', Message: 'Required param missing' },
    ],
    type: 'ValidationFault',
  },
  time: '2020-09-29T05:58:07.300-07:00',
}
const GATEWAY = {
  warnings: null,
  intuitObject: null,
  fault: {
    error: [
      {
        message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429',
        detail: 'The request limit was reached.  Try again later',
        code: '3001',
        element: null,
      },
    ],
    type: 'SERVICE',
  },
  time: 1601391072830,
}
const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="2014-01-01T00:00:00.000-08:00">
<Fault type="ValidationFault"><Error code="6240" element="DisplayName"><Message>Duplicate Name Exists Error</Message>
<Detail>The name &quot;A &amp; B&quot; already exists&#46; &lt;x&gt; &#x2019;</Detail></Error>
<Error code='500'><Message><![CDATA[Unsupported <Operation>]]></Message></Error></Fault></IntuitResponse>`

describe('readFaults', () => {
  it('reads the validation shape, several errors, empty fields left out', () => {
    expect(readFaults(JSON.stringify(VALIDATION))).toEqual({
      faults: [
        {
          code: '6240',
          message: 'Duplicate Name Exists Error',
          detail: 'The name supplied already exists. : null',
        },
        { code: '2020', message: 'Required param missing', element: 'Line' },
      ],
      type: 'ValidationFault',
    })
  })

  it('reads the lower-case shape of the gateway', () => {
    expect(readFaults(JSON.stringify(GATEWAY))).toEqual({
      faults: [
        {
          code: '3001',
          message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429',
          detail: 'The request limit was reached.  Try again later',
        },
      ],
      type: 'SERVICE',
    })
  })

  it('reads XML, entities and CDATA', () => {
    expect(readFaults(XML)).toEqual({
      faults: [
        {
          code: '6240',
          element: 'DisplayName',
          message: 'Duplicate Name Exists Error',
          detail: 'The name "A & B" already exists. <x> ’',
        },
        { code: '500', message: 'Unsupported <Operation>' },
      ],
      type: 'ValidationFault',
    })
  })

  it.each([
    [
      'without </Error>',
      '<IntuitResponse><Fault type="ValidationFault"><Error code="6070" element="Line.Amount"><Message>Amount calculation incorrect in the request.</Message><Detail>Amount is not equal to UnitPrice * Qty. Supplied value:58</Detail></Fault></IntuitResponse>',
    ],
    [
      'cut off in the middle',
      '<IntuitResponse><Fault type="ValidationFault"><Error code="6070" element="Line.Amount"><Message>Amount calculation incorrect in the request.</Message><Detail>Amount is not equal to UnitPrice * Qty. Supplied value:58',
    ],
    [
      'with a namespace prefix',
      '<i:IntuitResponse><i:Fault type="ValidationFault"><i:Error code="6070" element="Line.Amount"><i:Message>Amount calculation incorrect in the request.</i:Message><i:Detail>Amount is not equal to UnitPrice * Qty. Supplied value:58</i:Detail></i:Error></i:Fault></i:IntuitResponse>',
    ],
  ])('reads XML %s', (_case, text) => {
    expect(readFaults(text)).toEqual({
      faults: [
        {
          code: '6070',
          element: 'Line.Amount',
          message: 'Amount calculation incorrect in the request.',
          detail: 'Amount is not equal to UnitPrice * Qty. Supplied value:58',
        },
      ],
      type: 'ValidationFault',
    })
  })

  it('reads the bare shape of the other gateway', () => {
    const text =
      '{"code":"AuthenticationFailed","type":"INPUT","message":null,"detail":"Malformed bearer token: too short or too long","moreInfo":null}'
    expect(readFaults(text)).toEqual({
      faults: [{ code: 'AuthenticationFailed', message: 'Malformed bearer token: too short or too long' }],
      type: 'INPUT',
    })
  })

  it.each([
    ['a code with zeros before it', { fault: { error: [{ code: '003200', message: 'm' }] } }, '3200'],
    [
      'a code in the message alone',
      { fault: { error: [{ message: 'message=x; errorCode=003100; statusCode=403' }] } },
      '3100',
    ],
    ['a code as a number', { Fault: { Error: [{ code: 610, Message: 'm' }] } }, '610'],
    ['one error that is no list', { Fault: { Error: { code: '610', Message: 'm' } } }, '610'],
  ])('reads %s', (_case, body, code) => {
    expect(jsonFaults(body)?.faults[0]?.code).toBe(code)
  })

  it('takes a fault that says nothing for an error all the same', () => {
    expect(jsonFaults({ Fault: {} })?.faults).toEqual([{ message: 'Unknown error' }])
    expect(readFaults('<Fault/>')?.faults).toEqual([{ message: 'Unknown error' }])
  })

  it.each([
    ['a record', '{"Invoice":{"Id":"1"},"time":"x"}'],
    ['an empty record', '{}'],
    ['a list', '[{"Fault":1}]'],
    ['a web page', '<!doctype html><html><body>Fault in our network</body></html>'],
    ['nothing', ''],
    ['broken JSON', '{"Fault":{"Error":['],
    ['a code without a type', '{"code":"x"}'],
    ['a fault that is null', '{"fault":null,"Invoice":{}}'],
  ])('finds none in %s', (_case, text) => {
    expect(readFaults(text)).toBeUndefined()
  })

  it('throws at nothing', () => {
    const nasty = fc.oneof(
      fc.json(),
      fc.string(),
      fc.string({
        unit: fc.constantFrom(
          '<',
          '>',
          'Fault',
          'Error',
          ' code="',
          '"',
          '&',
          '#x',
          '1114112',
          ';',
          '/',
          'Message',
          '<![CDATA[',
          ']]>',
        ),
      }),
    )
    fc.assert(
      fc.property(nasty, text => {
        const found = readFaults(text)
        for (const fault of found?.faults ?? []) expect(fault.message).not.toBe('')
      }),
      { numRuns: 2_000 },
    )
    const odd = fc.record(
      { Fault: fc.anything(), fault: fc.anything(), code: fc.anything(), type: fc.anything() },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(odd, body => void jsonFaults(body)),
      { numRuns: 2_000 },
    )
  })

  it('takes its time in proportion to a hostile text, at most', () => {
    const text = `<Fault>${'<Error '.repeat(100_000)}${'&#'.repeat(100_000)}`
    expect(readFaults(text)?.faults.length).toBeLessThan(20_000)
  })
})
