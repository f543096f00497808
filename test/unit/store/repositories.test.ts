import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Customer, Invoice, Payment } from '../../../core/ledger/records.ts'
import { addAll, ownAccepted, putAll } from '../../../core/store/bulk.ts'
import { announce, onChanged } from '../../../core/store/changes.ts'
import { eraseConnection, patchConnection, putConnection } from '../../../core/store/connections.ts'
import { importProgress, putCursor } from '../../../core/store/cursors.ts'
import { hasInvoices, listCustomers } from '../../../core/store/customers.ts'
import {
  findInvoiceWithPayments,
  getInvoiceWithPayments,
  invoicesByNumber,
  invoicesOfCustomer,
  openInvoices,
} from '../../../core/store/invoices.ts'
import { type Ledger, ledgerNamed } from '../../../core/store/open.ts'
import { outboxOf, outboxOfRecord, putOutboxEntry } from '../../../core/store/outbox.ts'
import { listPayments, paymentsOfInvoice, paymentsOfInvoices } from '../../../core/store/payments.ts'
import { getPdf, hasPdf, putPdf, touchPdf } from '../../../core/store/pdfs.ts'
import { allRecords, findByExternal, getRecord, ownRecords, putRecord } from '../../../core/store/records.ts'
import { putReminder } from '../../../core/store/reminders.ts'
import { RECORD_STORES } from '../../../core/store/rows.ts'
import {
  addEvent,
  listEvents,
  listRuns,
  purgeRuns,
  putRun,
  unfinishedRuns,
} from '../../../core/store/runs.ts'
import { stage } from '../../../core/store/staged.ts'
import { putTombstone } from '../../../core/store/tombstones.ts'
import { type StoreName, write } from '../../../core/store/transaction.ts'
import { anOwnInvoice, anOwnPayment } from '../sync/own.ts'
import { aConnection } from '../sync/setting.ts'

const C = 'quickbooks:production:1'
const D = 'quickbooks:production:2'
let ledger: Ledger
let close: () => Promise<void>
beforeEach(async () => {
  const opened = ledgerNamed(`repositories-${crypto.randomUUID()}`)
  ledger = await opened.open()
  close = opened.close
})
afterEach(() => close())

const invoice = (id: string, over: Partial<Invoice> = {}): Invoice => ({
  ...anOwnInvoice({ id, number: `N-${id}`, origin: 'imported', syncState: 'synced', externalId: id }),
  ...over,
})
const payment = (id: string, over: Partial<Payment> = {}): Payment =>
  anOwnPayment({ id, origin: 'imported', syncState: 'synced', externalId: id, standing: 'there', ...over })
const customer = (id: string, over: Partial<Customer> = {}): Customer => ({
  kind: 'customer',
  connectionId: C,
  id,
  externalId: id,
  origin: 'imported',
  syncState: 'synced',
  name: `Customer ${id}`,
  active: true,
  currency: 'USD',
  ...over,
})
const put = (...records: (Invoice | Payment | Customer)[]) =>
  write(ledger, RECORD_STORES as unknown as StoreName[], tx => {
    for (const record of records) putRecord(tx, record)
  })
const ids = (records: { id: string }[]) => records.map(({ id }) => id)

describe('one transaction', () => {
  it('stands whole or not at all', async () => {
    await expect(
      write(ledger, ['invoices'], async tx => {
        await putRecord(tx, invoice('1'))
        throw new Error('in the middle')
      }),
    ).rejects.toThrow('in the middle')
    expect(await getRecord(ledger, C, 'invoice', '1')).toBeUndefined()
  })

  it('fails when a put that nobody awaited fails', async () => {
    await expect(
      write(ledger, ['invoices', 'events'], tx => {
        putRecord(tx, invoice('1'))
        addEvent(tx, { id: 7, runId: 'r', connectionId: C, at: '2026', level: 'info', message: 'a' })
        addEvent(tx, { id: 7, runId: 'r', connectionId: C, at: '2026', level: 'info', message: 'b' })
      }),
    ).rejects.toMatchObject({ name: 'ConstraintError' })
    expect(await getRecord(ledger, C, 'invoice', '1')).toBeUndefined()
  })

  it('names a full device', async () => {
    await expect(
      write(ledger, ['invoices'], () => {
        throw new DOMException('full', 'QuotaExceededError')
      }),
    ).rejects.toMatchObject({ name: 'StoreError', code: 'quota' })
  })
})

