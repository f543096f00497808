import { openDB } from 'idb'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Invoice } from '../../../core/ledger/records.ts'
import { listInvoices } from '../../../core/store/invoice-list.ts'
import { invoicesByDate } from '../../../core/store/invoices-by-date.ts'
import { MIGRATIONS } from '../../../core/store/migrations.ts'
import { type Ledger, ledgerNamed } from '../../../core/store/open.ts'
import { putRecord } from '../../../core/store/records.ts'
import type { InvoiceQuery } from '../../../core/store/select-invoices.ts'
import { write } from '../../../core/store/transaction.ts'
import { anOwnInvoice, anOwnPayment } from '../sync/own.ts'

const C = 'quickbooks:production:1'
const opened = ledgerNamed('invoice-list')
let ledger: Ledger

const invoice = (id: string, over: Partial<Invoice> = {}): Invoice => ({
  ...anOwnInvoice({ id, externalId: id, origin: 'imported', syncState: 'synced' }),
  number: `INV-${id}`,
  dueDate: '2026-04-01',
  ...over,
})

beforeAll(async () => {
  ledger = await opened.open()
  await write(ledger, ['invoices', 'payments'], tx => {
    for (const each of [
      invoice('9', { date: '2026-03-03', customerName: 'Zed', dueDate: '2026-03-20' }),
      invoice('10', { date: '2026-03-01', customerName: 'amy', total: 5_000, accountingBalance: 2_000 }),
      invoice('11', { date: '2026-03-02', customerName: 'Bob', accountingBalance: 0, customerId: '2' }),
      invoice('12', { voided: true, accountingBalance: 0, total: 0, date: '2026-01-01' }),
      invoice('13', { archivedAt: '2026-03-05T00:00:00.000Z', date: '2026-02-01' }),
      invoice('14', { skippedFor: '9', number: 'INV-9' }),
      invoice('15', { currency: 'EUR', date: '2026-02-02', deletedThereAt: '2026-03-05T00:00:00.000Z' }),
      { ...anOwnInvoice({ id: 'own-d', number: 'DRAFT', draft: true, date: '2026-03-04' }) },
      { ...invoice('9'), connectionId: 'quickbooks:production:2' },
    ]) {
      putRecord(tx, each)
    }
    // Ours, not there yet: the AR balance of 15 is less than the accounting balance.
    putRecord(tx, anOwnPayment({ applications: [{ invoiceId: '15', amount: 4_000 }] }))
  })
})
afterAll(() => opened.close())

/** As in Firefox, and in Chromium before 141: their indexes have no such method. */
const noReadingBackwards = () => vi.stubGlobal('IDBIndex', class {})

const list = (query: Partial<InvoiceQuery> = {}) =>
  listInvoices(ledger, { connectionId: C, today: '2026-03-25', ...query })

