import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../index.ts'
import type { Data } from './books/data.ts'
import { causeOf, errorOf, restClient } from './client.ts'
import type { Company } from './company.ts'
import { INTACCT_CASES as CASES } from './seed/cases.ts'

let sandbox: Sandbox
let company: Company
let call: ReturnType<typeof restClient>
const query = (body: Data) =>
  call('POST', 'services/core/query', { object: 'accounts-receivable/invoice', ...body })
const numbers = async (body: Data): Promise<unknown[]> =>
  (await query({ fields: ['invoiceNumber'], orderBy: [{ key: 'asc' }], size: 4000, ...body })).rows.map(
    row => row.invoiceNumber,
  )

beforeAll(async () => {
  sandbox = await startSandbox()
  company = sandbox.intacct.company()
  call = restClient(sandbox, sandbox.intacct.oauth.issue(company.id).accessToken)
})
afterAll(() => sandbox.close())

describe('pages', () => {
  test('follow next to the end and miss nothing when ordered', async () => {
    const seen: unknown[] = []
    let start: unknown = 1
    while (start !== null) {
      const { rows, meta } = await query({ fields: ['key'], orderBy: [{ key: 'asc' }], start, size: 20 })
      seen.push(...rows.map(row => row.key))
      expect(meta).toMatchObject({ totalCount: company.all('invoice').length, start, pageSize: 20 })
      start = meta.next
    }
    expect(seen).toEqual(company.all('invoice').map(held => held.key))
    const { meta } = await query({ fields: ['key'], start: 41, size: 20 })
    expect(meta.previous).toBe(21)
  })

  test('come in no order without one, and in another each time', async () => {
    const keys = async () => (await query({ fields: ['key'], size: 4000 })).rows.map(row => row.key)
    const [first, second] = [await keys(), await keys()]
    expect(first).not.toEqual(second)
    expect([...first].sort()).toEqual([...second].sort())
  })

  test('are empty as the documentation shows', async () => {
    const { body } = await query({ fields: ['key'], filters: [{ $eq: { invoiceNumber: 'none' } }] })
    expect(body).toEqual({
      'ia::result': [],
      'ia::meta': { totalCount: 0, start: 1, pageSize: 100, next: null, previous: null },
    })
  })
})

describe('rows', () => {
  test('are flat, with a key nobody asked for', async () => {
    const { rows } = await query({
      fields: [
        'invoiceNumber',
        'customer.id',
        'customer.name',
        'entity.id',
        'dueInDays',
        'totalTxnAmountDue',
      ],
      filters: [{ $in: { invoiceNumber: [CASES.overdue, CASES.entity] } }],
      orderBy: [{ invoiceNumber: 'asc' }],
    })
    expect(rows[0]).toMatchObject({
      invoiceNumber: CASES.overdue,
      'customer.id': 'C-00009',
      'customer.name': 'Pine Tree Brewing',
      'entity.id': null,
      totalTxnAmountDue: '1840.00',
      API_QUERY_ALIAS__25: null,
    })
    // Days past the due date, not days until it.
    expect(rows[0]?.dueInDays).toBeGreaterThan(0)
    expect(rows[1]?.API_QUERY_ALIAS__25).toBe('2')
  })

  test('of lines reach up to their owner', async () => {
    const { rows } = await query({
      object: 'accounts-receivable/invoice-line',
      fields: ['txnAmount', 'invoice.invoiceNumber', 'dimensions.location.id'],
      filters: [{ $eq: { 'invoice.invoiceNumber': CASES.open } }],
    })
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatchObject({ 'invoice.invoiceNumber': CASES.open, 'dimensions.location.id': '110' })
  })

  test('add up in aggregates', async () => {
    const { rows } = await query({
      fields: ['count:key', 'sum:totalTxnAmountDue', 'max:invoiceNumber'],
      filters: [{ $in: { invoiceNumber: [CASES.overdue, CASES.open] } }],
    })
    expect(rows).toEqual([
      { 'count:key': 2, 'sum:totalTxnAmountDue': '8612.00', 'max:invoiceNumber': CASES.open },
    ])
  })
})

