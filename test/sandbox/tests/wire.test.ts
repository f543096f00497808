import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../index.ts'
import type { Company } from '../quickbooks/company.ts'
import { addDays, pacificDate, pacificTime } from '../quickbooks/pacific.ts'
import { CASES, REALMS } from '../quickbooks/seed/cases.ts'
import type { Fault } from '../shared/faults.ts'

let sandbox: Sandbox
let company: Company
let token: string

beforeAll(async () => {
  sandbox = await startSandbox()
  company = sandbox.quickbooks.company()
  token = sandbox.quickbooks.oauth.issue(company.realmId).accessToken
})
afterAll(() => sandbox.close())
afterEach(() => {
  sandbox.quickbooks.faults.clear()
  sandbox.quickbooks.limits.lift()
  sandbox.quickbooks.requests.clear()
})

type Init = RequestInit & { headers?: Record<string, string> }
const api = (path: string, init: Init = {}, realm = company.realmId) =>
  fetch(`http://127.0.0.1:${sandbox.httpPort}/v3/company/${realm}${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/json', ...init.headers },
  })
const post = (path: string, body: unknown, init: Init = {}) =>
  api(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
    ...init,
  })
const draft = (number?: string) => ({
  ...(number ? { DocNumber: number } : {}),
  CustomerRef: { value: '1' },
  Line: [{ Amount: 5, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' } } }],
})
const query = (text: string) => api(`/query?query=${encodeURIComponent(text)}&minorversion=75`)

describe('dress', () => {
  test('money has two digits, instants are Pacific with an offset, answers carry their trace', async () => {
    const answer = await api(`/invoice/${company.invoice(CASES.overdue).Id}`)
    const text = await answer.text()
    expect(text).toMatch(/"TotalAmt":1607\.00,/)
    expect(text).toMatch(/"LastUpdatedTime":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[78]:00"/)
    expect(text).toMatch(/"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-0[78]:00"\}$/)
    expect(answer.headers.get('intuit_tid')).toMatch(/^1-[0-9a-f]+-[0-9a-f]{24}$/)
    expect(answer.headers.get('content-type')).toBe('application/json;charset=UTF-8')
    expect(answer.headers.get('qbo-version')).toBeTruthy()
  })

  test('Pacific time follows the clocks there', () => {
    expect(pacificTime(Date.parse('2026-07-01T06:30:00Z'))).toBe('2026-06-30T23:30:00-07:00')
    expect(pacificTime(Date.parse('2026-12-01T06:30:00Z'))).toBe('2026-11-30T22:30:00-08:00')
  })

  test('XML is served unless JSON is asked for', async () => {
    const good = await api(`/invoice/${company.invoice(CASES.overdue).Id}`, { headers: { Accept: '*/*' } })
    expect(good.headers.get('content-type')).toContain('application/xml')
    expect(await good.text()).toContain('<TotalAmt>1607.00</TotalAmt>')
    const bad = await api('/invoice/99999', { headers: { Accept: '*/*' } })
    expect(await bad.text()).toMatch(/<Fault type="ValidationFault"><Error code="610">.*<Detail>/)
  })

  test('an unknown resource is code 500 in an HTTP 400', async () => {
    const answer = await api('/reports/AgedReceivables')
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      Fault: { Error: [{ code: '500', Message: 'Unsupported Operation' }] },
    })
  })

  test('a query may be posted as text', async () => {
    const answer = await api('/query?minorversion=75', {
      method: 'POST',
      body: 'select count(*) from Term',
      headers: { 'Content-Type': 'application/text' },
    })
    expect(await answer.json()).toMatchObject({ QueryResponse: { totalCount: 4 } })
  })

  test('an empty page is an empty object; no key, no array', async () => {
    expect(await (await query("select * from Invoice where DocNumber = 'x'")).json()).toMatchObject({
      QueryResponse: {},
    })
  })
})

describe('sign-in', () => {
  test.each([
    ['no token', '', 401],
    ['a short one', 'Bearer short', 401],
    ['an unknown one', `Bearer ${'x'.repeat(80)}`, 401],
  ])('%s is refused', async (_title, Authorization, status) => {
    expect((await api('/preferences', { headers: { Authorization } })).status).toBe(status)
  })

  test('the company must be the one that was connected', async () => {
    const answer = await api('/preferences', {}, REALMS.harbor)
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ fault: { error: [{ code: '3100' }], type: 'SERVICE' } })
  })

  test('an expired token is answered by the gateway, in lower case, echoing part of the token', async () => {
    const held = sandbox.quickbooks.oauth.issue(company.realmId).accessToken
    sandbox.quickbooks.clock.advance(3_601_000)
    const answer = await api('/preferences', { headers: { Authorization: `Bearer ${held}` } })
    sandbox.quickbooks.clock.advance(-3_601_000)
    const body = (await answer.json()) as { fault: { error: { detail: string }[] }; time: number }
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Intuit", error="invalid_token"')
    expect(body.fault.error[0]?.detail).toContain(held.slice(0, 40))
    expect(body.time).toBeTypeOf('number')
  })
})

describe('change feed', () => {
  type Feed = {
    CDCResponse: [{ QueryResponse: Record<string, { Id: string; status?: string; MetaData?: object }[]>[] }]
  }
  const feed = async (entities: string, since: number): Promise<Feed['CDCResponse'][0]['QueryResponse']> => {
    const answer = await api(
      `/cdc?entities=${entities}&changedSince=${encodeURIComponent(new Date(since).toISOString())}`,
    )
    return ((await answer.json()) as Feed).CDCResponse[0].QueryResponse
  }

  test('an order of its own, empty objects where nothing changed', async () => {
    sandbox.quickbooks.clock.advance(5000)
    const start = sandbox.quickbooks.clock.now()
    company.create('Payment', { CustomerRef: { value: '1' }, TotalAmt: 1, Line: [] })
    company.create('Invoice', draft())
    const answers = await feed('Payment,Invoice,CreditMemo', start)
    expect(answers.map(answer => Object.keys(answer)[0])).toEqual([undefined, 'Invoice', 'Payment'])
    sandbox.quickbooks.clock.advance(-5000)
  })

  test('a payment changes its invoice too', async () => {
    const invoice = company.create('Invoice', draft())
    sandbox.quickbooks.clock.advance(20_000)
    const start = sandbox.quickbooks.clock.now()
    company.create('Payment', {
      CustomerRef: { value: '1' },
      TotalAmt: 5,
      Line: [{ Amount: 5, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
    })
    const answers = await feed('Invoice', start)
    expect(answers[0]?.Invoice?.map(held => held.Id)).toEqual([invoice.Id])
    sandbox.quickbooks.clock.advance(-20_000)
  })

  test('deleted objects show their id, and only sometimes a time', async () => {
    const start = Date.now() - 1000
    const made = [company.create('Invoice', draft()), company.create('Invoice', draft())]
    for (const held of made) company.remove('Invoice', held.Id)
    const deleted =
      (await feed('Invoice', start))[0]?.Invoice?.filter(held => held.status === 'Deleted') ?? []
    for (const held of made) {
      const found = deleted.find(row => row.Id === held.Id)
      expect(found).toMatchObject({ domain: 'QBO', status: 'Deleted' })
      expect(found?.MetaData !== undefined).toBe(Number(held.Id) % 2 === 0)
    }
  })

  test('looks back thirty days and stops at a thousand, silently', async () => {
    const large = await startSandbox({ seed: 'large', invoices: 1500 })
    const books = large.quickbooks.company()
    const { accessToken } = large.quickbooks.oauth.issue(books.realmId)
    const ask = async (days: number) => {
      const since = new Date(Date.now() - days * 86_400_000).toISOString()
      const answer = await fetch(
        `http://127.0.0.1:${large.httpPort}/v3/company/${books.realmId}/cdc?entities=Invoice,Payment&changedSince=${since}`,
        { headers: { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' } },
      )
      const body = (await answer.json()) as Feed
      return body.CDCResponse[0].QueryResponse.reduce(
        (sum, held) => sum + (held.Invoice ?? held.Payment ?? []).length,
        0,
      )
    }
    const month = await ask(30)
    expect(month).toBeGreaterThan(0)
    expect(await ask(700)).toBe(month)
    for (const invoice of books.all('Invoice')) books.edit('Invoice', invoice.Id, { PrivateNote: 'touched' })
    expect(await ask(1)).toBe(1000)
    await large.close()
  })
})