describe('records', () => {
  it('of two companies with equal ids never mix', async () => {
    await put(invoice('1', { number: 'A' }), { ...invoice('1', { number: 'A' }), connectionId: D })
    expect((await allRecords(ledger, C, 'invoice')).map(({ connectionId }) => connectionId)).toEqual([C])
    expect(await invoicesByNumber(ledger, D, 'A')).toHaveLength(1)
  })

  it('are found by the id there, ours and imported', async () => {
    await put(invoice('1'), anOwnInvoice({ id: 'own-a', externalId: '7' }), anOwnInvoice({ id: 'own-b' }))
    expect((await findByExternal(ledger, C, 'invoice', '1'))?.id).toBe('1')
    expect((await findByExternal(ledger, C, 'invoice', '7'))?.id).toBe('own-a')
    expect(await findByExternal(ledger, C, 'invoice', '8')).toBeUndefined()
    expect(ids(await ownRecords(ledger, C, 'invoice'))).toEqual(['own-a', 'own-b'])
  })

  it('are added unseen, and those whose key is taken are told and left', async () => {
    await put(invoice('2', { memo: 'kept' }))
    const taken = await write(ledger, ['invoices'], tx =>
      addAll(tx, 'invoices', [invoice('1'), invoice('2', { memo: 'other' }), invoice('3')]),
    )
    expect(ids(taken)).toEqual(['2'])
    expect(ids(await allRecords(ledger, C, 'invoice'))).toEqual(['1', '2', '3'])
    expect((await getRecord(ledger, C, 'invoice', '2'))?.memo).toBe('kept')
    expect(await write(ledger, ['invoices'], tx => addAll(tx, 'invoices', [invoice('3')]))).toHaveLength(1)
    expect(await write(ledger, ['invoices'], tx => addAll(tx, 'invoices', []))).toEqual([])
  })

  it.each([1, 100])('our accepted ones are known by their id there, %i asked', async asked => {
    await put(...['1', '2', '3'].map(n => anOwnInvoice({ id: `own-${n}`, externalId: `e${n}` })))
    const wanted = asked === 1 ? ['e2'] : Array.from({ length: asked }, (_, n) => `e${n}`)
    const found = await write(ledger, ['invoices'], tx => ownAccepted<Invoice>(tx, 'invoices', C, wanted))
    expect(found.get('e2')?.id).toBe('own-2')
    expect(found.get('e9')).toBeUndefined()
  })

  it('leave an index when what it holds is no longer so', async () => {
    await put(invoice('1', { dueDate: '2026-04-01' }), invoice('2', { dueDate: '2026-03-01' }))
    expect(ids(await openInvoices(ledger, C))).toEqual(['2', '1'])
    const stored = (await getRecord(ledger, C, 'invoice', '2')) as Invoice
    for (const gone of [
      { accountingBalance: 0 },
      { voided: true },
      { archivedAt: '2026-03-01T00:00:00.000Z' },
      { skippedFor: '1' },
    ]) {
      await put({ ...stored, ...gone })
      expect(ids(await openInvoices(ledger, C)), JSON.stringify(gone)).toEqual(['1'])
    }
    await put(stored)
    expect(ids(await openInvoices(ledger, C))).toEqual(['2', '1'])
    const { externalId: _, ...unaccepted } = anOwnInvoice({ id: 'own-a', externalId: '7' })
    await put(anOwnInvoice({ id: 'own-a', externalId: '7' }))
    await put(unaccepted)
    expect(await findByExternal(ledger, C, 'invoice', '7')).toBeUndefined()
  })

  it('putAll takes the place of what stood there', async () => {
    await put(invoice('1', { memo: 'a' }))
    await write(ledger, ['invoices'], tx =>
      putAll(tx, 'invoices', [invoice('1', { memo: 'b' }), invoice('2')]),
    )
    expect((await getRecord(ledger, C, 'invoice', '1'))?.memo).toBe('b')
    expect(await allRecords(ledger, C, 'invoice')).toHaveLength(2)
  })
})

