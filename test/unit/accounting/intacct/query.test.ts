// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { json, rejection } from '../scripted-fetch.ts'
import { intacctOn, refusal, result, wireInvoice } from './intacct-under-test.ts'

const refuse = (field: string) =>
  refusal(
    {
      code: 'invalidRequest',
      errorId: 'REST-1106',
      message: `The ${field} field in accounts-receivable/invoice object cannot be used in query in version 1`,
    },
    400,
  )

describe('pages', () => {
  it('are asked for in the order of keys, behind the last one, of every entity', async () => {
    const { connector, sent, requests } = intacctOn({}, result([]))
    await connector.page('customer', '41')
    expect(sent()[0]).toMatchObject({
      object: 'accounts-receivable/customer',
      filters: [{ $gt: { key: '41' } }],
      orderBy: [{ key: 'asc' }],
      filterParameters: { includePrivate: true },
      start: 1,
      size: 1_000,
    })
    expect(requests[0]?.headers.has('x-ia-api-param-entity')).toBe(false)
    expect(requests[0]?.init).toMatchObject({ credentials: 'omit', redirect: 'error' })
  })

  it('of one entity carry its header, spelled as live requests have it', async () => {
    const { connector, sent, requests } = intacctOn({ setup: { entity: 'EAST' } }, result([]))
    await connector.page('customer')
    expect(requests[0]?.headers.get('X-IA-API-Param-Entity')).toBe('EAST')
    expect(sent()[0]).not.toHaveProperty('filterParameters')
  })

  it('go without a field that a company’s API refuses, and remember it', async () => {
    const { connector, sent } = intacctOn(
      {},
      refuse('webURL'),
      result([wireInvoice()]),
      result([]),
      result([]),
    )
    const { records } = await connector.page('invoice')
    expect(records).toHaveLength(1)
    expect(sent()[1].fields).not.toContain('webURL')
    await connector.page('invoice')
    expect(sent()).toHaveLength(4)
    expect(sent()[3].fields).not.toContain('webURL')
  })

  it('do not go without what identifies a record', async () => {
    const { connector } = intacctOn({}, refuse('documentId'))
    expect(await rejection(connector.page('invoice'))).toMatchObject({ class: 'bug' })
  })

  it('stop when rows come out of order', async () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => ({ key: String(1_000 - n), name: 'x' }))
    const { connector } = intacctOn({}, result(rows))
    expect(await rejection(connector.page('customer', '41'))).toMatchObject({ class: 'bug' })
  })

  it('name a bad record, and keep the rest', async () => {
    const rows = [wireInvoice({ key: '1', totalTxnAmountDue: 'many' }), wireInvoice({ key: '2' })]
    const lines = [{ 'invoice.key': '2', txnAmount: '170.40', isSubtotal: null }]
    const { connector } = intacctOn({}, result(rows), result(lines))
    const { records, problems } = await connector.page('invoice')
    expect(records).toMatchObject([
      { id: '2', total: 17_040, accountingBalance: 7_040, lines: [{ amount: 17_040 }] },
    ])
    expect(problems).toEqual([
      { entity: 'invoice', externalId: '1', field: 'totalTxnAmountDue', message: '"many" is no amount' },
    ])
  })

  it('have no invoice whose document is named so long that neither ledger nor backup could hold it', async () => {
    const at = (length: number) => wireInvoice({ key: String(length), documentId: 'x'.repeat(length) })
    const { connector } = intacctOn({}, result([at(250), at(251)]), result([]))
    expect(await connector.page('invoice')).toMatchObject({
      records: [{ id: `document:${'x'.repeat(250)}` }],
      problems: [{ entity: 'invoice', field: 'documentId' }],
    })
  })

  it('have no payment whose application cannot be read', async () => {
    const payment = {
      key: '5',
      state: 'complete',
      'customer.key': '7',
      'paymentSummary.receiptDate': '2026-11-02',
      'txnCurrency.currency': 'USD',
      'txnCurrency.totalAmount': '60.00',
    }
    const detail = { 'arPayment.key': '5', 'arInvoice.key': '2091', 'txnCurrency.paymentAmount': { odd: 1 } }
    const { connector } = intacctOn({}, result([payment]), result([detail]), result([]))
    expect(await connector.page('payment')).toMatchObject({
      records: [],
      problems: [{ externalId: '5', field: 'paymentDetails.0.txnCurrency.paymentAmount' }],
    })
  })

  it.each([
    ['https://www.intacct.com/ia/acct/ur.phtml?.r=abc', true],
    ['https://www.intacct.com/ia/acct/frameset.phtml?.sess=secret', false],
    ['https://intacct.com.evil.example/x', false],
    ['javascript:alert(1)', false],
  ])('keep the address %s: %s', async (webURL, kept) => {
    const { connector } = intacctOn({}, result([wireInvoice({ webURL })]), result([]))
    const [record] = (await connector.page('invoice')).records
    expect(record?.webUrl).toBe(kept ? webURL : undefined)
    expect(connector.link('invoice', '1', webURL).startsWith('https://www.intacct.com/ia/acct/')).toBe(true)
    expect(connector.link('invoice', '1', webURL)).not.toContain('sess')
  })
})

describe('the sign-in', () => {
  const expired = [
    json({ 'ia::error': { code: 'GW-0040', message: 'Expired token', details: {} } }, 401),
    refusal({ code: 'x', errorId: 'REST-1206', message: 'The token is not valid' }, 400),
    json({ error: { code: 'tokenInvalid', errorId: 'REST-2102', message: 'Token is not valid' } }, 401),
  ]
  it.each(expired)('is renewed when the token has expired, whichever way it is said', async answer => {
    const renewed = json({ access_token: 'access-2', refresh_token: 'refresh-2', expires_in: 43_200 })
    const { connector, requests, secrets } = intacctOn({}, answer, renewed, result([], 7))
    expect(await connector.count('customer')).toBe(7)
    expect(requests[2]?.headers.get('authorization')).toBe('Bearer access-2')
    expect(requests[1]?.body).toContain('grant_type=refresh_token')
    expect([...secrets.values()][0]?.refreshToken).toBe('refresh-2')
  })

  it.each([
    json({ error: { code: 'tokenInvalid', errorId: 'REST-2102', message: 'Token is not valid' } }, 401),
    json({ error: 'invalid_grant' }, 400),
  ])('that ended elsewhere says so', async dead => {
    const { connector } = intacctOn({}, expired[0] as Response, dead)
    expect(await rejection(connector.count('customer'))).toMatchObject({
      class: 'sign-in',
      message: 'Connected in another browser, sign in again.',
    })
  })
})

it('fetches no PDF from an address that leaves the API', async () => {
  const invoice = [result([wireInvoice()]), result([])]
  for (const downloadURL of ['https://evil.example/x', '//evil.example/x?y', '/services/../oauth2/x', null]) {
    const { connector, requests } = intacctOn({}, ...invoice, result({ key: '1', downloadURL }))
    expect(await rejection(connector.pdf('2091'))).toMatchObject({ class: 'retry' })
    expect(requests).toHaveLength(3)
  }
})