describe('requestid', () => {
  test('the first answer comes again, byte for byte, for a day', async () => {
    const send = () => post('/invoice?requestid=abc-1', draft('9001'))
    const first = await (await send()).text()
    expect(await (await send()).text()).toBe(first)
    expect(company.all('Invoice').filter(held => held.DocNumber === '9001')).toHaveLength(1)
    expect(sandbox.quickbooks.requests.find({ query: /abc-1/ }).map(held => held.replayed ?? false)).toEqual([
      false,
      true,
    ])
    sandbox.quickbooks.clock.advance(86_400_001)
    token = sandbox.quickbooks.oauth.issue(company.realmId).accessToken
    expect(await (await send()).json()).toMatchObject({ Fault: { Error: [{ code: '6140' }] } })
    sandbox.quickbooks.clock.advance(-86_400_001)
  })

  test('other content under the same id is 600, another company is another matter', async () => {
    await post('/invoice?requestid=abc-2', draft())
    expect(await (await post('/invoice?requestid=abc-2', draft('9002'))).json()).toMatchObject({
      Fault: { Error: [{ code: '600' }] },
    })
    expect(await (await post(`/invoice?requestid=${'x'.repeat(51)}`, draft())).json()).toMatchObject({
      Fault: { Error: [{ code: '2130' }] },
    })
  })

  test('a refused request may come again under its id', async () => {
    const number = company.create('Invoice', draft('9003')).DocNumber
    expect((await post('/invoice?requestid=abc-3', draft(number))).status).toBe(400)
    company.edit('Invoice', company.invoice('9003').Id, { DocNumber: '9003-old' })
    expect((await post('/invoice?requestid=abc-3', draft(number))).status).toBe(200)
  })
})

