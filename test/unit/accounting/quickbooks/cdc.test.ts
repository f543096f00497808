// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { json, NOW, rejection } from '../scripted-fetch.ts'
import { connectorOn } from './company-under-test.ts'
import { wireInvoice, wirePayment } from './wire-samples.ts'

const SINCE = '2026-11-20T11:55:00.000Z'
const feed = (...parts: unknown[]) =>
  json({ CDCResponse: [{ QueryResponse: parts }], time: '2026-11-20T04:00:00.123-08:00' })

describe('changes', () => {
  it('reads records, deletions and problems of every part, in whatever order they come', async () => {
    const { connector, requests } = connectorOn(
      feed(
        {},
        {
          Payment: [
            wirePayment(),
            {
              domain: 'QBO',
              status: 'Deleted',
              Id: '9',
              MetaData: { LastUpdatedTime: '2026-11-20T03:59:00-08:00' },
            },
          ],
          startPosition: 1,
          maxResults: 2,
        },
        {
          Invoice: [
            wireInvoice(),
            wireInvoice({ Id: '7', TotalAmt: null }),
            { status: 'Deleted', Id: '8' },
            { status: 'Deleted' },
          ],
          totalCount: 4,
        },
        { Estimate: [{ Id: '1' }] },
      ),
    )
    const { records, problems, ...rest } = await connector.changes(['invoice', 'payment', 'customer'], SINCE)
    expect(records.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['payment 301', 'invoice 266'])
    expect(problems).toMatchObject([
      { externalId: '7', field: 'TotalAmt' },
      { entity: 'invoice', field: 'Id' },
    ])
    expect(rest).toEqual({
      deleted: [
        { entity: 'payment', externalId: '9', at: '2026-11-20T11:59:00.000Z' },
        { entity: 'invoice', externalId: '8' },
      ],
      complete: true,
      serverTime: '2026-11-20T12:00:00.123Z',
    })
    expect(requests[0]?.url.pathname).toMatch(/\/cdc$/)
    expect(requests[0]?.url.searchParams.get('entities')).toBe('Invoice,Payment,Customer')
    expect(requests[0]?.url.searchParams.get('changedSince')).toBe(SINCE)
  })

  it.each([
    [999, true],
    [1000, false],
  ])('with %i objects is complete: %s', async (count, complete) => {
    const list = Array.from({ length: count - 1 }, (_, i) => ({ status: 'Deleted', Id: String(i + 1) }))
    const { connector } = connectorOn(feed({ Invoice: list }, { Payment: [wirePayment()] }))
    const result = await connector.changes(['invoice', 'payment'], SINCE)
    expect(result.complete).toBe(complete)
    expect(result.records).toHaveLength(1)
    expect(result.deleted).toHaveLength(count - 1)
  })

  it.each([
    [29, true],
    [30, false],
    [400, false],
  ])('after %i days away asks: %s', async (days, asked) => {
    const { connector, requests } = connectorOn(feed())
    const since = new Date(NOW - days * 86_400_000).toISOString()
    expect(await connector.changes(['invoice'], since)).toMatchObject({ complete: asked, records: [] })
    expect(requests).toHaveLength(asked ? 1 : 0)
  })

  it('asks nothing about nothing', async () => {
    const { connector, requests } = connectorOn()
    expect(await connector.changes([], SINCE)).toMatchObject({ complete: true })
    expect(requests).toHaveLength(0)
  })

  it('fails as a whole when a part of it failed, so that the cursor stays', async () => {
    const part = {
      Fault: { Error: [{ Message: 'System Failure Error', code: '10000' }], type: 'SystemFault' },
    }
    const error = await rejection(
      connectorOn(feed({ Invoice: [] }, part)).connector.changes(['invoice'], SINCE),
    )
    expect(error).toMatchObject({ class: 'retry', faults: [{ code: '10000' }] })
  })

  it.each([{}, { CDCResponse: null }, { CDCResponse: {} }])('takes %j for no answer', async body => {
    expect(await rejection(connectorOn(json(body)).connector.changes(['item'], SINCE))).toMatchObject({
      class: 'retry',
    })
  })
})
