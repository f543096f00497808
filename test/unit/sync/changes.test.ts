import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Payment } from '../../../core/ledger/records.ts'
import { cursorsOf } from '../../../core/store/cursors.ts'
import { outboxOf, putOutboxEntry } from '../../../core/store/outbox.ts'
import { tombstonesOf } from '../../../core/store/tombstones.ts'
import { write } from '../../../core/store/transaction.ts'
import { freshSinceBy } from '../../../core/sync/pull/affected-invoices.ts'
import { CONNECTION_ID, offline } from './fake-connector.ts'
import { anOwnInvoice, anOwnPayment } from './own.ts'
import { type Setting, setting, sides } from './setting.ts'

let s: Setting
let a: string
let b: string
beforeEach(async () => {
  s = await setting()
  s.books.customer()
  a = s.books.invoice({ number: 'A', total: 10_000 }).id
  b = s.books.invoice({ number: 'B', total: 20_000 }).id
  await s.sync()
  // A second pull, so that the overlap no longer tells of what was imported.
  s.pass(600_000)
  await s.sync()
  s.pass(600_000)
  s.books.requests = []
})
afterEach(() => s.close())

const inStep = async () => {
  const { here, there } = await sides(s)
  expect(here).toEqual(there)
}

describe('pull of changes', () => {
  it('asks the feed once and stores what came, changed and went', async () => {
    s.books.edit('invoice', a, { memo: 'new words' })
    s.books.payment({ applications: [{ invoiceId: b, amount: 5_000 }], amount: 5_000 })
    await s.sync()
    await inStep()
    expect(s.books.requests.filter(name => !name.startsWith('pdf'))).toEqual(['changes'])
    expect((await s.get('invoice', b))?.accountingBalance).toBe(15_000)
  })

  it('moves its cursor to the server time less five minutes, and never by our clock when told', async () => {
    s.clock.now += 7 * 86_400_000
    const asked = s.books.now
    await s.sync()
    for (const { since } of await cursorsOf(s.ledger, CONNECTION_ID))
      expect(since).toBe(new Date(asked - 300_000).toISOString())
  })

  it('does not move its cursor when the answer could not be stored', async () => {
    const before = await cursorsOf(s.ledger, CONNECTION_ID)
    s.books.edit('invoice', a, { memo: 'x' })
    s.books.meddle = name => (name === 'changes' ? { after: offline() } : undefined)
    await expect(s.sync()).rejects.toThrow()
    expect(await cursorsOf(s.ledger, CONNECTION_ID)).toEqual(before)
    s.books.meddle = () => undefined
    await s.sync()
    await inStep()
  })

  it('reads an invoice again whose payment moved it without the feed saying so', async () => {
    s.books.bumpsInvoices = false
    const payment = s.books.payment({ applications: [{ invoiceId: b, amount: 5_000 }], amount: 5_000 })
    // Within a minute of the change the two clocks are not told apart.
    s.pass(120_000)
    await s.sync()
    expect(s.books.requests).toContain(`read invoice ${b}`)
    await inStep()
    s.pass(60_000)
    s.books.requests = []
    await s.sync()
    // Told again by the overlap: nothing has changed, nothing is read.
    expect(s.books.requests).not.toContain(`read invoice ${b}`)
    s.books.remove('payment', payment.id)
    await s.sync()
    await inStep()
  })

  it('an imported payment that was deleted leaves at once, with a tombstone; its invoice owes again', async () => {
    const payment = s.books.payment({ applications: [{ invoiceId: b, amount: 5_000 }], amount: 5_000 })
    await s.sync()
    s.pass(600_000)
    s.books.remove('payment', payment.id)
    await s.sync()
    await inStep()
    expect(await s.ledger.count('payments')).toBe(0)
    expect((await s.get('invoice', b))?.accountingBalance).toBe(20_000)
    const [tombstone] = await tombstonesOf(s.ledger, CONNECTION_ID, 'payment')
    expect(tombstone).toMatchObject({ id: payment.id, record: { amount: 5_000 } })
  })

  it('an invoice that was deleted is marked and stays; a second telling changes nothing', async () => {
    s.books.remove('invoice', a)
    await s.sync()
    const marked = await s.get('invoice', a)
    expect(marked?.deletedThereAt).toBeDefined()
    s.pass(60_000)
    await s.sync()
    expect(await s.get('invoice', a)).toEqual(marked)
    expect((await s.events()).filter(({ recordId }) => recordId === a)).toHaveLength(1)
  })

  it('pages through what was modified when the feed is cut, and takes the deletions it told', async () => {
    s.books.feedCap = 2
    const gone = s.books.payment({ applications: [], amount: 700 })
    for (let n = 0; n < 7; n++) s.books.invoice()
    s.books.payment({ applications: [{ invoiceId: a, amount: 1_000 }], amount: 1_000 })
    s.books.remove('payment', gone.id)
    await s.sync()
    expect(s.books.requests.filter(name => name === 'modified invoice').length).toBeGreaterThan(2)
    await inStep()
    expect((await cursorsOf(s.ledger, CONNECTION_ID)).some(({ catchUp }) => catchUp)).toBe(false)
  })

  it('goes on with a catch-up that was cut off', async () => {
    s.books.feedCap = 2
    for (let n = 0; n < 9; n++) s.books.invoice()
    let pages = 0
    s.books.meddle = name =>
      name === 'modified invoice' && ++pages === 3 ? { before: offline() } : undefined
    await expect(s.sync()).rejects.toThrow()
    expect(await s.ledger.count('invoices')).toBe(8)
    s.books.meddle = () => undefined
    s.books.feedCap = 1000
    s.books.requests = []
    await s.sync()
    expect(s.books.requests[0]).toBe('modified invoice')
    await inStep()
  })

  it('writes nothing for a record that the overlap only tells again, save the instant of a balance', async () => {
    s.books.edit('customer', '1', { name: 'New' })
    s.books.edit('invoice', a, { memo: 'new' })
    await s.sync()
    const [customer, invoice] = [await s.get('customer', '1'), await s.get('invoice', a)]
    s.pass(60_000)
    s.announced.length = 0
    await s.sync()
    expect(await s.get('customer', '1')).toEqual(customer)
    expect(await s.get('invoice', a)).toEqual({ ...invoice, readAt: expect.any(String) })
    expect((await s.get('invoice', a))?.readAt).not.toBe(invoice?.readAt)
    expect(s.announced).not.toContain('records')
  })

  it('keeps what the user did here', async () => {
    const marks = { archivedAt: '2026-03-01T10:00:00.000Z', remindersPaused: true }
    await s.change('invoice', a, marks)
    await s.change('customer', '1', { remindersPaused: true })
    s.books.edit('invoice', a, { memo: 'changed there' })
    s.books.edit('customer', '1', { name: 'Changed there' })
    await s.sync()
    expect(await s.get('invoice', a)).toMatchObject({ ...marks, memo: 'changed there' })
    expect(await s.get('customer', '1')).toMatchObject({ remindersPaused: true, name: 'Changed there' })
  })

  it('an answer asked for earlier does not overwrite what was stored meanwhile', async () => {
    s.books.edit('invoice', a, { memo: 'first' })
    s.books.meddle = async name => {
      if (name !== 'changes') return undefined
      s.books.meddle = () => undefined
      return undefined
    }
    // The feed answers with the record as it was; a Re-Sync stores a later one before that is stored.
    const { connectorFor } = s.deps
    s.deps.connectorFor = async (connection, priority) => {
      const connector = await connectorFor(connection, priority)
      if (priority === 'high') return connector
      return new Proxy(connector, {
        get: (target, name) =>
          name !== 'changes'
            ? Reflect.get(target, name)
            : async (...args: Parameters<typeof connector.changes>) => {
                const answer = await connector.changes(...args)
                s.books.edit('invoice', a, { memo: 'second' })
                await s.engine.resync(CONNECTION_ID, 'invoice', a, 'page')
                return answer
              },
      })
    }
    await s.sync()
    expect((await s.get('invoice', a))?.memo).toBe('second')
  })
})

