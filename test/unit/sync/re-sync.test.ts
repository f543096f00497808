import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AccountingError } from '../../../core/accounting/connector.ts'
import { putOutboxEntry } from '../../../core/store/outbox.ts'
import { getPdf, wantedPdfs } from '../../../core/store/pdfs.ts'
import { putTombstone } from '../../../core/store/tombstones.ts'
import { write } from '../../../core/store/transaction.ts'
import { createEngine } from '../../../core/sync/engine.ts'
import { isStaleReading } from '../../../core/sync/freshness.ts'
import { looksLikePdf } from '../../../core/sync/pull/fetch-pdf.ts'
import { CONNECTION_ID, offline } from './fake-connector.ts'
import { anOwnInvoice } from './own.ts'
import { type Setting, setting, sides } from './setting.ts'

let s: Setting
let a: string
beforeEach(async () => {
  s = await setting()
  s.books.customer()
  a = s.books.invoice({ number: 'A', total: 10_000 }).id
  await s.sync()
  s.pass(600_000)
  await s.sync()
  s.pass(600_000)
  s.books.requests = []
})
afterEach(() => s.close())
const resync = (id = a, trigger: 'user' | 'page' = 'user') =>
  s.engine.resync(CONNECTION_ID, 'invoice', id, trigger)

describe('a pause that the accounting system asks for', () => {
  const throttled = () =>
    new AccountingError('ThrottleExceeded', { class: 'retry', reason: 'throttled', retryAfter: 60_000 })
  const waiting = () => {
    let over: () => void = () => undefined
    const waits: number[] = []
    s.deps.wait = milliseconds => {
      waits.push(milliseconds)
      return new Promise(resolve => {
        over = () => {
          s.clock.now += milliseconds
          resolve()
        }
      })
    }
    return { waits, over: () => over() }
  }

  it('is waited out: one row, which says until when, whoever asks meanwhile', async () => {
    const pause = waiting()
    const engine = createEngine(s.deps)
    s.books.edit('invoice', a, { memo: 'changed there' })
    let isThrottled = true
    s.books.meddle = () => (isThrottled ? { before: throttled() } : undefined)
    const asked = await engine.resync(CONNECTION_ID, 'invoice', a, 'user')
    const left = Date.parse(asked?.waitsUntil ?? '') - s.clock.now
    // The fake clock ticks a millisecond a request.
    expect(left).toBeGreaterThan(59_900)
    expect(left).toBeLessThanOrEqual(60_000)
    expect(await engine.resync(CONNECTION_ID, 'invoice', a, 'user')).toEqual(asked)
    const rows = (await s.runs()).filter(({ kind }) => kind === 're-sync')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ waitsUntil: asked?.waitsUntil })
    expect(rows[0]?.outcome).toBeUndefined()
    expect((await s.get('invoice', a))?.memo).not.toBe('changed there')
    isThrottled = false
    pause.over()
    await vi.waitFor(async () => expect((await s.runs())[0]).toMatchObject({ outcome: 'ok' }))
    expect((await s.runs())[0]?.waitsUntil).toBeUndefined()
    expect((await s.get('invoice', a))?.memo).toBe('changed there')
    expect(pause.waits).toEqual([60_000])
  })

  it('is waited out by an import by number too, which then brings the invoice in', async () => {
    const pause = waiting()
    const engine = createEngine(s.deps)
    s.books.invoice({ number: 'LATE' })
    let isThrottled = true
    s.books.meddle = () => (isThrottled ? { before: throttled() } : undefined)
    expect(await engine.importByNumber(CONNECTION_ID, 'LATE', 'page')).toHaveProperty('waitsUntil')
    expect(await engine.importByNumber(CONNECTION_ID, 'LATE', 'page')).toHaveProperty('waitsUntil')
    isThrottled = false
    pause.over()
    await vi.waitFor(async () => expect((await s.runs())[0]).toMatchObject({ outcome: 'ok' }))
    const rows = (await s.runs()).filter(({ kind }) => kind === 'import-by-number')
    expect(rows).toMatchObject([{ counts: { added: 1 } }])
  })

  it('that begins in one run is told to whom waits for a turn behind it, which then comes', async () => {
    const pause = waiting()
    let push: () => void = () => undefined
    const pushing = new Promise<void>(resolve => {
      push = resolve
    })
    const engine = createEngine({ ...s.deps, push: () => pushing.then(() => ({ pushed: 0, problems: 0 })) })
    let isThrottled = true
    s.books.meddle = () => (isThrottled ? { before: throttled() } : undefined)
    const sync = engine.syncNow(CONNECTION_ID, 'user')
    await vi.waitFor(async () => expect((await s.runs())[0]).toMatchObject({ kind: 'sync' }))
    const check = engine.runDeletionCheck(CONNECTION_ID, 'user')
    push()
    const told = await check
    expect(told).toHaveProperty('waitsUntil')
    expect(await sync).toEqual(told)
    isThrottled = false
    pause.over()
    await vi.waitFor(async () =>
      expect((await s.runs()).slice(0, 2)).toMatchObject([
        { kind: 'deletion-check', outcome: 'ok' },
        { kind: 'sync', outcome: 'ok' },
      ]),
    )
  })

  it('is not waited out for ever, nor for hours, nor for a page', async () => {
    const pause = waiting()
    s.deps.wait = async milliseconds => void pause.waits.push(milliseconds)
    const engine = createEngine(s.deps)
    s.books.meddle = () => ({ before: throttled() })
    expect(await engine.resync(CONNECTION_ID, 'invoice', a, 'user')).toHaveProperty('waitsUntil')
    await vi.waitFor(async () =>
      expect((await s.runs())[0]).toMatchObject({ outcome: 'failed', why: 'throttled' }),
    )
    expect(pause.waits).toHaveLength(3)
    await expect(engine.resync(CONNECTION_ID, 'invoice', a, 'page')).rejects.toMatchObject({
      reason: 'throttled',
    })
    s.books.meddle = () => ({
      before: new AccountingError('x', { class: 'retry', reason: 'throttled', retryAfter: 7_200_000 }),
    })
    await expect(engine.resync(CONNECTION_ID, 'invoice', a, 'user')).rejects.toMatchObject({
      reason: 'throttled',
    })
    expect(pause.waits).toHaveLength(3)
  })
})