describe('filters', () => {
  test.each<[string, Data[], unknown, (held: Data) => boolean]>([
    ['$eq', [{ $eq: { state: 'draft' } }], undefined, held => held.state === 'draft'],
    ['$ne', [{ $ne: { state: 'paid' } }], undefined, held => held.state !== 'paid'],
    ['null', [{ $ne: { referenceNumber: null } }], undefined, held => held.referenceNumber !== null],
    [
      'amounts by value',
      [{ $gt: { totalTxnAmountDue: '1000' } }],
      undefined,
      held => Number(held.totalTxnAmountDue) > 1000,
    ],
    [
      '$between',
      [{ $between: { totalTxnAmount: ['500', '1000'] } }],
      undefined,
      held => Number(held.totalTxnAmount) >= 500 && Number(held.totalTxnAmount) <= 1000,
    ],
    [
      '$startsWith',
      [{ $startsWith: { invoiceNumber: 'SI' } }],
      undefined,
      held => String(held.invoiceNumber).startsWith('SI'),
    ],
    [
      'an expression',
      [{ $eq: { state: 'draft' } }, { $eq: { state: 'reversed' } }, { $contains: { invoiceNumber: '1012' } }],
      '1 or (2 and 3)',
      held => held.state === 'draft' || (held.state === 'reversed' && held.invoiceNumber === 'INV-1012'),
    ],
    [
      'or',
      [{ $eq: { state: 'draft' } }, { $eq: { state: 'selected' } }],
      'or',
      held => ['draft', 'selected'].includes(String(held.state)),
    ],
  ])('%s', async (_name, filters, filterExpression, wanted) => {
    const expected = company.all('invoice').filter(wanted)
    expect(expected.length).toBeGreaterThan(0)
    expect(await numbers({ filters, ...(filterExpression ? { filterExpression } : {}) })).toEqual(
      expected.map(held => held.invoiceNumber),
    )
  })

  test('keys compare as numbers', async () => {
    const [first] = company.all('invoice')
    const after = await numbers({ filters: [{ $gt: { key: String(first?.key) } }] })
    expect(after).toHaveLength(company.all('invoice').length - 1)
  })

  test('by the time of change find what was changed behind our back', async () => {
    const now = `${new Date(Date.now() - 30_000).toISOString().slice(0, 19)}Z`
    expect(await numbers({ filters: [{ $gte: { 'audit.modifiedDateTime': now } }] })).toEqual([])
    company.edit('invoice', String(company.invoice(CASES.open).key), { description: 'changed there' })
    expect(await numbers({ filters: [{ $gte: { 'audit.modifiedDateTime': now } }] })).toEqual([CASES.open])
  })

  test('know the case, unless told not to', async () => {
    const filters = [{ $eq: { invoiceNumber: CASES.open.toLowerCase() } }]
    expect(await numbers({ filters })).toEqual([])
    expect(await numbers({ filters, filterParameters: { caseSensitiveComparison: false } })).toEqual([
      CASES.open,
    ])
  })

  test('understand a date macro', async () => {
    const { rows } = await query({
      fields: ['invoiceDate'],
      filters: [{ $lte: { invoiceDate: 'today' } }],
      size: 4000,
    })
    expect(rows).toHaveLength(company.all('invoice').length)
  })
})

describe('a query is refused', () => {
  test.each<[string, Data, string]>([
    [
      'for a write-only field',
      { fields: ['action'] },
      'The action field in accounts-receivable/invoice object cannot be used in query in version 1',
    ],
    ['for a field that is none', { fields: ['nope'] }, '/nope is not a valid field'],
    ['for a bare group', { fields: ['customer'] }, '/customer is not a valid field'],
    [
      'for a dimension without its group',
      { object: 'accounts-receivable/invoice-line', fields: ['department.id'] },
      '/department.id is not a valid field',
    ],
    [
      'for a misplaced parameter',
      { fields: ['key'], includePrivate: true },
      'Unrecognized key includePrivate in query payload',
    ],
    ['for too large a page', { fields: ['key'], size: 4001 }, 'size must be a whole number from 1 to 4000'],
    [
      'for the form that the docs crawl shows',
      { fields: ['key'], filters: [{ field: 'key', operator: 'eq', value: '1' }] },
      'A filter has one operator with one field',
    ],
    [
      'for an order by href',
      { fields: ['key'], orderBy: [{ href: 'asc' }] },
      'The href field in accounts-receivable/invoice object cannot be used in query in version 1',
    ],
    [
      'for a crooked expression',
      { fields: ['key'], filters: [], filterExpression: '1 and' },
      'The filter expression 1 and is not valid',
    ],
  ])('%s', async (_name, body, cause) => {
    const reply = await query(body)
    expect([reply.status, causeOf(reply)]).toEqual([400, cause])
  })

  test('with the live body for REST-1106', async () => {
    sandbox.intacct.errorShape = 'nested'
    expect(errorOf(await query({ fields: ['action'] }))).toMatchObject({
      errorId: 'REST-1106',
      additionalInfo: {
        messageId: 'IA.THE_FIELD_IN_OBJECT_CANNOT_BE_USED_IN_QUERY',
        placeholders: { FIELD: 'action', OBJECT: 'accounts-receivable/invoice', VERSION: '1' },
      },
    })
  })
})

test('a collection lists references only, at most a hundred, whatever is asked', async () => {
  const { rows, meta } = await call('GET', 'objects/accounts-receivable/invoice?fields=state&start=5')
  expect(Object.keys(rows[0] ?? {})).toEqual(['key', 'id', 'href'])
  expect(meta.start).toBe(1)
})

test('the model tells what is write-only', async () => {
  const { result } = await call('GET', 'services/core/model?name=accounts-receivable/invoice&schema=true')
  const fields = result.fields as Record<string, Data>
  expect(fields.action?.writeOnly).toBe(true)
  expect(fields.totalTxnAmount?.readOnly).toBe(true)
  expect(result.idempotenceSupported).toBe(true)
})
