import { describe, expect, it } from 'vitest'
import type { Invoice } from '../../../core/ledger/records.ts'
import type { PageContext } from '../../../core/pages/page.ts'
import { putTombstone } from '../../../core/store/tombstones.ts'
import { write } from '../../../core/store/transaction.ts'
import { customer, invoice, payment } from '../sync-push/setting.ts'
import { at, C, COMPANION, companionOn, NOW, SCREEN, setting } from './setting.ts'

const page = (over: Partial<PageContext> = {}): PageContext => ({
  system: 'quickbooks',
  company: '1',
  kind: 'invoice',
  externalId: '5',
  ...over,
})
const read = { readAt: at(NOW - 1000) }
const fresh = (over: Partial<Invoice> & { id: string }) => invoice({ ...read, ...over })

describe('whose page it is', () => {
  it('says so when nothing is connected', async () => {
    const s = await setting()
    expect(await s.ask('page.status', { context: page() }, COMPANION)).toEqual({
      state: 'not-connected',
      system: 'quickbooks',
    })
  })

  it.each([
    ['another company', page({ company: '2' }), COMPANION],
    ['no company told', page({ company: undefined as never }), COMPANION],
    ['the test company of the same id', page(), companionOn('app.sandbox.qbo.intuit.com')],
  ])('trusts no record id: %s', async (what, context, sender) => {
    const s = await setting()
    await s.connect()
    await s.put(fresh({ id: '5' }))
    const view = await s.ask('page.status', { context }, sender)
    if (what.startsWith('the test')) expect(view).toEqual({ state: 'not-connected', system: 'quickbooks' })
    else expect(view).toMatchObject({ state: 'other-company', connected: ['Fake'] })
    expect(JSON.stringify(view)).not.toContain('Customer')
    const reply = await s.raw('page.archive', { context, archived: true }, sender)
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-connected' } })
    expect((await s.record('invoice', '5'))?.archivedAt).toBeUndefined()
  })

  it.each(['evil.example', 'qbo.intuit.com.evil.example', 'eviqbo.intuit.com', 'www.intacct.com'])(
    'refuses a companion on %s that speaks of QuickBooks',
    async host => {
      const s = await setting()
      await s.connect()
      await s.put(fresh({ id: '5' }))
      const reply = await s.raw('page.status', { context: page() }, companionOn(host))
      expect(reply).toMatchObject({ ok: false, error: { code: 'refused' } })
    },
  )

  it('answers the popup, which has no page of its own', async () => {
    const s = await setting()
    await s.connect()
    await s.put(fresh({ id: '5' }))
    expect(await s.ask('page.status', { context: page() }, SCREEN)).toMatchObject({ state: 'invoice' })
  })
})

describe('the record of the page', () => {
  const tombstone = (s: Awaited<ReturnType<typeof setting>>) =>
    write(s.ledger, ['tombstones'], tx =>
      putTombstone(tx, invoice({ id: '5', number: 'N-5' }), 'deleted', at(NOW)),
    )

  it.each<[string, Invoice[], Partial<PageContext>, object]>([
    ['by id', [fresh({ id: '5' })], {}, { state: 'invoice', invoice: { foundBy: 'id', archived: false } }],
    [
      'archived, by id: shown with its mark',
      [fresh({ id: '5', archivedAt: at(NOW) })],
      {},
      { state: 'invoice', invoice: { archived: true } },
    ],
    [
      'skipped for its number',
      [fresh({ id: '4', number: '77' }), fresh({ id: '5', number: '77', skippedFor: '4' })],
      {},
      { state: 'missing', reason: 'skipped', number: '77', keptNumber: '77' },
    ],
    [
      'by its number alone',
      [fresh({ id: '5', number: '77' })],
      { externalId: undefined as never, number: '77' },
      { state: 'invoice', invoice: { foundBy: 'number' } },
    ],
    [
      'two of the number: a choice',
      [fresh({ id: '4', number: '77' }), fresh({ id: '5', number: '77', duplicateAllowed: true })],
      { externalId: undefined as never, number: '77' },
      { state: 'choice', candidates: [{ id: '4' }, { id: '5' }] },
    ],
    [
      'archived, by its number',
      [fresh({ id: '5', number: '77', archivedAt: at(NOW) })],
      { externalId: undefined as never, number: '77' },
      { state: 'missing', reason: 'archived', number: '77' },
    ],
    ['not here', [], { number: '77' }, { state: 'missing', reason: 'not-imported', number: '77' }],
    ['a form that is not saved yet', [], { externalId: undefined as never }, { state: 'nothing' }],
    ['a list', [], { kind: 'invoice-list', externalId: undefined as never }, { state: 'nothing' }],
  ])('%s', async (_what, stored, over, expected) => {
    const s = await setting()
    await s.connect()
    await s.put(...stored)
    expect(await s.ask('page.status', { context: page(over) }, COMPANION)).toMatchObject(expected)
  })

  it('removed at a deletion check, by id and by number', async () => {
    const s = await setting()
    await s.connect()
    await tombstone(s)
    for (const over of [{}, { externalId: undefined as never, number: 'N-5' }])
      expect(await s.ask('page.status', { context: page(over) }, COMPANION)).toMatchObject({
        state: 'missing',
        reason: 'deleted',
      })
  })

  it('says that the import is under way', async () => {
    const s = await setting()
    await s.connect({ importing: true })
    expect(await s.ask('page.status', { context: page() }, COMPANION)).toMatchObject({
      state: 'missing',
      reason: 'importing',
      connection: { importing: { done: 0, total: 0 } },
    })
  })

  it('a customer: what is owed in their currency, archived and deleted left out', async () => {
    const s = await setting()
    await s.connect()
    await s.put(
      customer({ id: '1', ...read }),
      invoice({ id: '10', total: 10_000, dueDate: '2026-01-20' }),
      invoice({ id: '11', total: 5_000, dueDate: '2026-03-20' }),
      invoice({ id: '12', total: 7_000, currency: 'EUR' }),
      invoice({ id: '13', total: 7_000, archivedAt: at(NOW) }),
      invoice({ id: '14', total: 7_000, deletedThereAt: at(NOW) }),
      invoice({ id: '15', total: 7_000, accountingBalance: 0 }),
      payment({ id: 'own-p', applications: [{ invoiceId: '11', amount: 1_000 }], unapplied: 3_000 }),
    )
    expect(
      await s.ask('page.status', { context: page({ kind: 'customer', externalId: '1' }) }, COMPANION),
    ).toMatchObject({ state: 'customer', openCount: 2, openBalance: 14_000, overdueBalance: 10_000 })
  })

  it('a payment that failed and still stands there', async () => {
    const s = await setting()
    await s.connect()
    const there = { externalId: '88', standing: 'there' as const, syncState: 'synced' as const }
    await s.put(payment({ id: 'own-p', ...there, ...read, status: 'failed' }))
    expect(
      await s.ask('page.status', { context: page({ kind: 'payment', externalId: '88' }) }, COMPANION),
    ).toMatchObject({ state: 'payment', failedStillThere: true, amount: 4_000 })
  })
})

