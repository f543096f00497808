import { describe, expect, it } from 'vitest'
import { AccountingError } from '../../../core/accounting/connector.ts'
import type { InvoiceDraft } from '../../../core/ledger/invoice-draft.ts'
import type { Item } from '../../../core/ledger/records.ts'
import { eventsOfRecord } from '../../../core/store/runs.ts'
import { customer, invoice, payment } from '../sync-push/setting.ts'
import { at, C, NOW, type Setting, setting } from './setting.ts'

const item: Item = {
  kind: 'item',
  id: '3',
  externalId: '3',
  connectionId: C,
  origin: 'imported',
  syncState: 'synced',
  name: 'Hours',
  active: true,
  type: 'service',
}
const draft = (over: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  number: '1043',
  customerId: '1',
  date: '2026-02-01',
  memo: 'tag',
  lines: [{ itemId: '3', quantity: '2', unitPrice: '50.00', amount: 10_000 }],
  ...over,
})

async function ready(): Promise<Setting> {
  const s = await setting()
  await s.connect()
  await s.put(customer({ id: '1', name: 'Amy' }), item)
  s.books.put(customer({ id: '1', name: 'Amy' }))
  return s
}
const save = (s: Setting, invoice: InvoiceDraft, push: boolean, id?: string) =>
  s.ask('invoice.save', { connectionId: C, invoice, push, ...(id === undefined ? {} : { id }) })

describe('an invoice made here', () => {
  it('is saved as a draft, whatever is wrong with it, and nothing goes out', async () => {
    const s = await ready()
    const { id } = await save(s, draft({ lines: [], customerId: '' }), false)
    expect(await s.record('invoice', id)).toMatchObject({
      origin: 'own',
      draft: true,
      syncState: 'unsynced',
      currency: 'USD',
      total: 0,
    })
    await s.settle()
    expect(await s.outbox()).toEqual([])
    expect(s.books.requests).toEqual([])
  })

  it('is sent through the outbox, and stands there once', async () => {
    const s = await ready()
    const { id } = await save(s, draft(), true)
    await s.settle()
    expect(s.books.of('invoice')).toHaveLength(1)
    expect(await s.record('invoice', id)).toMatchObject({
      syncState: 'synced',
      customerName: 'Amy',
      total: 10_000,
      lines: [{ itemName: 'Hours', amount: 10_000 }],
    })
    expect((await s.record('invoice', id))?.draft).toBeUndefined()
    expect(await s.outbox()).toEqual([])
  })

  it.each([
    ['no line', draft({ lines: [] }), 'line'],
    ['a customer that is not here', draft({ customerId: '404' }), 'customer'],
    ['a number that is taken', draft({ number: 'N-9' }), 'number'],
    [
      'sums that do not add up',
      draft({ lines: [{ itemId: '3', quantity: '2', unitPrice: '1', amount: 5 }] }),
      'quantity',
    ],
  ])('is not sent with %s, and says which field', async (_what, wrong, word) => {
    const s = await ready()
    await s.put(invoice({ id: '9' }))
    const reply = await s.raw('invoice.save', { connectionId: C, invoice: wrong, push: true })
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    expect(!reply.ok && reply.error.message.toLowerCase()).toContain(word)
    expect(await s.ledger.count('invoices')).toBe(1)
    expect(await s.outbox()).toEqual([])
  })

  it('a correction of what failed is a new intent, with what was typed last', async () => {
    const s = await ready()
    const { id } = await save(s, draft(), false)
    await save(s, draft({ number: '2000' }), true, id)
    await s.settle()
    expect(s.books.of('invoice').map(({ number }) => number)).toEqual(['2000'])
  })

  it('taken back as a draft before it went, it does not go', async () => {
    const s = await ready()
    s.books.fault = () => 'throttle'
    const { id } = await save(s, draft(), true)
    await s.settle()
    expect(await s.outbox()).toHaveLength(1)
    await save(s, draft(), false, id)
    expect(await s.outbox()).toEqual([])
    s.books.fault = () => 'ok'
    s.pass(3_600_000)
    await s.engine.pushNow(C)
    expect(s.books.of('invoice')).toEqual([])
  })

  it.each([
    ['accepted there', { externalId: '8', syncState: 'synced' as const }],
    ['being sent', { syncState: 'syncing' as const }],
    ['of unknown outcome', { syncState: 'unknown' as const }],
  ])('cannot be edited or discarded when %s', async (_what, over) => {
    const s = await ready()
    await s.put(invoice({ id: 'own-i', ...over }))
    for (const reply of [
      await s.raw('invoice.save', { connectionId: C, id: 'own-i', invoice: draft(), push: false }),
      await s.raw('record.discard', { connectionId: C, entity: 'invoice', id: 'own-i' }),
    ])
      expect(reply).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    expect(await s.record('invoice', 'own-i')).toMatchObject({ number: 'N-own-i' })
  })

  it('discarded, it frees what was to be applied to it', async () => {
    const s = await ready()
    await s.put(
      invoice({ id: 'own-i', draft: true }),
      payment({ id: 'own-p', applications: [{ invoiceId: 'own-i', amount: 4_000 }], unapplied: 0 }),
    )
    await s.ask('record.discard', { connectionId: C, entity: 'invoice', id: 'own-i' })
    expect(await s.record('invoice', 'own-i')).toBeUndefined()
    expect(await s.record('payment', 'own-p')).toMatchObject({ applications: [], unapplied: 4_000 })
  })
})