describe('Re-Sync', () => {
  it('brings the balance, the payments that the ledger did not know, the customer and the PDF', async () => {
    s.books.bumpsInvoices = false
    s.books.payment({ applications: [{ invoiceId: a, amount: 4_000 }], amount: 4_000 })
    s.books.edit('customer', '1', { name: 'Renamed' })
    s.books.pdfs.set(a, new TextEncoder().encode('%PDF-1.7 new words %%EOF'))
    await resync()
    const { here, there } = await sides(s)
    expect(here).toEqual(there)
    const pdf = await getPdf(s.ledger, CONNECTION_ID, a)
    expect(new TextDecoder().decode(pdf?.bytes)).toContain('new words')
    expect((await s.runs())[0]).toMatchObject({ kind: 're-sync', outcome: 'ok' })
  })

  it('asked for by the user, is told of on the record; for a page it is not', async () => {
    const told = async () =>
      (await s.events()).filter(({ recordId }) => recordId === a).map(({ message }) => message)
    await resync(a, 'page')
    expect(await told()).toEqual([])
    await resync()
    s.books.edit('invoice', a, { memo: 'changed there' })
    await resync()
    expect(await told()).toEqual(['read-changed', 'read-same'])
  })

  it('reads the invoice after its payments, so that its balance is never the older of the two', async () => {
    s.books.payment({ applications: [{ invoiceId: a, amount: 4_000 }], amount: 4_000 })
    await s.sync()
    s.books.requests = []
    await resync()
    const order = s.books.requests.filter(name => name.startsWith('read'))
    expect(order.at(-1)).toBe(`read invoice ${a}`)
    expect(order).toContain(`read payment ${s.books.all('payment')[0]?.id}`)
  })

  it('tells that a payment or the invoice itself was deleted', async () => {
    const payment = s.books.payment({ applications: [{ invoiceId: a, amount: 4_000 }], amount: 4_000 })
    await s.sync()
    s.books.remove('payment', payment.id)
    await resync()
    expect(await s.get('payment', payment.id)).toBeUndefined()
    expect((await s.get('invoice', a))?.accountingBalance).toBe(10_000)
    s.books.remove('invoice', a)
    await resync()
    expect((await s.get('invoice', a))?.deletedThereAt).toBeDefined()
  })

  it('imports a record that AR lacks, by its id there', async () => {
    const late = s.books.invoice()
    await resync(late.id, 'page')
    expect(await s.get('invoice', late.id)).toMatchObject({ number: late.number })
    // A page only wants it fresh.
    expect(s.books.requests.some(name => name.startsWith('pdf'))).toBe(false)
  })

  it('a missing PDF is an event, not a failure; what is no PDF is not stored', async () => {
    s.books.pdfs.set(a, new TextEncoder().encode('<html>Sign in</html>'))
    await resync()
    expect((await s.runs())[0]).toMatchObject({ outcome: 'partly' })
    expect(await getPdf(s.ledger, CONNECTION_ID, a)).toMatchObject({ size: expect.any(Number) })
    expect(await s.events()).toContainEqual(
      expect.objectContaining({ level: 'warn', label: 'A', raw: expect.stringContaining('not a PDF') }),
    )
  })

  it('goes ahead while a sync of the connection is under way, and the sync still ends', async () => {
    let finish: () => void = () => undefined
    const stuck = new Promise<undefined>(resolve => {
      finish = () => resolve(undefined)
    })
    s.books.meddle = name => (name === 'changes' && s.books.requests.length === 1 ? stuck : undefined)
    const syncing = s.sync()
    await new Promise(resolve => setTimeout(resolve, 10))
    s.books.edit('invoice', a, { memo: 'seen at once' })
    await resync()
    expect((await s.get('invoice', a))?.memo).toBe('seen at once')
    finish()
    await syncing
  })

  it('of a record never accepted there asks for nothing', async () => {
    await s.put(anOwnInvoice())
    await resync('own-i')
    expect(s.books.requests).toEqual([])
  })

  it('sends what waits for it first when the user asks, and not when a page does', async () => {
    s.kill()
    const own = s.life(undefined, true)
    await s.put(anOwnInvoice({ syncState: 'syncing' }))
    await write(s.ledger, ['outbox'], tx =>
      putOutboxEntry(tx, {
        id: 'e',
        connectionId: CONNECTION_ID,
        entity: 'invoice',
        recordId: 'own-i',
        action: 'create-invoice',
        state: 'waiting',
        attempts: 0,
        createdAt: '2026-03-01T09:00:00.000Z',
      }),
    )
    await own.engine.resync(CONNECTION_ID, 'invoice', 'own-i', 'page')
    expect(s.books.requests).toEqual([])
    await own.engine.resync(CONNECTION_ID, 'invoice', 'own-i', 'user')
    expect(s.books.requests.filter(name => name === 'send')).toHaveLength(1)
    expect(await s.get('invoice', 'own-i')).toMatchObject({
      syncState: 'synced',
      externalId: expect.any(String),
    })
  })

  it('that ends in a refused sign-in notes it on the connection and is not tried again', async () => {
    s.books.meddle = () => ({
      before: new AccountingError('Intuit ended the sign-in.', { class: 'sign-in' }),
    })
    await expect(resync()).rejects.toThrow('ended the sign-in')
    expect(await s.connection()).toMatchObject({
      state: 'sign-in-needed',
      stateReason: 'Intuit ended the sign-in.',
    })
    await expect(resync()).rejects.toMatchObject({ code: 'sign-in' })
  })
})

