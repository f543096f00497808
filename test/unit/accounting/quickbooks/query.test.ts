// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Page } from '../../../../core/accounting/connector.ts'
import { json, rejection } from '../scripted-fetch.ts'
import { connectorOn, rows } from './company-under-test.ts'
import { wireCustomer, wireInvoice, wirePayment } from './wire-samples.ts'

const many = (count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => wireInvoice({ Id: String(from + i) }))

describe('page', () => {
  it('asks in the order of Ids, the inactive of name lists too', async () => {
    const { connector, queries } = connectorOn(json(rows('Invoice', [])))
    expect(await connector.page('invoice')).toEqual({ records: [], problems: [] })
    await connector.page('customer')
    await connector.page('customer', '58')
    await connector.page('creditMemo', "5'")
    expect(queries()).toEqual([
      'SELECT * FROM Invoice ORDERBY Id MAXRESULTS 1000',
      'SELECT * FROM Customer WHERE Active IN (true,false) ORDERBY Id MAXRESULTS 1000',
      "SELECT * FROM Customer WHERE Active IN (true,false) AND Id > '58' ORDERBY Id MAXRESULTS 1000",
      "SELECT * FROM CreditMemo WHERE Id > '5\\'' ORDERBY Id MAXRESULTS 1000",
    ])
  })

  it('goes on after the last row of a full page, a bad one counted too', async () => {
    const full = [...many(999), { Id: '1000', TotalAmt: 'x' }]
    const { connector } = connectorOn(json(rows('Invoice', full)), json(rows('Invoice', many(3, 1001))))
    const first = await connector.page('invoice')
    expect(first.records).toHaveLength(999)
    expect(first.problems).toMatchObject([{ entity: 'invoice', externalId: '1000' }])
    expect(first.next).toBe('1000')
    expect(await connector.page('invoice', first.next)).not.toHaveProperty('next')
  })

  it('follows a server that orders Ids as text, and then in no other order', async () => {
    const asText = Array.from({ length: 2_500 }, (_, n) => String(n + 1)).sort()
    const [first, second, last] = [asText.slice(0, 1000), asText.slice(1000, 2000), asText.slice(2000)]
    const answers = [first, second, last, first, asText.slice(0, 5)].map(ids =>
      json(rows('Customer', ids?.map(Id => ({ Id })) ?? [])),
    )
    const { connector, queries } = connectorOn(...answers)
    const { next = '' } = await connector.keys('customer')
    const { next: then = '' } = await connector.keys('customer', next)
    expect(queries().at(-1)).toContain(`Id > '${first?.at(-1)}'`)
    expect(await connector.keys('customer', then)).toEqual({ keys: last })
    // By number, the first page would stand behind that place.
    expect(await rejection(connector.keys('customer', then))).toMatchObject({ class: 'bug' })
    expect(await rejection(connector.keys('customer', then))).toMatchObject({ class: 'bug' })
  })

  it.each([
    ['a page again', '1000', many(1000)],
    ['a short page from before', '1000', many(7, 990)],
    ['rows out of order', undefined, [...many(500, 501), ...many(500)]],
    ['rows without an Id that could lead on', '1000', Array.from({ length: 1000 }, () => ({}))],
  ])('stops at %s', async (_, after, list) => {
    const { connector } = connectorOn(json(rows('Invoice', list)))
    expect(await rejection(connector.page('invoice', after))).toMatchObject({
      class: 'bug',
      message: 'QuickBooks gave rows of Invoice out of the order of their Ids.',
    })
  })

  it('stamps each record with the time it was read', async () => {
    const { connector } = connectorOn(json(rows('Customer', [wireCustomer()])))
    const { records } = await connector.page('customer')
    expect(records[0]).toMatchObject({ readAt: '2026-11-20T12:00:00.000Z', connectionId: expect.any(String) })
  })

  it('is an error without a result', async () => {
    expect(await rejection(connectorOn(json({ time: 'x' })).connector.page('item'))).toMatchObject({
      class: 'retry',
      sent: 'no',
    })
  })

  it('is an error when HTTP 200 holds a fault', async () => {
    const body = {
      Fault: { Error: [{ Message: 'QueryParserError', code: '4000' }], type: 'ValidationFault' },
    }
    expect(await rejection(connectorOn(json(body)).connector.page('item'))).toMatchObject({ class: 'bug' })
  })
})

it('modified asks by time in whole seconds, paged by Id', async () => {
  const { connector, queries } = connectorOn(json(rows('Payment', [])))
  await connector.modified('payment', '2026-11-20T11:55:00.987Z')
  await connector.modified('item', '2026-11-20T11:55:00.000Z', '7')
  expect(queries()).toEqual([
    "SELECT * FROM Payment WHERE MetaData.LastUpdatedTime >= '2026-11-20T11:55:00Z' ORDERBY Id MAXRESULTS 1000",
    "SELECT * FROM Item WHERE Active IN (true,false) AND MetaData.LastUpdatedTime >= '2026-11-20T11:55:00Z' AND Id > '7' ORDERBY Id MAXRESULTS 1000",
  ])
})

