import { Dexie, type Table } from 'dexie'
import PouchDB from 'pouchdb-browser'
import type { Invoice } from '../../../core/ledger/records.ts'
import { invoicesByNumber, invoicesOfCustomer, openInvoices } from '../../../core/store/invoices.ts'
import { ledgerNamed } from '../../../core/store/open.ts'
import { findByExternal } from '../../../core/store/records.ts'
import { rowOf } from '../../../core/store/rows.ts'
import { write } from '../../../core/store/transaction.ts'
import { seenTexts } from '../../../core/sync/pull/seen.ts'
import { UPSERT_STORES, upsert } from '../../../core/sync/pull/upsert.ts'
import { forget } from './engine.ts'

const CONNECTION = 'quickbooks:production:1'
const PAGE = 1000

/** The same invoices for all: as the connector reads them, two lines each, a third of them open. */
function invoices(count: number): Invoice[] {
  return Array.from({ length: count }, (_, n): Invoice => {
    const id = String(n + 1)
    // Over two years, so that few are new enough to want their PDF.
    const day = new Date(Date.UTC(2024, 0, 1) + Math.floor((n * 730) / count) * 86_400_000)
      .toISOString()
      .slice(0, 10)
    const amount = 2500 + (n % 977) * 10
    const line = {
      description: `Part ${n % 40}`,
      itemId: String(n % 40),
      itemName: `Part ${n % 40}`,
      quantity: '1',
    }
    return {
      connectionId: CONNECTION,
      id,
      externalId: id,
      version: '0',
      kind: 'invoice',
      origin: 'imported',
      syncState: 'synced',
      createdThere: `${day}T10:00:00.000Z`,
      updatedThere: `${day}T10:00:00.000Z`,
      readAt: '2026-01-01T00:00:00.000Z',
      number: String(10_001 + n),
      customerId: String(1 + (n % Math.ceil(count / 50))),
      customerName: `Customer ${n % 977}`,
      currency: 'USD',
      date: day,
      dueDate: day,
      lines: [
        { ...line, unitPrice: '12.50', amount: amount - 1000 },
        { ...line, unitPrice: '10', amount: 1000 },
      ],
      total: amount,
      accountingBalance: n % 3 === 0 ? amount : 0,
      voided: false,
    }
  })
}

function* pagesOf(count: number): Generator<Invoice[]> {
  const all = invoices(count)
  for (let at = 0; at < all.length; at += PAGE) yield all.slice(at, at + PAGE)
}

/** What all must answer in the end: by id, by number, by customer, and what is open by its due date. */
function check(
  count: number,
  answers: { id: unknown; number: unknown[]; customer: unknown[]; open: unknown[] },
): void {
  const { id, number, customer, open } = answers
  if (!id || number.length !== 1 || customer.length !== 50 || open.length !== Math.ceil(count / 3))
    throw new Error('A store did not answer what it was asked.')
}

/** Our store, with every check that the first import makes: one transaction a page, relaxed durability. */
export async function storeOurs(count: number): Promise<number> {
  const name = 'bench-ours'
  await forget(name)
  const ledger = ledgerNamed(name)
  const pages = [...pagesOf(count)]
  const from = performance.now()
  const db = await ledger.open()
  const fresh = seenTexts()
  for (const records of pages)
    await write(db, UPSERT_STORES, tx =>
      upsert(tx, CONNECTION, records, {
        readAt: '2026-01-01T00:00:00.000Z',
        allowDuplicates: false,
        fresh,
        staging: true,
      }),
    )
  check(count, {
    id: await findByExternal(db, CONNECTION, 'invoice', '77'),
    number: await invoicesByNumber(db, CONNECTION, '10077'),
    customer: await invoicesOfCustomer(db, CONNECTION, '7'),
    open: await openInvoices(db, CONNECTION),
  })
  const ms = performance.now() - from
  await ledger.close()
  await forget(name)
  return ms
}

/** Dexie as its documentation advises: the same compound indexes, `bulkPut` a page at a time, relaxed durability. */
export async function storeDexie(count: number): Promise<number> {
  await Dexie.delete('bench-dexie')
  const pages = [...pagesOf(count)].map(page => page.map(each => rowOf(each)))
  const from = performance.now()
  const db = new Dexie('bench-dexie', { chromeTransactionDurability: 'relaxed' })
  db.version(1).stores({
    invoices:
      '[connectionId+id], [connectionId+ownExternalId], [connectionId+number], [connectionId+customerId], [connectionId+openDue], [connectionId+date], [connectionId+skippedFor]',
  })
  const table: Table = db.table('invoices')
  for (const rows of pages) await table.bulkPut(rows)
  check(count, {
    id: await table.get([CONNECTION, '77']),
    number: await table.where({ connectionId: CONNECTION, number: '10077' }).toArray(),
    customer: await table.where({ connectionId: CONNECTION, customerId: '7' }).toArray(),
    open: await table
      .where('[connectionId+openDue]')
      .between([CONNECTION, Dexie.minKey], [CONNECTION, Dexie.maxKey])
      .toArray(),
  })
  const ms = performance.now() - from
  db.close()
  await Dexie.delete('bench-dexie')
  return ms
}

/** PouchDB as its guide advises: `bulkDocs` a page at a time, the key as `_id`, one view an index. */
export async function storePouch(count: number): Promise<number> {
  await new PouchDB('bench-pouch').destroy()
  const pages = [...pagesOf(count)].map(page =>
    page.map(each => ({ ...rowOf(each), _id: `${CONNECTION}\n${each.id}` })),
  )
  const from = performance.now()
  const db = new PouchDB('bench-pouch')
  await db.put({
    _id: '_design/by',
    views: Object.fromEntries(
      ['number', 'customerId', 'openDue'].map(field => [
        field,
        { map: `function (doc) { if (doc.${field}) emit([doc.connectionId, doc.${field}]) }` },
      ]),
    ),
  })
  for (const docs of pages) await db.bulkDocs(docs)
  const rows = async (view: string, options: object) =>
    (await db.query(`by/${view}`, { include_docs: true, ...options })).rows
  check(count, {
    id: await db.get(`${CONNECTION}\n77`),
    number: await rows('number', { key: [CONNECTION, '10077'] }),
    customer: await rows('customerId', { key: [CONNECTION, '7'] }),
    open: await rows('openDue', { startkey: [CONNECTION], endkey: [CONNECTION, {}] }),
  })
  const ms = performance.now() - from
  await db.destroy()
  return ms
}