describe('freshness of the record on the page', () => {
  const now = Date.parse('2026-03-01T10:00:00Z')
  it.each([
    [undefined, true],
    ['2026-03-01T09:56:00.000Z', false],
    ['2026-03-01T09:54:59.000Z', true],
    ['2026-03-01T10:30:00.000Z', true],
  ])('read at %s: stale %s', (readAt, stale) => {
    expect(isStaleReading(readAt, now)).toBe(stale)
  })
})

describe('import by number', () => {
  const byNumber = (number: string) => s.engine.importByNumber(CONNECTION_ID, number, 'user')

  it.each<[string, () => Promise<void> | void, string, object]>([
    ['an unknown number', () => undefined, 'nope', { outcome: 'not-found', number: 'nope' }],
    ['a blank', () => undefined, '  ', { outcome: 'not-found', number: '' }],
    ['one that is listed', () => undefined, 'A', { outcome: 'already-here' }],
    [
      'a new one, with blanks around',
      () => void s.books.invoice({ number: 'B' }),
      ' B ',
      { outcome: 'imported' },
    ],
    ['a part of a number', () => undefined, 'a', { outcome: 'not-found', number: 'a' }],
    [
      'an archived one',
      () => s.change('invoice', a, { archivedAt: '2026-03-01T10:00:00.000Z' }),
      'A',
      { outcome: 'unarchived' },
    ],
    ['a second one of a number', () => void s.books.invoice({ number: 'A' }), 'A', { outcome: 'skipped' }],
  ])('%s', async (_, prepare, number, answer) => {
    await prepare()
    expect(await byNumber(number)).toMatchObject(answer)
    expect((await s.all('invoice')).some(({ archivedAt }) => archivedAt)).toBe(false)
  })

  it('with duplicates allowed, the second one comes in', async () => {
    s.settings.allowDuplicateInvoiceNumbers = true
    const second = s.books.invoice({ number: 'A' })
    expect(await byNumber('A')).toEqual({ outcome: 'imported', invoiceId: second.id, number: 'A' })
  })

  it('brings back what a deletion check removed, with its marks, and takes the tombstone away', async () => {
    const back = s.books.invoice({ number: 'BACK' })
    await write(s.ledger, ['tombstones'], tx =>
      putTombstone(tx, { ...back, remindersPaused: true }, 'not-found', '2026-03-01T09:10:00.000Z'),
    )
    expect(await byNumber('BACK')).toMatchObject({ outcome: 'imported' })
    expect(await s.get('invoice', back.id)).toMatchObject({ remindersPaused: true })
    expect(await s.ledger.count('tombstones')).toBe(0)
  })

  it('brings its customer and payments along', async () => {
    const customer = s.books.customer()
    const invoice = s.books.invoice({ number: 'B', customerId: customer.id })
    s.books.payment({ applications: [{ invoiceId: invoice.id, amount: 1_000 }], amount: 1_000 })
    await byNumber('B')
    const { here, there } = await sides(s)
    expect(here).toEqual(there)
  })
})