describe('planned faults', () => {
  const plan = (fault: Fault, times = 1) =>
    sandbox.quickbooks.faults.plan({ method: 'POST', path: /\/invoice$/, fault, times })
  const count = () => company.all('Invoice').length

  test.each<[string, Fault, number]>([
    ['cut before', { kind: 'cut', when: 'before' }, 0],
    ['cut after', { kind: 'cut', when: 'after' }, 1],
    ['time out before', { kind: 'timeout', hold: 20 }, 0],
    ['time out after', { kind: 'timeout', when: 'after', hold: 20 }, 1],
  ])('%s: no answer, and the effect as said', async (_title, fault, effect) => {
    const before = count()
    plan(fault)
    await expect(post('/invoice', draft())).rejects.toThrow()
    expect(count() - before).toBe(effect)
    const [entry] = sandbox.quickbooks.requests.find({ method: 'POST' })
    expect(entry?.status).toBeUndefined()
    expect(entry?.effects).toHaveLength(effect)
  })

  test('a cut answer is given again under its requestid', async () => {
    plan({ kind: 'cut', when: 'after' })
    const before = count()
    await expect(post('/invoice?requestid=cut-1', draft())).rejects.toThrow()
    expect((await post('/invoice?requestid=cut-1', draft())).status).toBe(200)
    expect(count() - before).toBe(1)
  })

  test.each<[string, Fault, number, RegExp]>([
    [
      'throttle in JSON',
      { kind: 'throttle' },
      429,
      /"code":"3001".*|The request limit was reached\. {2}Try again later/,
    ],
    [
      'throttle in XML',
      { kind: 'throttle', as: 'xml' },
      429,
      /<Error code="3001"><Message>message=ThrottleExceeded; errorCode=003001/,
    ],
    ['an old throttle', { kind: 'throttle', status: 403 }, 403, /statusCode=403/],
    ['500', { kind: 'status', status: 500 }, 500, /"code":"10000"/],
    ['503 from a proxy', { kind: 'status', status: 503, as: 'html' }, 503, /<html>/],
    ['an empty 502', { kind: 'status', status: 502, as: 'empty' }, 502, /^$/],
    [
      '200 with a Fault',
      { kind: 'fault', status: 200, code: '6000', message: 'm', detail: 'd' },
      200,
      /^\{"Fault":/,
    ],
    [
      'the gateway shape',
      { kind: 'fault', dress: 'gateway', status: 401, code: '3200', message: 'm' },
      401,
      /"fault":\{"error":\[\{"message":"m"/,
    ],
    [
      'the XML shape',
      { kind: 'fault', dress: 'xml', code: '6240', message: 'm', element: '' },
      400,
      /<Error code="6240" element="">/,
    ],
    [
      'the AppConnect shape',
      { kind: 'fault', dress: 'appconnect', status: 401, code: 'AuthenticationFailed', message: 'm' },
      401,
      /"moreInfo":null/,
    ],
    ['anything', { kind: 'raw', status: 418, body: 'teapot' }, 418, /teapot/],
  ])('%s', async (_title, fault, status, body) => {
    const before = count()
    plan(fault)
    const answer = await post('/invoice', draft())
    expect(answer.status).toBe(status)
    expect(await answer.text()).toMatch(body)
    expect(count()).toBe(before)
  })

  test('truncated JSON: it took effect, the answer breaks off', async () => {
    const before = count()
    plan({ kind: 'truncated' })
    const text = await (await post('/invoice', draft())).text()
    expect(() => JSON.parse(text)).toThrow()
    expect(count() - before).toBe(1)
  })

  test('the next n that match, after some that pass', async () => {
    const planned = sandbox.quickbooks.faults.plan({
      path: /preferences/,
      skip: 1,
      times: 2,
      fault: { kind: 'status', status: 500 },
    })
    const seen = []
    for (let n = 0; n < 4; n += 1) seen.push((await api('/preferences')).status)
    expect(seen).toEqual([200, 500, 500, 200])
    expect(planned.hits).toBe(2)
    expect((await api('/companyinfo/1')).status).toBe(200)
  })
})

describe('limits', () => {
  test('off by default; ten a second when switched on', async () => {
    const burst = async () => {
      const answers = await Promise.all(Array.from({ length: 15 }, () => api('/preferences')))
      return answers.filter(answer => answer.status === 429).length
    }
    expect(await burst()).toBe(0)
    sandbox.quickbooks.limits.enforce()
    expect(await burst()).toBe(5)
  })

  test('a batch has a limit of its own', async () => {
    sandbox.quickbooks.limits.enforce({ perSecond: 1000, batchesPerMinute: 2 })
    const batch = { BatchItemRequest: [{ bId: '1', Query: 'select * from Term' }] }
    const statuses = []
    for (let n = 0; n < 3; n += 1) statuses.push((await post('/batch', batch)).status)
    expect(statuses).toEqual([200, 200, 429])
  })
})

describe('log and hooks', () => {
  test('a hook can act at the n-th request, before it takes effect', async () => {
    const seen: string[] = []
    const doomed = company.create('Invoice', draft())
    const off = sandbox.quickbooks.onRequest(entry => {
      seen.push(`${entry.method} ${entry.path.split('/').pop()}`)
      if (seen.length === 2) company.remove('Invoice', doomed.Id)
    })
    expect((await api(`/invoice/${doomed.Id}`)).status).toBe(200)
    expect((await api(`/invoice/${doomed.Id}`)).status).toBe(400)
    off()
    await api('/preferences')
    expect(seen).toEqual([`GET ${doomed.Id}`, `GET ${doomed.Id}`])
  })

  test('the log tells what each request did', async () => {
    const made = (await (await post('/invoice?requestid=log-1', draft())).json()) as {
      Invoice: { Id: string }
    }
    await post('/invoice?operation=delete', { Id: made.Invoice.Id, SyncToken: '0' })
    expect(
      sandbox.quickbooks.requests
        .find({ method: 'POST' })
        .map(held => [held.requestid, held.status, held.effects]),
    ).toEqual([
      ['log-1', 200, [`create Invoice ${made.Invoice.Id}`]],
      [undefined, 200, [`delete Invoice ${made.Invoice.Id}`]],
    ])
  })
})

describe('the seeded company', () => {
  test('shows every case of the seed document', () => {
    const today = pacificDate(Date.now())
    const at = (number: string) => company.invoice(number)
    expect(at(CASES.open)).toMatchObject({ Balance: at(CASES.open).TotalAmt })
    expect(at(CASES.open).DueDate > today).toBe(true)
    expect(at(CASES.overdue).DueDate < today && at(CASES.overdue).Balance > 0).toBe(true)
    const partly = at(CASES.partiallyPaid)
    expect(partly.Balance > 0 && partly.Balance < partly.TotalAmt).toBe(true)
    expect(at(CASES.paid).Balance).toBe(0)
    expect(at(CASES.voided)).toMatchObject({ TotalAmt: 0, PrivateNote: 'Voided' })
    expect(company.all('Invoice').filter(held => held.DocNumber === CASES.duplicate)).toHaveLength(2)
    expect(company.all('Invoice').filter(held => held.DocNumber === undefined).length).toBeGreaterThan(0)
    expect(
      company.read('Item', at(CASES.inactiveItem).Line[0]?.SalesItemLineDetail?.ItemRef?.value ?? '')?.Active,
    ).toBe(false)
    expect(company.read('Customer', at(CASES.inactiveCustomer).CustomerRef.value)?.Active).toBe(false)
    const closed = company.ledger.preferences.AccountingInfoPrefs.BookCloseDate ?? ''
    expect(at(CASES.closedPeriod).TxnDate <= closed && closed < addDays(today, -90)).toBe(true)
    expect(
      company.ledger.links.of({ type: 'Payment', id: at(CASES.deposited).LinkedTxn[0]?.TxnId ?? '' }).size,
    ).toBe(1)
    expect(at(CASES.credited).Balance).toBe(at(CASES.credited).TotalAmt / 2)
    expect([at(CASES.euro), at(CASES.yen)].map(held => held.CurrencyRef.value)).toEqual(['EUR', 'JPY'])
    expect(at(CASES.apostrophe).CustomerRef.name).toContain("'")
    expect(
      at(CASES.zeroLine).Line.some(line => line.DetailType === 'SalesItemLineDetail' && line.Amount === 0),
    ).toBe(true)
    const together = company.read('Payment', at(CASES.paidTogether[0]).LinkedTxn[0]?.TxnId ?? '')
    expect(together?.Line).toHaveLength(2)
    expect(together?.UnappliedAmt).toBeGreaterThan(0)
  })

  test('is the same each time', async () => {
    const again = await startSandbox()
    const facts = (from: Sandbox) =>
      from.quickbooks
        .company()
        .all('Invoice')
        .slice(0, 60)
        .map(held => [held.Id, held.DocNumber, held.TotalAmt, held.CustomerRef.name])
    const fresh = await startSandbox()
    expect(facts(again)).toEqual(facts(fresh))
    await Promise.all([again.close(), fresh.close()])
  })
})
