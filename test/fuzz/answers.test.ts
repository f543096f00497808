import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Connector } from '../../core/accounting/connector.ts'
import { ENTITIES } from '../../core/accounting/quickbooks/entities.ts'
import type { EntityKind, LedgerRecord } from '../../core/ledger/records.ts'
import type { BACKED_UP } from '../../core/store/backup-format.ts'
import { checkRow } from '../../core/store/backup-rows.ts'
import { RECORD_STORES } from '../../core/store/rows.ts'
import { wireInvoice as intacctInvoice, intacctOn } from '../unit/accounting/intacct/intacct-under-test.ts'
import { connectorOn, rows } from '../unit/accounting/quickbooks/company-under-test.ts'
import {
  wireCreditMemo,
  wireCustomer,
  wireInvoice,
  wireItem,
  wirePayment,
} from '../unit/accounting/quickbooks/wire-samples.ts'
import { onlyAccountingErrors } from './edge-errors.ts'
import { fuzz, LIMIT } from './fuzz.ts'
import { garbage, type Wound, wound, wounded } from './hostile.ts'

/**
 * Every answer of both accounting systems, damaged at the edge where it comes in. A record that cannot be
 * read is named with its field, its neighbours are kept as they are, and whatever gets through fits into
 * the ledger and into a backup.
 */
const STORE: Record<EntityKind, (typeof BACKED_UP)[number]> = {
  customer: 'customers',
  item: 'items',
  invoice: 'invoices',
  payment: 'payments',
  creditMemo: 'creditMemos',
}
expect(Object.values(STORE).every(store => RECORD_STORES.includes(store as never))).toBe(true)

/** What the ledger stores must be what it can hold: cloned by IndexedDB, and read again from a backup. */
function fitsTheLedger(record: LedgerRecord): void {
  structuredClone(record)
  const row = JSON.parse(JSON.stringify(record)) as Record<string, unknown>
  checkRow(STORE[record.kind], row, new Set([record.connectionId]))
}

const quickbooksRows: Record<EntityKind, (n: number) => unknown> = {
  customer: n => wireCustomer({ Id: String(n) }),
  item: n => wireItem({ Id: String(n) }),
  invoice: n => wireInvoice({ Id: String(n), DocNumber: `10${n}` }),
  payment: n => wirePayment({ Id: String(n) }),
  creditMemo: n => wireCreditMemo({ Id: String(n) }),
}

const intacctRows: Record<EntityKind, (n: number) => unknown> = {
  customer: n => ({ key: String(n), name: `Customer ${n}`, status: 'active', currency: 'USD' }),
  item: n => ({
    key: String(n),
    name: `Item ${n}`,
    status: 'active',
    itemType: 'inventory',
    'sales.basePrice': '12.5',
  }),
  invoice: n => intacctInvoice({ key: String(n) }),
  payment: n => ({
    key: String(n),
    state: 'posted',
    'customer.key': '7',
    'customer.name': 'Northfield Hospital',
    paymentMethod: 'eft',
    documentNumber: null,
    referenceNumber: '4451',
    description: null,
    'paymentSummary.receiptDate': '2026-11-02',
    'txnCurrency.currency': 'USD',
    'txnCurrency.totalAmount': '75.00',
  }),
  creditMemo: n => intacctInvoice({ key: String(n), totalTxnAmount: '-20.00', totalTxnAmountDue: '-5' }),
}

const quickbooks = {
  rows: quickbooksRows,
  page: (entity: EntityKind, list: unknown[]) =>
    connectorOn(request =>
      answer(
        new URL(request.url).searchParams.get('query')?.includes(`FROM ${ENTITIES[entity].name} `)
          ? rows(ENTITIES[entity].name, list)
          : rows('PaymentMethod', []),
      ),
    ).connector.page(entity),
  on: (text: string, status: number) => connectorOn(raw(text, status)).connector,
  idOf: (row: unknown) => (row as { Id?: unknown } | null)?.Id,
}
const intacct = {
  rows: intacctRows,
  page: (entity: EntityKind, list: unknown[]) => {
    let first = true
    return intacctOn({ setup: { account: '4000' } }, () => {
      const mine = first ? list : []
      first = false
      return answer({ 'ia::result': mine, 'ia::meta': { totalCount: mine.length, start: 1 } })
    }).connector.page(entity)
  },
  on: (text: string, status: number) =>
    intacctOn({ setup: { account: '4000' } }, raw(text, status)).connector,
  idOf: (row: unknown) => (row as { key?: unknown } | null)?.key,
}
const answer = (body: unknown) =>
  new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