describe('PDF queue', () => {
  it('fetches those of open invoices changed lately, last of all, and not again while nothing changes', async () => {
    expect(await getPdf(s.ledger, CONNECTION_ID, a)).toBeDefined()
    const paid = s.books.invoice({ accountingBalance: 0 })
    const open = s.books.invoice()
    await s.sync()
    expect(s.books.requests.at(-1)).toBe(`pdf ${open.id}`)
    expect(s.books.requests).not.toContain(`pdf ${paid.id}`)
    s.books.requests = []
    await s.sync()
    expect(s.books.requests).toEqual(['changes'])
  })

  it('tries a failing one three times, then leaves it', async () => {
    const open = s.books.invoice()
    s.books.pdfs.set(open.id, new TextEncoder().encode('no pdf'))
    for (let n = 0; n < 4; n++) {
      await s.sync()
      s.pass(1_800_000)
    }
    expect(s.books.requests.filter(name => name === `pdf ${open.id}`)).toHaveLength(3)
    expect(await wantedPdfs(s.ledger, CONNECTION_ID, 10)).toEqual([])
  })

  it('stops the queue, and nothing else, when the network goes', async () => {
    s.books.invoice()
    s.books.invoice()
    s.books.meddle = name => (name.startsWith('pdf') ? { before: offline() } : undefined)
    await s.sync()
    expect(s.books.requests.filter(name => name.startsWith('pdf'))).toHaveLength(1)
    const { here, there } = await sides(s)
    expect(here).toEqual(there)
    expect(await wantedPdfs(s.ledger, CONNECTION_ID, 10)).toHaveLength(2)
  })

  it.each([
    ['%PDF-1.4 x %%EOF', true],
    ['junk before %PDF-1.4 x %%EOF\n', true],
    ['%PDF-1.4 cut', false],
    ['<html>', false],
    ['', false],
  ])('%s is a PDF: %s', (text, is) => {
    expect(looksLikePdf(new TextEncoder().encode(text))).toBe(is)
  })
})