describe('an invoice and its payments', () => {
  it('come together, newest payment first, also when one names it twice', async () => {
    await put(
      invoice('1'),
      payment('p1', {
        date: '2026-02-01',
        applications: [
          { invoiceId: '1', amount: 1 },
          { invoiceId: '1', amount: 2 },
        ],
      }),
      payment('p2', { date: '2026-02-03', applications: [{ invoiceId: '1', amount: 1 }] }),
      payment('p3', { applications: [{ invoiceId: '2', amount: 1 }] }),
      anOwnPayment({ id: 'own-p', date: '2026-02-02', applications: [{ invoiceId: '1', amount: 1 }] }),
    )
    const found = await getInvoiceWithPayments(ledger, C, '1')
    expect(ids(found?.payments ?? [])).toEqual(['p2', 'own-p', 'p1'])
    expect((await findInvoiceWithPayments(ledger, C, '1'))?.payments).toHaveLength(3)
    expect(await getInvoiceWithPayments(ledger, C, '9')).toBeUndefined()
    const several = await paymentsOfInvoices(ledger, C, ['1', '2', '9'])
    expect([...several.values()].map(list => list.length)).toEqual([3, 1, 0])
  })

  it('part when the payment is applied elsewhere', async () => {
    await put(payment('p1', { applications: [{ invoiceId: '1', amount: 1 }] }))
    await put(payment('p1', { applications: [{ invoiceId: '2', amount: 1 }] }))
    expect(await paymentsOfInvoice(ledger, C, '1')).toEqual([])
    expect(await paymentsOfInvoice(ledger, C, '2')).toHaveLength(1)
  })
})