describe('what AR does not know yet', () => {
  it('is asked for once, by its id, and shown; what is not there either is not asked for again and again', async () => {
    const s = await setting()
    await s.connect()
    s.books.put(invoice({ id: '5', number: '1045' }))
    expect(await s.ask('page.status', { context: page() }, COMPANION)).toMatchObject({ state: 'missing' })
    await s.settle()
    expect(await s.ask('page.status', { context: page() }, COMPANION)).toMatchObject({ state: 'invoice' })
    const unknown = { ...page(), externalId: '404' }
    await s.ask('page.status', { context: unknown }, COMPANION)
    await s.settle()
    const asked = s.books.requests.length
    await s.ask('page.status', { context: unknown }, COMPANION)
    await s.settle()
    expect(s.books.requests).toHaveLength(asked)
  })

  it('what the page has just saved is read again, however fresh it was', async () => {
    const s = await setting()
    await s.connect()
    const stored = invoice({ id: '5', ...read })
    await s.put(stored)
    s.books.put({ ...stored, accountingBalance: 2_500 })
    expect(await s.ask('page.status', { context: page(), saved: true }, COMPANION)).toMatchObject({
      refreshing: true,
    })
    await s.settle()
    expect(await s.ask('page.status', { context: page(), saved: true }, COMPANION)).toMatchObject({
      refreshing: false,
      invoice: { balance: { accounting: 2_500 } },
    })
  })
})

describe('what is old is read again', () => {
  it('in the background, once, and the page is told', async () => {
    const s = await setting()
    await s.connect()
    const stored = invoice({ id: '5', readAt: at(NOW - 3_600_000) })
    await s.put(stored)
    s.books.put({ ...stored, accountingBalance: 2_500 })
    const [first, second] = await Promise.all([
      s.ask('page.status', { context: page() }, COMPANION),
      s.ask('page.status', { context: page() }, COMPANION),
    ])
    expect([first, second]).toMatchObject([{ refreshing: true }, { refreshing: true }])
    await s.settle()
    // The invoice and its customer, once.
    expect(s.books.requests.filter(({ name }) => name === 'read')).toHaveLength(2)
    expect(s.announced).toContainEqual({ connectionId: C, what: 'records' })
    expect(await s.ask('page.status', { context: page() }, COMPANION)).toMatchObject({
      refreshing: false,
      invoice: { balance: { accounting: 2_500 } },
    })
  })

  it.each([
    ['read a moment ago', read, 'connected' as const],
    ['of a connection that must sign in', { readAt: at(NOW - 3_600_000) }, 'sign-in-needed' as const],
  ])('not what was %s', async (_what, times, state) => {
    const s = await setting()
    await s.connect({ state })
    await s.put(invoice({ id: '5', ...times }))
    expect(await s.ask('page.status', { context: page() }, COMPANION)).toMatchObject({ refreshing: false })
    await s.settle()
    expect(s.books.requests).toEqual([])
  })

  it('not again and again when it cannot be read', async () => {
    const s = await setting()
    await s.connect()
    await s.put(invoice({ id: '5', readAt: at(NOW - 3_600_000) }))
    s.books.fault = () => 'offline'
    for (let n = 0; n < 5; n++) {
      await s.ask('page.status', { context: page() }, COMPANION)
      await s.settle()
    }
    const once = s.books.requests.length
    expect(once).toBeLessThanOrEqual(2)
    s.pass(61_000)
    await s.ask('page.status', { context: page() }, COMPANION)
    await s.settle()
    expect(s.books.requests).toHaveLength(2 * once)
  })
})