describe('how new a reading must be', () => {
  const asked = '2026-03-01T10:00:00.000Z'
  it.each<[string, string | undefined, string | undefined, string]>([
    ['by one clock', '2026-03-01T09:50:00.000Z', asked, '2026-03-01T09:51:00.000Z'],
    [
      'by clocks an hour apart',
      '2026-03-01T10:50:00.000Z',
      '2026-03-01T11:00:00.000Z',
      '2026-03-01T09:51:00.000Z',
    ],
    ['changed after we asked', '2026-03-01T10:02:00.000Z', asked, '2026-03-01T10:03:00.000Z'],
    ['no time of the change', undefined, asked, asked],
    ['no clock told', '2026-03-01T09:50:00.000Z', undefined, asked],
  ])('%s', (_, changed, serverTime, since) => {
    expect(freshSinceBy(asked, serverTime)(changed)).toBe(since)
  })
})

describe('records of ours', () => {
  it('are known by their id there; what refers to them refers to ours', async () => {
    await s.put(
      {
        kind: 'customer',
        connectionId: CONNECTION_ID,
        id: 'own-c',
        externalId: '50',
        origin: 'own',
        syncState: 'synced',
        name: 'Ours',
        active: true,
        currency: 'USD',
      },
      anOwnInvoice({ id: 'own-i', externalId: '60', syncState: 'synced', customerId: 'own-c' }),
    )
    s.books.customer({ id: '50', name: 'Ours, renamed' })
    s.books.invoice({ id: '60', customerId: '50', number: 'OURS' })
    s.books.payment({
      id: '70',
      customerId: '50',
      applications: [{ invoiceId: '60', amount: 300 }],
      amount: 300,
    })
    await s.sync()
    expect(await s.get('customer', '50')).toBeUndefined()
    expect(await s.get('customer', 'own-c')).toMatchObject({ name: 'Ours, renamed', origin: 'own' })
    expect(await s.get('invoice', '60')).toBeUndefined()
    expect(await s.get('invoice', 'own-i')).toMatchObject({ customerId: 'own-c', accountingBalance: 9_700 })
    expect(await s.get('payment', '70')).toMatchObject({
      customerId: 'own-c',
      applications: [{ invoiceId: 'own-i', amount: 300 }],
    })
  })

  it('a pulled payment with our key completes ours and closes its entry, whatever that waited for', async () => {
    const own = anOwnPayment({
      id: 'own-p',
      ourKey: 'ARC-1',
      standing: 'in-flight',
      syncState: 'unknown',
      applications: [{ invoiceId: b, amount: 4_000 }],
    })
    await s.put(own)
    await write(s.ledger, ['outbox'], tx =>
      putOutboxEntry(tx, {
        id: 'e',
        connectionId: CONNECTION_ID,
        entity: 'payment',
        recordId: 'own-p',
        action: 'create-payment',
        state: 'unknown',
        attempts: 1,
        createdAt: '2026-03-01T09:00:00.000Z',
      }),
    )
    const there = s.books.payment({
      ourKey: 'ARC-1',
      applications: [{ invoiceId: b, amount: 4_000 }],
      amount: 4_000,
    })
    await s.sync()
    expect(await s.ledger.count('payments')).toBe(1)
    expect(await s.get('payment', 'own-p')).toMatchObject({
      externalId: there.id,
      standing: 'there',
      syncState: 'synced',
      method: 'ach',
      source: 'processed',
      status: 'authorized',
    })
    expect(await outboxOf(s.ledger, CONNECTION_ID)).toEqual([])
  })

  it('a copy of it, key and all, is a payment of its own', async () => {
    await s.put(anOwnPayment({ id: 'own-p', ourKey: 'ARC-1' }))
    s.books.payment({ ourKey: 'ARC-1', amount: 4_000 })
    s.books.payment({ ourKey: 'ARC-1', amount: 4_000 })
    await s.sync()
    const payments = await s.all('payment')
    expect(payments.map(({ origin }) => origin).sort()).toEqual(['imported', 'own'])
  })

  it('applied otherwise than meant: a person looks at it', async () => {
    const payment = anOwnPayment({
      id: 'own-p',
      ourKey: 'ARC-1',
      amount: 4_000,
      unapplied: 0,
      applications: [{ invoiceId: b, amount: 4_000 }],
    })
    await s.put(payment)
    await write(s.ledger, ['outbox'], tx =>
      putOutboxEntry(tx, {
        id: 'e',
        connectionId: CONNECTION_ID,
        entity: 'payment',
        recordId: 'own-p',
        action: 'create-payment',
        state: 'sending',
        attempts: 1,
        createdAt: '2026-03-01T09:00:00.000Z',
        intent: {
          key: 'k',
          action: 'create-payment',
          payment,
          customerExternalId: '1',
          applications: [{ invoiceExternalId: b, amount: 4_000 }],
        },
      }),
    )
    s.books.payment({ ourKey: 'ARC-1', amount: 4_000 })
    await s.sync()
    expect(await outboxOf(s.ledger, CONNECTION_ID)).toMatchObject([
      { state: 'needs-user', question: 'unclear-answer' },
    ])
  })

  it.each<[string, (id: string) => void]>([
    ['deleted', id => s.books.remove('payment', id)],
    ['voided', id => s.books.voidPayment(id)],
  ])('%s there: it is gone at once, keeps its amounts, and its invoice owes again', async (_, undo) => {
    await s.put(
      anOwnPayment({
        id: 'own-p',
        ourKey: 'ARC-1',
        applications: [{ invoiceId: b, amount: 4_000 }],
        amount: 4_000,
      }),
    )
    const there = s.books.payment({
      ourKey: 'ARC-1',
      applications: [{ invoiceId: b, amount: 4_000 }],
      amount: 4_000,
    })
    await s.sync()
    expect((await s.get('invoice', b))?.accountingBalance).toBe(16_000)
    s.pass(600_000)
    undo(there.id)
    await s.sync()
    const own = (await s.get('payment', 'own-p')) as Payment
    expect(own).toMatchObject({
      standing: 'gone',
      amount: 4_000,
      applications: [{ invoiceId: b, amount: 4_000 }],
    })
    expect((await s.get('invoice', b))?.accountingBalance).toBe(20_000)
    s.pass(60_000)
    await s.sync()
    expect((await s.get('payment', 'own-p'))?.standing).toBe('gone')
  })

  it('one that was pulled as a stranger before its acceptance was known is one record again', async () => {
    const stranger = s.books.invoice({ number: 'MINE' })
    await s.sync()
    await s.change('invoice', stranger.id, { archivedAt: '2026-03-01T10:00:00.000Z' })
    const paid = s.books.payment({ applications: [{ invoiceId: stranger.id, amount: 100 }], amount: 100 })
    await s.sync()
    await s.put(anOwnInvoice({ id: 'own-i', number: 'MINE', externalId: stranger.id, syncState: 'synced' }))
    s.books.edit('invoice', stranger.id, { memo: 'x' })
    await s.sync()
    expect(await s.get('invoice', stranger.id)).toBeUndefined()
    expect(await s.get('invoice', 'own-i')).toMatchObject({
      memo: 'x',
      archivedAt: '2026-03-01T10:00:00.000Z',
    })
    expect((await s.get('payment', paid.id))?.applications).toEqual([{ invoiceId: 'own-i', amount: 100 }])
  })
})