describe('lists', () => {
  it('payments by filter, sort and page', async () => {
    await put(
      payment('1', { customerName: 'Zed', amount: 300, date: '2026-01-01', reference: 'check 17' }),
      payment('2', { customerName: 'amy', amount: 100, date: '2026-01-03', status: 'failed' }),
      payment('3', { customerName: 'Bob', amount: 200, date: '2026-01-02', customerId: '2' }),
    )
    const of = async (query: object) => ids((await listPayments(ledger, { connectionId: C, ...query })).rows)
    expect(await of({})).toEqual(['2', '3', '1'])
    expect(await of({ sort: 'amount', descending: false })).toEqual(['2', '3', '1'])
    expect(await of({ sort: 'customer', descending: false })).toEqual(['2', '3', '1'])
    expect(await of({ search: 'CHECK' })).toEqual(['1'])
    expect(await of({ status: ['failed'] })).toEqual(['2'])
    expect(await of({ customerId: '2' })).toEqual(['3'])
    expect(await of({ offset: 1, limit: 1 })).toEqual(['3'])
    expect((await listPayments(ledger, { connectionId: C, limit: 1 })).total).toBe(3)
  })

  it('customers by name; hidden ones when asked for', async () => {
    await put(
      customer('2', { name: 'Bob' }),
      customer('1', { name: 'Amy' }),
      customer('3', { active: false }),
    )
    expect(ids((await listCustomers(ledger, C)).rows)).toEqual(['1', '2'])
    expect((await listCustomers(ledger, C, { inactive: true })).total).toBe(3)
    expect(ids((await listCustomers(ledger, C, { search: 'AM' })).rows)).toEqual(['1'])
    await put(invoice('1', { customerId: '2' }))
    expect(await hasInvoices(ledger, C, '2')).toBe(true)
    expect(await hasInvoices(ledger, C, '1')).toBe(false)
    expect(await invoicesOfCustomer(ledger, C, '2')).toHaveLength(1)
  })

  const counts = { pulled: 0, added: 0, changed: 0, removed: 0, pushed: 0, problems: 0 }

  it('the sync log, newest first, paged, and forgotten when it is old', async () => {
    const at = (minute: number) => `2026-03-01T09:0${minute}:00.000Z`
    await write(ledger, ['runs', 'events'], tx => {
      for (let n = 0; n < 5; n++) {
        const ended = n === 2 ? {} : { endedAt: at(n) }
        putRun(tx, {
          id: `r${n}`,
          connectionId: C,
          kind: 'sync',
          trigger: 'schedule',
          startedAt: at(n),
          counts,
          ...ended,
        })
        addEvent(tx, { runId: `r${n}`, connectionId: C, at: at(n), level: 'info', message: `e${n}` })
        addEvent(tx, { runId: `r${n}`, connectionId: D, at: at(n), level: 'info', message: 'another' })
      }
    })
    expect(ids((await listRuns(ledger, C, { offset: 1, limit: 2 })).rows)).toEqual(['r3', 'r2'])
    expect((await listRuns(ledger, C)).total).toBe(5)
    expect((await listRuns(ledger, C, { offset: 9 })).rows).toEqual([])
    expect(ids(await unfinishedRuns(ledger, C, at(9)))).toEqual(['r2'])
    expect((await listEvents(ledger, C, { limit: 2 })).rows.map(({ message }) => message)).toEqual([
      'e4',
      'e3',
    ])
    expect((await listEvents(ledger, C, { runId: 'r1' })).rows.map(({ message }) => message)).toContain('e1')
    await write(ledger, ['runs', 'events'], tx => purgeRuns(tx, C, at(3)))
    expect(ids((await listRuns(ledger, C)).rows)).toEqual(['r4', 'r3'])
    expect((await listEvents(ledger, C)).total).toBe(2)
    expect((await listEvents(ledger, D)).total).toBe(5)
  })

  it.each<[string, { open: number; now: string; live?: string }, string[]]>([
    ['among the newest of the day', { open: 102, now: '2026-03-01T23:00:00.000Z' }, ['r102']],
    ['far back, on the same day', { open: 99, now: '2026-03-01T23:00:00.000Z' }, []],
    ['far back, at the first start of the next day', { open: 99, now: '2026-03-02T00:01:00.000Z' }, ['r99']],
    ['far back, with the clock set back', { open: 99, now: '2026-02-27T12:00:00.000Z' }, ['r99']],
    [
      'far back, though this worker began one today',
      { open: 99, now: '2026-03-02T00:01:00.000Z', live: '2026-03-02T00:00:59.000Z' },
      ['r99'],
    ],
    [
      'the newest, beside one of this worker',
      { open: 599, now: '2026-03-01T23:00:00.000Z', live: '2026-03-01T22:59:59.000Z' },
      ['r599'],
    ],
  ])('a run that never ended: %s', async (_, { open, now, live }, found) => {
    const from = Date.parse('2026-03-01T02:00:00.000Z')
    const run = { connectionId: C, kind: 'sync', trigger: 'schedule', counts } as const
    await write(ledger, ['runs'], tx => {
      for (let n = 0; n < 600; n++) {
        const startedAt = new Date(from + n * 60_000).toISOString()
        putRun(tx, { ...run, id: `r${n}`, startedAt, ...(n === open ? {} : { endedAt: startedAt }) })
      }
      if (live) putRun(tx, { ...run, id: 'live', startedAt: live })
    })
    expect(ids(await unfinishedRuns(ledger, C, now, new Set(['live'])))).toEqual(found)
  })

  it('the outbox, oldest first, whole and of one record', async () => {
    const entry = (id: string, recordId: string, createdAt: string) => ({
      id,
      connectionId: C,
      entity: 'payment' as const,
      recordId,
      action: 'create-payment' as const,
      state: 'waiting' as const,
      attempts: 0,
      createdAt,
    })
    await write(ledger, ['outbox'], tx => {
      putOutboxEntry(tx, entry('b', 'x', '2026-03-01T09:02:00.000Z'))
      putOutboxEntry(tx, entry('c', 'y', '2026-03-01T09:01:00.000Z'))
      putOutboxEntry(tx, entry('a', 'x', '2026-03-01T09:00:00.000Z'))
      putOutboxEntry(tx, { ...entry('d', 'x', '2026-03-01T09:00:00.000Z'), connectionId: D })
    })
    expect(ids(await outboxOf(ledger, C))).toEqual(['a', 'c', 'b'])
    expect(ids(await outboxOfRecord(ledger, C, 'x'))).toEqual(['a', 'b'])
  })
})

