// @vitest-environment node
import { expect, it } from 'vitest'
import { json, rejection } from '../scripted-fetch.ts'
import { connectorOn, ROOT } from './company-under-test.ts'

const counted = (bId: string, totalCount: unknown) => ({ bId, QueryResponse: { totalCount } })
const refused = (bId: string) => ({
  bId,
  Fault: { Error: [{ Message: 'No', code: '5020' }], type: 'ValidationFault' },
})
const batch = (...BatchItemResponse: unknown[]) =>
  json({ BatchItemResponse, time: '2026-11-20T04:00:00.123-08:00' })
const alone = (totalCount: number) => json({ QueryResponse: { totalCount } })

it('is one request, the inactive counted too, and tells the time', async () => {
  const { connector, requests } = connectorOn(batch(counted('1', 7), counted('0', 41)))
  expect(await connector.census(['customer', 'invoice'])).toEqual({
    counts: [41, 7],
    serverTime: '2026-11-20T12:00:00.123Z',
  })
  expect(requests).toHaveLength(1)
  expect(requests[0]).toMatchObject({ method: 'POST', url: { pathname: `${ROOT}/batch` } })
  expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
    BatchItemRequest: [
      { bId: '0', Query: 'SELECT COUNT(*) FROM Customer WHERE Active IN (true,false)' },
      { bId: '1', Query: 'SELECT COUNT(*) FROM Invoice' },
    ],
  })
})

it.each([
  ['refused', batch(counted('0', 41), refused('1'))],
  ['left out', batch(counted('0', 41))],
  ['answered without a number', batch(counted('0', 41), counted('1', '7'))],
  ['answered with nothing', batch(null, 3, counted('0', 41), { bId: '1' })],
])('counts by itself what is %s', async (_, answer) => {
  const { connector, queries } = connectorOn(answer, alone(7))
  expect((await connector.census(['customer', 'invoice'])).counts).toEqual([41, 7])
  expect(queries()).toEqual([null, 'SELECT COUNT(*) FROM Invoice'])
})

it.each([
  ['a batch that is refused', json({ Fault: { Error: [{ Message: 'No', code: '4000' }] } }, 400)],
  ['an answer that is no batch', json({ QueryResponse: {} })],
])('counts each by itself after %s, and tells no time', async (_, answer) => {
  const { connector, queries } = connectorOn(answer, alone(7))
  expect(await connector.census(['customer', 'invoice'])).toEqual({ counts: [7, 7] })
  expect(queries()).toHaveLength(3)
})

it.each([
  ['throttled', json({ Fault: { Error: [{ Message: 'No', code: '3001' }] } }, 429), { reason: 'throttled' }],
  ['broken there', json({}, 500), { class: 'retry', sent: 'no' }],
])('does not ask on when it is %s', async (_, answer, error) => {
  const { connector, requests } = connectorOn(answer, alone(7))
  expect(await rejection(connector.census(['customer', 'invoice']))).toMatchObject(error)
  expect(requests).toHaveLength(1)
})