describe('duplicate numbers', () => {
  it('the next comes in when the kept one is renumbered', async () => {
    const second = s.books.invoice({ number: 'A' })
    await s.sync()
    expect((await s.get('invoice', second.id))?.skippedFor).toBe(a)
    s.pass(600_000)
    s.books.edit('invoice', a, { number: 'A-old' })
    await s.sync()
    expect(await s.get('invoice', second.id)).not.toHaveProperty('skippedFor')
    expect((await s.events()).map(({ message }) => message)).toEqual(['came-in', 'skipped'])
  })

  it('turned on, the skipped come in; turned off again, nothing leaves', async () => {
    const second = s.books.invoice({ number: 'A' })
    await s.sync()
    s.settings.allowDuplicateInvoiceNumbers = true
    expect(await s.engine.bringInSkipped(CONNECTION_ID)).toBe(1)
    expect(await s.get('invoice', second.id)).not.toHaveProperty('skippedFor')
    s.settings.allowDuplicateInvoiceNumbers = false
    s.pass(600_000)
    s.books.edit('invoice', second.id, { memo: 'x' })
    s.books.edit('invoice', a, { memo: 'x' })
    const third = s.books.invoice({ number: 'A' })
    await s.sync()
    expect(await s.get('invoice', second.id)).not.toHaveProperty('skippedFor')
    expect((await s.get('invoice', third.id))?.skippedFor).toBe(a)
  })

  it('blank numbers are never duplicates', async () => {
    const blanks = [s.books.invoice({ number: '' }), s.books.invoice({ number: '' })]
    await s.sync()
    for (const { id } of blanks) expect(await s.get('invoice', id)).not.toHaveProperty('skippedFor')
  })
})