describe('PDFs', () => {
  const pdf = (invoiceId: string, size: number, usedAt: string) => ({
    connectionId: C,
    invoiceId,
    bytes: new ArrayBuffer(size),
    size,
    fetchedAt: usedAt,
    usedAt,
  })
  const at = (minute: number) => `2026-03-01T09:0${minute}:00.000Z`

  it('above the limit the least recently used go, never the new one', async () => {
    const store = (item: ReturnType<typeof pdf>) => write(ledger, ['pdfs'], tx => putPdf(tx, item, 100))
    expect(await store(pdf('1', 40, at(1)))).toBe(0)
    expect(await store(pdf('2', 40, at(2)))).toBe(0)
    await touchPdf(ledger, C, '1', at(3))
    expect(await store(pdf('3', 40, at(4)))).toBe(1)
    expect(await Promise.all(['1', '2', '3'].map(id => hasPdf(ledger, C, id)))).toEqual([true, false, true])
    expect(await store(pdf('4', 500, at(0)))).toBe(2)
    expect((await getPdf(ledger, C, '4'))?.size).toBe(500)
    // The same invoice again takes the place of its own.
    expect(await store(pdf('4', 90, at(5)))).toBe(0)
  })
})

describe('progress of the first import', () => {
  it('counts what is known, and is finished when every kind is', async () => {
    const cursor = (
      entity: 'customer' | 'invoice',
      imported: number,
      total: number | undefined,
      done: boolean,
    ) => ({
      connectionId: C,
      entity,
      imported,
      ...(total === undefined ? {} : { total }),
      importDone: done,
      since: '2026-03-01T09:00:00.000Z',
      pace: { at: '2026-03-01T09:00:00.000Z', imported: 0 },
    })
    expect(await importProgress(ledger, C)).toBeUndefined()
    await write(ledger, ['cursors'], tx => {
      putCursor(tx, cursor('customer', 10, 9, true))
      putCursor(tx, cursor('invoice', 40, 140, false))
    })
    const now = Date.parse('2026-03-01T09:01:40.000Z')
    expect(await importProgress(ledger, C, now)).toMatchObject({
      done: 50,
      total: 150,
      finished: false,
      secondsLeft: 200,
    })
    await write(ledger, ['cursors'], tx => putCursor(tx, cursor('invoice', 141, 140, true)))
    expect(await importProgress(ledger, C, now)).toMatchObject({
      done: 151,
      total: 151,
      finished: true,
      secondsLeft: 0,
    })
  })
})