describe('what the page may do', () => {
  it('archives and takes out again', async () => {
    const s = await setting()
    await s.connect()
    await s.put(fresh({ id: '5' }))
    expect(await s.ask('page.archive', { context: page(), archived: true }, COMPANION)).toMatchObject({
      invoice: { archived: true },
    })
    expect((await s.record('invoice', '5'))?.archivedAt).toBe(at(NOW))
    await s.ask('page.archive', { context: page(), archived: false }, COMPANION)
    expect((await s.record('invoice', '5'))?.archivedAt).toBeUndefined()
  })

  it('does nothing to one of two that share a number', async () => {
    const s = await setting()
    await s.connect()
    await s.put(fresh({ id: '4', number: '77' }), fresh({ id: '5', number: '77', duplicateAllowed: true }))
    const context = page({ externalId: undefined as never, number: '77' })
    expect(await s.raw('page.archive', { context, archived: true }, COMPANION)).toMatchObject({
      error: { code: 'not-found' },
    })
  })

  it('re-syncs, and says why when it cannot', async () => {
    const s = await setting()
    await s.connect()
    const stored = fresh({ id: '5' })
    await s.put(stored)
    s.books.put({ ...stored, accountingBalance: 1 })
    expect(await s.ask('page.sync', { context: page() }, COMPANION)).toMatchObject({
      invoice: { balance: { accounting: 1 } },
    })
    s.books.fault = () => 'offline'
    expect(await s.raw('page.sync', { context: page() }, COMPANION)).toMatchObject({
      error: { code: 'offline' },
    })
  })

  it('imports by number', async () => {
    const s = await setting()
    await s.connect()
    s.books.put(customer({ id: '1' }))
    s.books.put(invoice({ id: '5', number: '77' }))
    const context = page()
    expect(await s.ask('page.import', { context, number: '77' }, COMPANION)).toMatchObject({
      outcome: 'imported',
      number: '77',
    })
    expect(await s.ask('page.import', { context, number: '78' }, COMPANION)).toMatchObject({
      outcome: 'not-found',
    })
  })

  it.each([
    [undefined, `/workspace.html#invoices?connection=${encodeURIComponent(C)}&id=5`],
    ['attention', `/workspace.html#attention?connection=${encodeURIComponent(C)}`],
    ['options/connections', '/options.html#connections'],
  ])('opens %s', async (view, path) => {
    const s = await setting()
    await s.connect()
    await s.put(fresh({ id: '5' }))
    await s.ask('page.open', { context: page(), ...(view ? { view } : {}) }, COMPANION)
    expect(s.opened).toEqual([path])
  })

  it.each(['javascript:alert(1)', '../evil', 'options/../x', 'constructor'])(
    'does not open %s',
    async view => {
      const s = await setting()
      await s.connect()
      expect(await s.raw('page.open', { view }, COMPANION)).toMatchObject({ error: { code: 'bad-message' } })
      expect(s.opened).toEqual([])
    },
  )
})

describe('badges of a list', () => {
  it('one answer per row, in one reading', async () => {
    const s = await setting()
    await s.connect()
    await s.put(
      fresh({ id: '5', dueDate: '2026-01-20' }),
      fresh({ id: '6', number: '66', accountingBalance: 0 }),
      fresh({ id: '7', number: '77' }),
      fresh({ id: '8', number: '77', skippedFor: '7' }),
      fresh({ id: '9', archivedAt: at(NOW) }),
    )
    const rows = [
      { externalId: '5' },
      { number: '66' },
      { number: '77' },
      { externalId: '8' },
      { externalId: '9' },
      { externalId: '404' },
      {},
    ]
    const badges = await s.ask('page.badges', { context: page({ kind: 'invoice-list' }), rows }, COMPANION)
    expect(badges.map(badge => badge && [badge.tone, badge.label])).toEqual([
      ['warn', 'Overdue 12 d'],
      ['good', 'Paid'],
      null,
      ['muted', 'Duplicate number'],
      ['muted', 'Archived'],
      ['muted', 'Not in AR'],
      null,
    ])
  })

  it('says nothing of another company’s list', async () => {
    const s = await setting()
    await s.connect()
    await s.put(fresh({ id: '5' }))
    const context = page({ kind: 'invoice-list', company: '2' })
    expect(await s.ask('page.badges', { context, rows: [{ externalId: '5' }] }, COMPANION)).toEqual([null])
  })
})