describe('an inactive item', () => {
  it('is made active there on request, and the invoice that failed for it goes by itself', async () => {
    const s = await ready()
    const hidden = { ...item, version: '0', active: false }
    s.books.put(hidden)
    s.books.refuse = intent =>
      intent.action === 'create-invoice' && !s.books.get('item', '3').active
        ? new AccountingError('Invalid Reference Id', { class: 'needs-user', status: 400 })
        : undefined
    const { id } = await save(s, draft(), true)
    await s.settle()
    expect(await s.record('invoice', id)).toMatchObject({ syncState: 'failed' })
    expect(await s.raw('item.activate', { connectionId: C, id: '3' })).toMatchObject({
      error: { code: 'not-allowed' },
    })
    await s.put(hidden)
    s.pass(1000)
    await s.ask('item.activate', { connectionId: C, id: '3' })
    await s.settle()
    expect(await s.record('item', '3')).toMatchObject({ active: true })
    expect(await s.record('invoice', id)).toMatchObject({ syncState: 'synced' })
  })
})

describe('archive', () => {
  it('in bulk; only what changes counts', async () => {
    const s = await ready()
    await s.put(invoice({ id: '5' }), invoice({ id: '6', archivedAt: at(NOW - 1) }), invoice({ id: '7' }))
    const archived = await s.ask('invoice.archive', {
      connectionId: C,
      ids: ['5', '5', '6', '404'],
      archived: true,
    })
    expect(archived).toEqual({ changed: 1 })
    expect((await s.record('invoice', '6'))?.archivedAt).toBe(at(NOW - 1))
    expect(await s.ask('invoice.archive', { connectionId: C, ids: ['5', '6'], archived: false })).toEqual({
      changed: 2,
    })
    // The activity of each record tells it, and of what did not change nothing.
    const told = async (id: string) => (await eventsOfRecord(s.ledger, C, id)).map(({ message }) => message)
    expect(await told('5')).toEqual(['unarchived', 'archived'])
    expect(await told('6')).toEqual(['unarchived'])
    expect(await told('7')).toEqual([])
  })
})

describe('a PDF', () => {
  it('is fetched on first open and kept', async () => {
    const s = await ready()
    const stored = invoice({ id: '5' })
    await s.put(stored)
    s.books.put(stored)
    expect(await s.ask('invoice.pdf', { connectionId: C, id: '5' })).toEqual({ stored: true })
    const asked = s.books.requests.length
    expect(await s.ask('invoice.pdf', { connectionId: C, id: '5' })).toEqual({ stored: true })
    expect(s.books.requests).toHaveLength(asked)
  })
})

describe('sync on demand', () => {
  it('answers when the sync is done, for every company, and says what failed', async () => {
    const s = await ready()
    await s.ask('sync.now', {})
    expect(s.books.requests.map(({ name }) => name)).toContain('changes')
    s.books.fault = () => 'offline'
    expect(await s.raw('sync.now', { connectionId: C })).toMatchObject({ error: { code: 'offline' } })
    expect(await s.raw('sync.now', { connectionId: 'quickbooks:production:9' })).toMatchObject({
      error: { code: 'not-found' },
    })
  })
})