describe('connections', () => {
  it('are changed field by field; undefined removes one; an unknown one stays unknown', async () => {
    await write(ledger, ['connections'], tx => putConnection(tx, aConnection({ stateReason: 'x' })))
    await write(ledger, ['connections'], tx =>
      patchConnection(tx, C, { stateReason: undefined, isHome: false }),
    )
    expect(await ledger.get('connections', C)).toEqual(aConnection({ isHome: false }))
    expect(
      await write(ledger, ['connections'], tx => patchConnection(tx, D, { isHome: true })),
    ).toBeUndefined()
  })

  it('leave nothing behind when erased, and take nothing of another along', async () => {
    for (const connectionId of [C, D]) {
      await write(ledger, [...ledger.objectStoreNames], tx => {
        putConnection(tx, aConnection({ id: connectionId }))
        putRecord(tx, { ...invoice('1'), connectionId })
        putRecord(tx, { ...payment('1'), connectionId })
        putRecord(tx, { ...customer('1'), connectionId })
        putTombstone(tx, { ...invoice('2'), connectionId }, 'deleted', '2026-03-01T09:00:00.000Z')
        tx.objectStore('outbox').put({
          id: `o${connectionId}`,
          connectionId,
          entity: 'invoice',
          recordId: '1',
          action: 'create-invoice',
          state: 'waiting',
          attempts: 0,
          createdAt: '2026',
        })
        tx.objectStore('runs').put({
          id: `r${connectionId}`,
          connectionId,
          kind: 'sync',
          trigger: 'user',
          startedAt: '2026',
          counts: { pulled: 0, added: 0, changed: 0, removed: 0, pushed: 0, problems: 0 },
        })
        stage(tx, connectionId, 'invoice', '2026', [invoice('2', { connectionId })])
        addEvent(tx, { runId: 'r', connectionId, at: '2026', level: 'info', message: 'm' })
        putCursor(tx, { connectionId, entity: 'invoice', imported: 0, importDone: true, since: '2026' })
        tx.objectStore('schedule').put({ connectionId, kind: 'sync', dueAt: '2026', failures: 0 })
        tx.objectStore('deletionChecks').put({
          connectionId,
          startedAt: '2026',
          state: 'running',
          known: 0,
          knownOf: {},
          candidates: [],
        })
        tx.objectStore('pdfQueue').put({ connectionId, invoiceId: '1', attempts: 0 })
        putReminder(tx, {
          connectionId,
          invoiceId: '1',
          dueDate: '2026-01-01',
          step: 0,
          at: '2026',
          outcome: 'sent',
        })
        tx.objectStore('pdfs').put({
          connectionId,
          invoiceId: '1',
          bytes: new ArrayBuffer(1),
          size: 1,
          fetchedAt: '2026',
          usedAt: '2026',
        })
        tx.objectStore('items').put({
          kind: 'item',
          connectionId,
          id: '1',
          origin: 'imported',
          syncState: 'synced',
          name: 'i',
          active: true,
          type: 'service',
        })
        tx.objectStore('creditMemos').put({
          kind: 'creditMemo',
          connectionId,
          id: '1',
          origin: 'imported',
          syncState: 'synced',
          number: 'n',
          customerId: '1',
          customerName: 'c',
          currency: 'USD',
          date: '2026-01-01',
          total: 1,
          remaining: 1,
        })
      })
    }
    const count = async () =>
      Object.fromEntries(
        await Promise.all(
          [...ledger.objectStoreNames].map(async store => [store, await ledger.count(store)]),
        ),
      )
    expect(Object.values(await count())).toEqual(Array(ledger.objectStoreNames.length).fill(2))
    await eraseConnection(ledger, C)
    expect(Object.values(await count())).toEqual(Array(ledger.objectStoreNames.length).fill(1))
    expect((await ledger.getAll('connections')).map(({ id }) => id)).toEqual([D])
  })
})

describe('changes', () => {
  it('reach whoever listens, and nobody who stopped', async () => {
    const heard: string[] = []
    const stop = onChanged(({ connectionId, what }) => heard.push(`${connectionId} ${what}`))
    announce(C, 'records')
    await new Promise(resolve => setTimeout(resolve, 20))
    stop()
    announce(C, 'runs')
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(heard).toEqual([`${C} records`])
  })
})