describe('count', () => {
  it('counts, the inactive too', async () => {
    const { connector, queries } = connectorOn(json({ QueryResponse: { totalCount: 41 } }))
    expect(await connector.count('customer')).toBe(41)
    expect(queries()).toEqual(['SELECT COUNT(*) FROM Customer WHERE Active IN (true,false)'])
  })

  it.each([{}, { totalCount: '41' }, { totalCount: -1 }, { totalCount: 1.5 }])(
    'refuses %j',
    async QueryResponse => {
      expect(await rejection(connectorOn(json({ QueryResponse })).connector.count('item'))).toMatchObject({
        class: 'retry',
      })
    },
  )
})

describe('keys', () => {
  it('asks for Ids alone', async () => {
    const ids = many(1000).map(({ Id }) => ({ Id }))
    const { connector, queries } = connectorOn(json(rows('Item', ids)), json(rows('Item', [{ Id: '1001' }])))
    const first = await connector.keys('item')
    expect(first.keys).toHaveLength(1000)
    expect(first.next).toBe('1000')
    expect(await connector.keys('item', first.next)).toEqual({ keys: ['1001'] })
    expect(queries()[1]).toBe(
      "SELECT Id FROM Item WHERE Active IN (true,false) AND Id > '1000' ORDERBY Id MAXRESULTS 1000",
    )
  })

  it('stops at a row without an Id rather than take it for a deletion', async () => {
    const { connector } = connectorOn(json(rows('Payment', [{ Id: '1' }, {}])))
    expect(await rejection(connector.keys('payment'))).toMatchObject({ class: 'bug' })
  })
})

describe('findInvoices', () => {
  it.each([
    ['1043', "DocNumber = '1043'"],
    ["O'Hara\\7", "DocNumber = 'O\\'Hara\\\\7'"],
    ['10%', "DocNumber = '10%'"],
    ['O’Hara', "DocNumber LIKE 'O%Hara'"],
  ])('asks for %s', async (number, condition) => {
    const { connector, queries } = connectorOn(json(rows('Invoice', [])))
    expect(await connector.findInvoices(number)).toEqual([])
    expect(queries()).toEqual([`SELECT * FROM Invoice WHERE ${condition} ORDERBY Id MAXRESULTS 1000`])
  })

  it('gives all with exactly that number, whatever the server took for equal', async () => {
    const there = [
      wireInvoice({ Id: '1', DocNumber: 'A1' }),
      wireInvoice({ Id: '2', DocNumber: 'a1' }),
      wireInvoice({ Id: '3', DocNumber: 'A1' }),
    ]
    const { connector } = connectorOn(json(rows('Invoice', there)))
    expect((await connector.findInvoices('A1')).map(({ id }) => id)).toEqual(['1', '3'])
  })

  it('does not ask for a blank number', async () => {
    const { connector, requests } = connectorOn()
    expect(await connector.findInvoices('')).toEqual([])
    expect(requests).toEqual([])
  })

  it('names a record that it cannot read', async () => {
    const { connector } = connectorOn(json(rows('Invoice', [wireInvoice({ TxnDate: 'soon' })])))
    expect(await rejection(connector.findInvoices('1043'))).toMatchObject({
      class: 'bug',
      message: 'invoice 266: TxnDate is no date.',
    })
  })
})

describe('payment methods', () => {
  const list = rows('PaymentMethod', [
    { Id: '1', Name: 'Cash', Type: 'NON_CREDIT_CARD' },
    { Id: '2', Name: 'Amy’s special', Type: 'CREDIT_CARD' },
    { Id: '3', Name: 'ACH', Type: 'NON_CREDIT_CARD' },
    { Name: 'broken' },
  ])
  const paid = (...ids: string[]) =>
    json(
      rows(
        'Payment',
        ids.map(value => wirePayment({ PaymentMethodRef: { value } })),
      ),
    )
  const methods = async (page: Promise<Page>) =>
    (await page).records.map(record => record.kind === 'payment' && record.method)

  it('are read once for payments that hold ids alone, again when a new id is met', async () => {
    const { connector, queries } = connectorOn(
      paid('3', '2'),
      json(list),
      paid('1'),
      paid('9'),
      json(list),
      paid('9'),
    )
    expect(await methods(connector.page('payment'))).toEqual(['ach', 'card'])
    expect(await methods(connector.page('payment'))).toEqual(['cash'])
    expect(await methods(connector.page('payment'))).toEqual(['other'])
    expect(await methods(connector.page('payment'))).toEqual(['other'])
    expect(queries().filter(query => query?.includes('PaymentMethod'))).toEqual([
      'SELECT * FROM PaymentMethod WHERE Active IN (true,false) MAXRESULTS 1000',
      'SELECT * FROM PaymentMethod WHERE Active IN (true,false) MAXRESULTS 1000',
    ])
  })

  it('are not asked for when payments name theirs', async () => {
    const { connector, requests } = connectorOn(json(rows('Payment', [wirePayment()])))
    expect(await methods(connector.page('payment'))).toEqual(['check'])
    expect(requests).toHaveLength(1)
  })

  it('that may not be seen cost nothing but their name', async () => {
    const denied = json({ Fault: { Error: [{ Message: 'Permission Denied', code: '5020' }] } }, 400)
    const { connector } = connectorOn(paid('3'), denied, paid('3'))
    expect(await methods(connector.page('payment'))).toEqual(['other'])
    expect(await methods(connector.page('payment'))).toEqual(['other'])
  })

  it('that could not be read now are read with the page again later', async () => {
    const { connector } = connectorOn(paid('3'), new Response('', { status: 503 }))
    expect(await rejection(connector.page('payment'))).toMatchObject({ class: 'retry' })
  })
})