const raw = (text: string, status: number) =>
  new Response(text, { status, headers: { 'Content-Type': 'application/json' } })

const entities = ['customer', 'item', 'invoice', 'payment', 'creditMemo'] as const
const reports: string[] = []
afterAll(() => {
  for (const line of reports) console.log(line)
})

describe.each([
  ['QuickBooks', quickbooks],
  ['Sage Intacct', intacct],
] as const)('%s', (name, system) => {
  it.each(entities)(
    'keeps a page of %s records though one of them is damaged',
    async entity => {
      let problems = 0
      let kept = 0
      const [good] = (await system.page(entity, [system.rows[entity](1)])).records
      expect(good).toBeDefined()
      const neighbours = (await system.page(entity, [1, 2, 4, 5].map(system.rows[entity]))).records
      await fuzz(
        `${name}: ${entity} pages with a damaged record`,
        150,
        fc.array(wound, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<Wound[]>,
        async wounds => {
          const bad = wounded(system.rows[entity](3), wounds)
          const page = await system.page(
            entity,
            [1, 2, bad, 4, 5].map(n => (typeof n === 'number' ? system.rows[entity](n) : n)),
          )
          const others = page.records.filter(({ id }) => ['1', '2', '4', '5'].includes(id))
          for (const record of page.records) fitsTheLedger(record)
          // A damaged one can take another's id: then there are five, and the store keeps the last of them.
          const extra = page.records.length - neighbours.length
          for (const neighbour of neighbours)
            expect(others.filter(({ id }) => id === neighbour.id)).toContainEqual(neighbour)
          expect(extra + page.problems.length).toBe(1)
          for (const problem of page.problems) {
            expect(problem).toMatchObject({
              entity,
              field: expect.stringMatching(/./),
              message: expect.stringMatching(/./),
            })
            expect(problem.message.length).toBeLessThan(300)
            const id = system.idOf(bad)
            const document = (bad as { documentId?: unknown } | null)?.documentId
            if (typeof id === 'string' && /^\d{1,20}$/.test(id))
              // A number is read as text, there too.
              expect([
                id,
                ['string', 'number'].includes(typeof document) && `document:${document}`,
              ]).toContain(problem.externalId)
          }
          problems += page.problems.length
          kept += extra
        },
      )
      reports.push(`      ${name} ${entity}: ${problems} named as unreadable, ${kept} still readable`)
      expect(problems).toBeGreaterThan(0)
    },
    LIMIT,
  )

  const calls: [string, (connector: Connector) => unknown][] = [
    ['company', connector => connector.company()],
    ['count', connector => connector.count('invoice')],
    ['page', connector => connector.page('payment')],
    ['changes', connector => connector.changes(['invoice', 'payment'], '2026-11-19T00:00:00.000Z')],
    ['modified', connector => connector.modified('creditMemo', '2026-11-19T00:00:00.000Z')],
    ['read', connector => connector.read('invoice', '3')],
    ['findInvoices', connector => connector.findInvoices('103')],
    ['keys', connector => connector.keys('customer')],
    ['pdf', connector => connector.pdf('3')],
    ['setupLists', connector => connector.setupLists?.()],
    [
      'send',
      connector =>
        connector.send(
          connector.prepare({ key: 'key-1', action: 'delete-payment', externalId: '3', version: '0' }),
        ),
    ],
    [
      'lookUp',
      connector =>
        connector.lookUp(
          { key: 'key-1', action: 'delete-payment', externalId: '3', version: '0' },
          '2026-11-19T00:00:00.000Z',
        ),
    ],
  ]
  it.each(calls)(
    'answers a senseless answer to %s with an error of its own',
    async (_, call) => {
      const good = JSON.stringify(
        name === 'QuickBooks'
          ? rows('Invoice', [wireInvoice()])
          : { 'ia::result': [intacctInvoice()], 'ia::meta': { totalCount: 1 } },
      )
      await fuzz(
        `${name}: senseless answers to ${_}`,
        120,
        fc.record({
          text: garbage(good),
          status: fc.constantFrom(200, 200, 200, 201, 400, 401, 403, 404, 409, 422, 429, 500, 503),
        }),
        async ({ text, status }) => {
          await onlyAccountingErrors(() => call(system.on(text, status)))
        },
      )
    },
    LIMIT,
  )
})