describe('invoice list', () => {
  it.each<[string, Partial<InvoiceQuery>, string[]]>([
    ['newest first, without archived and skipped ones', {}, ['own-d', '9', '11', '10', '15', '12']],
    ['by number as people read it', { sort: 'number' }, ['own-d', '9', '10', '11', '12', '15']],
    ['by customer, without case', { sort: 'customer', customerId: '1' }, ['10', '12', '15', 'own-d', '9']],
    ['by balance, descending', { sort: 'balance', descending: true, limit: 2 }, ['own-d', '9']],
    ['by due date', { sort: 'dueDate', status: ['open'] }, ['9']],
    ['paid', { status: ['paid'] }, ['11']],
    ['partially paid, by our own payment too', { status: ['partially-paid'] }, ['10', '15']],
    ['voided', { status: ['voided'] }, ['12']],
    ['drafts', { status: ['draft'] }, ['own-d']],
    ['overdue', { overdue: true }, ['9']],
    ['not overdue, open', { overdue: false, status: ['partially-paid'] }, ['10', '15']],
    ['archived', { archived: true }, ['13']],
    ['skipped', { skipped: true }, ['14']],
    ['deleted there', { deletedThere: true }, ['15']],
    ['of a sync state', { syncState: ['unsynced'] }, ['own-d']],
    ['of a customer', { customerId: '2' }, ['11']],
    ['by part of a number', { search: 'inv-1' }, ['11', '10', '15', '12']],
    ['by part of a name', { search: ' ZE ' }, ['9']],
    ['a page', { offset: 1, limit: 2 }, ['9', '11']],
    ['beyond the end', { offset: 90 }, []],
  ])('%s', async (_, query, ids) => {
    expect((await list(query)).rows.map(({ invoice: each }) => each.id)).toEqual(ids)
  })

  it('tells how many match, what they owe per currency, and the derived columns', async () => {
    const { rows, total, owed } = await list({ limit: 2 })
    expect(total).toBe(6)
    // A draft is owed by nobody yet, and what was deleted there (15, in EUR) by nobody any more.
    expect(owed).toEqual({ USD: 12_000 })
    expect(rows[1]).toMatchObject({
      balance: 10_000,
      status: 'open',
      overdueDays: 5,
    })
    // Lines are the details' business: the whole list is kept in memory.
    expect(rows[1]?.invoice).not.toHaveProperty('lines')
  })

  it('goes through more than one chunk of the store', async () => {
    const many = ledgerNamed('invoice-list-many')
    const db = await many.open()
    await write(db, ['invoices'], tx => {
      for (let n = 0; n < 4_100; n++) putRecord(tx, invoice(String(n)))
    })
    const { total, rows } = await listInvoices(db, {
      connectionId: C,
      today: '2026-03-25',
      sort: 'number',
      offset: 4_099,
    })
    expect(total).toBe(4_100)
    expect(rows.map(({ invoice: each }) => each.id)).toEqual(['4099'])
    await many.close()
  }, 30_000)
})

describe.each([
  ['read backwards in one go', () => undefined],
  ['row by row, where the browser cannot', noReadingBackwards],
])('a page by the index of dates, %s', (way, prepare) => {
  beforeEach(prepare)
  afterEach(() => vi.unstubAllGlobals())

  const page = (over: Partial<InvoiceQuery> = {}) =>
    invoicesByDate(ledger, { connectionId: C, today: '2026-03-25', ...over })

  it.each<[string, Partial<InvoiceQuery>]>([
    ['newest first', {}],
    ['oldest first', { sort: 'date', descending: false }],
    ['filtered by what is derived', { status: ['partially-paid'] }],
    ['archived', { archived: true }],
    ['searched', { search: 'inv-1' }],
    ['a further page', { offset: 1, limit: 2 }],
    ['beyond the end', { offset: 90 }],
  ])('shows what the whole list shows: %s', async (_, query) => {
    expect(await page(query)).toEqual((await list(query)).rows)
  })

  it('leaves other orders and one customer to the whole list', async () => {
    expect(await page({ sort: 'total' })).toBeUndefined()
    expect(await page({ customerId: '1' })).toBeUndefined()
  })

  it('keeps the order of invoices of one day, and does not look through a large ledger for the few', async () => {
    const many = ledgerNamed(`invoice-list-by-date, ${way}`)
    const db = await many.open()
    await write(db, ['invoices'], tx => {
      for (let n = 0; n < 1_200; n++) putRecord(tx, invoice(String(n), { date: `2026-03-0${1 + (n % 3)}` }))
    })
    const query: InvoiceQuery = { connectionId: C, today: '2026-03-25', offset: 395, limit: 10 }
    const rows = await invoicesByDate(db, query)
    expect(rows).toHaveLength(10)
    expect(rows).toEqual((await listInvoices(db, query)).rows)
    expect(await invoicesByDate(db, { ...query, offset: 0, search: 'no such number' })).toBeUndefined()
    await many.close()
  }, 30_000)

  it('stands in a ledger that an earlier release wrote', async () => {
    const name = `invoice-list-upgraded, ${way}`
    const before = await openDB(name, 2, {
      upgrade: (db, _old, _new, tx) => {
        for (const step of MIGRATIONS.slice(0, 2)) void step(db as never, tx as never)
      },
    })
    await before.put('invoices', invoice('7', { date: '2025-12-31' }))
    before.close()
    const upgraded = ledgerNamed(name)
    const rows = await invoicesByDate(await upgraded.open(), { connectionId: C, today: '2026-03-25' })
    expect(rows?.map(({ invoice: each }) => each.id)).toEqual(['7'])
    await upgraded.close()
  })
})
