import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../index.ts'
import { causeOf, restClient } from './client.ts'
import type { Company } from './company.ts'

let sandbox: Sandbox
let company: Company
let call: ReturnType<typeof restClient>
beforeEach(async () => {
  sandbox = await startSandbox()
  company = sandbox.intacct.company()
  call = restClient(sandbox, sandbox.intacct.oauth.issue(company.id).accessToken)
})
afterEach(() => sandbox.close())

const CUSTOMERS = 'objects/accounts-receivable/customer'
const once = (key: string, body: unknown = { id: 'C-50', name: 'New' }) =>
  call('POST', CUSTOMERS, body, { 'Idempotency-Key': key })
const customers = () => company.all('customer').length
const HOUR = 3_600_000

describe('Idempotency-Key', () => {
  test('gives the first answer again for 48 hours, then the key is only reserved', async () => {
    const first = await once('k-1')
    expect([first.status, first.headers.get('Idempotency-Key')]).toEqual([201, 'k-1'])
    const again = await once('k-1')
    expect(again.text).toBe(first.text)
    expect(again.headers.get('x-ia-idempotency-cached-date')).toMatch(/Z$/)
    expect(customers()).toBe(16)
    sandbox.intacct.clock.advance(49 * HOUR)
    sandbox.intacct.oauth.issue(company.id)
    call = restClient(sandbox, sandbox.intacct.oauth.issue(company.id).accessToken)
    expect((await once('k-1')).status).toBe(409)
    sandbox.intacct.clock.advance(60 * 24 * HOUR)
    call = restClient(sandbox, sandbox.intacct.oauth.issue(company.id).accessToken)
    expect(causeOf(await once('k-1'))).toContain('already exists')
  })

  test('keeps failures too, also after their cause is gone', async () => {
    const bad = { id: 'C-60' }
    const first = await once('k-2', bad)
    expect(first.status).toBe(400)
    expect((await once('k-2', bad)).text).toBe(first.text)
    sandbox.intacct.faults.plan({ method: 'POST', fault: { kind: 'status', status: 500, stored: true } })
    expect((await once('k-3')).status).toBe(500)
    expect((await once('k-3')).status).toBe(500)
    expect(customers()).toBe(15)
  })

  test('another body is a conflict, and so is a second copy while the first runs', async () => {
    await once('k-4')
    expect((await once('k-4', { id: 'C-51', name: 'Other' })).status).toBe(409)
    sandbox.intacct.replays.slow = 150
    const [first, second] = await Promise.all([
      once('k-5', { id: 'C-52', name: 'Slow' }),
      once('k-5', { id: 'C-52', name: 'Slow' }),
    ])
    expect([first.status, second.status].sort()).toEqual([201, 409])
    expect(customers()).toBe(17)
  })

  test('means nothing to a query', async () => {
    const body = { object: 'accounts-receivable/term', fields: ['id'] }
    const ask = () => call('POST', 'services/core/query', body, { 'Idempotency-Key': 'k-6' })
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200])
    expect(sandbox.intacct.requests.find({ path: /query/ }).map(entry => entry.replayed)).toEqual([
      undefined,
      undefined,
    ])
  })
})

describe('planned faults', () => {
  test('cut before: nothing there. Cut after: it is there, and the key tells', async () => {
    sandbox.intacct.faults.plan({ method: 'POST', path: /customer/, fault: { kind: 'cut', when: 'before' } })
    await expect(once('k-7')).rejects.toThrow()
    expect(customers()).toBe(15)
    sandbox.intacct.faults.plan({ method: 'POST', path: /customer/, fault: { kind: 'cut', when: 'after' } })
    await expect(once('k-8')).rejects.toThrow()
    expect(customers()).toBe(16)
    expect((await once('k-8')).status).toBe(201)
    expect(customers()).toBe(16)
    expect(sandbox.intacct.requests.entries.map(entry => entry.effects)).toEqual([
      [],
      ['create customer 16'],
      [],
    ])
  })

  test('throttling comes as 429 and 503 with its hint in three spellings', async () => {
    const seen = new Set<string>()
    for (const unavailable of [false, true, false]) {
      sandbox.intacct.faults.plan({ fault: { kind: 'throttle', unavailable } })
      const { status, body, headers } = await call('GET', CUSTOMERS)
      expect(status).toBe(unavailable ? 503 : 429)
      expect(body['ia::error']).toMatchObject({ code: 'GW-0010', message: 'API rate limit exceeded' })
      for (const name of ['x-ia-throttle-limit-retryafter', 'x-ia-throttle-limit-retry-after', 'retry-after'])
        if (headers.get(name) === '60') seen.add(name)
    }
    expect(seen.size).toBe(3)
  })

  test('the application may not ask too much at once', async () => {
    sandbox.intacct.limits.enforce({ perMinute: 3 })
    const statuses: number[] = []
    for (let turn = 0; turn < 5; turn += 1) statuses.push((await call('GET', CUSTOMERS)).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
  })

  test('html, truncated and worded ones', async () => {
    sandbox.intacct.faults.plan({ fault: { kind: 'status', status: 502, as: 'html' } })
    expect((await call('GET', CUSTOMERS)).text).toContain('<html>')
    sandbox.intacct.faults.plan({ fault: { kind: 'truncated', keep: 0.5 } })
    const { text } = await call('GET', CUSTOMERS)
    expect(() => JSON.parse(text)).toThrow()
    sandbox.intacct.faults.plan({
      fault: {
        kind: 'fault',
        dress: 'bare',
        code: 'REST-7001',
        message: 'unsuccessful',
        detail: 'Customer is on hold',
      },
    })
    expect(causeOf(await call('GET', CUSTOMERS))).toBe('Customer is on hold')
  })

  test('hooks stop the world before and after', async () => {
    const told: string[] = []
    sandbox.intacct.onRequest(entry => {
      told.push(`before ${entry.requestid} ${customers()}`)
    })
    sandbox.intacct.onAnswer(entry => {
      told.push(`after ${entry.requestid} ${customers()}`)
    })
    await once('k-9')
    expect(told).toEqual(['before k-9 15', 'after k-9 16'])
  })
})

test('two companies: a token reads its own and nothing of the other', async () => {
  const kestrel = sandbox.intacct.company('KestrelRidge')
  const other = restClient(sandbox, sandbox.intacct.oauth.issue(kestrel.id).accessToken)
  const ask = {
    object: 'accounts-receivable/invoice',
    fields: ['customer.name'],
    filters: [{ $eq: { invoiceNumber: 'INV-1038' } }],
  }
  const [ours, theirs] = [
    await call('POST', 'services/core/query', ask),
    await other('POST', 'services/core/query', ask),
  ]
  expect([ours.rows[0]?.['customer.name'], theirs.rows[0]?.['customer.name']]).toEqual([
    'Northfield Hospital',
    'Summit Guides Co-op',
  ])
})
