// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { json, rejection } from '../scripted-fetch.ts'
import { COMPANY, connectorOn, ROOT } from './company-under-test.ts'
import { wireCreditMemo, wireInvoice } from './wire-samples.ts'

const fault = (code: string, Detail: string, status = 400) =>
  json({ Fault: { Error: [{ Message: 'm', Detail, code }], type: 'ValidationFault' } }, status)

describe('read', () => {
  it('gives the record', async () => {
    const { connector, requests } = connectorOn(json({ CreditMemo: wireCreditMemo(), time: 'x' }))
    expect(await connector.read('creditMemo', '73')).toMatchObject({
      found: { kind: 'creditMemo', id: '73' },
    })
    expect(requests[0]?.url.pathname).toBe(`${ROOT}/creditmemo/73`)
  })

  it('gives a problem for a record that cannot be read', async () => {
    const { connector } = connectorOn(json({ Invoice: wireInvoice({ Balance: null }) }))
    expect(await connector.read('invoice', '266')).toMatchObject({ problem: { field: 'Balance' } })
  })

  it.each<[string, Response, 'deleted' | 'not-found']>([
    [
      '610',
      fault(
        '610',
        "Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.",
      ),
      'not-found',
    ],
    [
      '610 by another user',
      fault('610', 'Object Not Found : Another user has deleted this transaction.'),
      'deleted',
    ],
    ['an id that cannot be', fault('2030', 'Id should be a valid number. Supplied value:1.5'), 'not-found'],
    ['the status', json({ Invoice: { domain: 'QBO', status: 'Deleted', Id: '266' } }), 'deleted'],
  ])('learns from %s that it is gone', async (_case, answer, gone) => {
    expect(await connectorOn(answer).connector.read('invoice', '266')).toEqual({ gone })
  })

  it.each<[string, Response, string]>([
    ['another error', fault('5020', 'Permission Denied Error'), 'needs-user'],
    ['a 404 of a proxy', new Response('<html>', { status: 404 }), 'retry'],
    ['another record', json({ Invoice: wireInvoice({ Id: '267' }) }), 'retry'],
    ['no record', json({ time: 'x' }), 'retry'],
    ['a server error that names 610', fault('610', 'x', 500), 'retry'],
  ])('does not take %s for a deletion', async (_case, answer, kind) => {
    const outcome = connectorOn(answer).connector.read('invoice', '266')
    expect((await rejection(outcome)).class).toBe(kind)
  })
})

describe('pdf', () => {
  it('gives the bytes', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 …')
    const { connector, requests } = connectorOn(
      new Response(bytes, { headers: { 'Content-Type': 'application/pdf' } }),
    )
    expect(await connector.pdf('266')).toEqual(bytes)
    expect(requests[0]?.url.pathname).toBe(`${ROOT}/invoice/266/pdf`)
    expect(requests[0]?.headers.get('accept')).toBe('application/pdf')
  })

  it.each<[string, Response, object]>([
    [
      'a web page',
      new Response('<html>'),
      { class: 'retry', message: expect.stringContaining('a web page') },
    ],
    ['nothing', new Response(null, { status: 200 }), { class: 'retry' }],
    ['a fault with 200', fault('610', 'x', 200), { class: 'needs-user', reason: 'gone' }],
    ['a fault', fault('610', 'x'), { class: 'needs-user', reason: 'gone' }],
  ])('is not %s', async (_case, answer, expected) => {
    expect(await rejection(connectorOn(answer).connector.pdf('266'))).toMatchObject(expected)
  })
})

describe('company', () => {
  const info = { CompanyInfo: { CompanyName: "Larry's Bakery", LegalName: 'Larry', Id: '1' } }
  const preferences = (change: object) => json({ Preferences: { Id: '1', ...change } })

  it('says who it is, and what the books are set to', async () => {
    const { connector, requests } = connectorOn(
      json({ CompanyInfo: { ...info.CompanyInfo, DefaultTimeZone: 'America/Los_Angeles' } }),
      preferences({
        AccountingInfoPrefs: { BookCloseDate: '2026-09-30' },
        SalesFormsPrefs: { CustomTxnNumbers: true },
        CurrencyPrefs: { MultiCurrencyEnabled: true, HomeCurrency: { value: 'CAD' } },
      }),
      json({
        QueryResponse: {
          Term: [
            { Id: '3', Name: 'Net 30', Type: 'STANDARD', DueDays: 30 },
            { Id: '4', Name: 'On the 15th', Type: 'DATE_DRIVEN', DayOfMonthDue: 15 },
            { Id: '5' },
          ],
        },
      }),
    )
    expect(await connector.company()).toEqual({
      companyId: COMPANY,
      name: "Larry's Bakery",
      homeCurrency: 'CAD',
      timeZone: 'America/Los_Angeles',
      closedThrough: '2026-09-30',
      customNumbers: true,
      terms: [
        { id: '3', name: 'Net 30', days: 30 },
        { id: '4', name: 'On the 15th' },
      ],
    })
    expect(requests.map(({ url }) => url.pathname).sort()).toEqual([
      `${ROOT}/companyinfo/${COMPANY}`,
      `${ROOT}/preferences`,
      `${ROOT}/query`,
    ])
  })

  it('leaves out what is not told, and a zone that the browser does not know', async () => {
    const { connector } = connectorOn(
      json({ CompanyInfo: { LegalName: 'Larry', DefaultTimeZone: 'Pacific (sort of)' } }),
      preferences({}),
    )
    expect(await connector.company()).toEqual({ companyId: COMPANY, name: 'Larry', homeCurrency: 'USD' })
  })

  it.each<[string, Response]>([
    ['no company', json({})],
    ['a closing date that is none', preferences({ AccountingInfoPrefs: { BookCloseDate: 'soon' } })],
  ])('is an error with %s', async (_case, second) => {
    expect(await rejection(connectorOn(json(info), second).connector.company())).toMatchObject({
      class: 'retry',
    })
  })
})

describe('link', () => {
  it.each([
    ['invoice', '/app/invoice?txnId=266&companyId='],
    ['payment', '/app/recvpayment?txnId=266&companyId='],
    ['creditMemo', '/app/creditmemo?txnId=266&companyId='],
    ['customer', '/app/customerdetail?nameId=266&companyId='],
    ['item', '/app/items?companyId='],
  ] as const)('of a %s', (entity, path) => {
    expect(connectorOn().connector.link(entity, '266')).toBe(`https://qbo.intuit.com${path}${COMPANY}`)
  })

  it('cannot be led elsewhere by an id', () => {
    const url = new URL(connectorOn().connector.link('invoice', '1&companyId=2#//evil.example/'))
    expect(url.host).toBe('qbo.intuit.com')
    expect(url.searchParams.getAll('companyId')).toEqual([COMPANY])
  })
})
