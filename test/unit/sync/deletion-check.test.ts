import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getDeletionCheck } from '../../../core/store/deletion-checks.ts'
import { outboxOf, putOutboxEntry } from '../../../core/store/outbox.ts'
import { getPdf } from '../../../core/store/pdfs.ts'
import { putTombstone, tombstonesOf } from '../../../core/store/tombstones.ts'
import { write } from '../../../core/store/transaction.ts'
import { nextDeletionCheck } from '../../../core/sync/deletion/next-check.ts'
import { CONNECTION_ID, offline } from './fake-connector.ts'
import { anOwnInvoice, anOwnPayment } from './own.ts'
import { type Setting, setting, sides } from './setting.ts'

describe('the next deletion check', () => {
  it.each([
    ['2026-03-01T00:59:59.999Z', '2026-03-01T01:00:00.000Z'],
    ['2026-03-01T01:00:00.000Z', '2026-03-02T01:00:00.000Z'],
    ['2026-03-01T12:00:00.000Z', '2026-03-02T01:00:00.000Z'],
    // Summer time begins and ends somewhere: UTC does not care.
    ['2026-03-29T00:30:00.000Z', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29T01:30:00.000Z', '2026-03-30T01:00:00.000Z'],
    ['2026-10-25T02:00:00.000+02:00', '2026-10-25T01:00:00.000Z'],
    ['2026-11-01T01:00:00.001Z', '2026-11-02T01:00:00.000Z'],
    ['2026-12-31T23:59:59.000Z', '2027-01-01T01:00:00.000Z'],
    ['2028-02-28T05:00:00.000Z', '2028-02-29T01:00:00.000Z'],
    ['1969-12-31T23:00:00.000Z', '1970-01-01T01:00:00.000Z'],
  ])('after %s is %s', (after, next) => {
    expect(nextDeletionCheck(after)).toBe(next)
  })
})

let s: Setting
const ids: string[] = []
beforeEach(async () => {
  s = await setting()
  ids.length = 0
  for (let n = 0; n < 3; n++) s.books.customer()
  for (let n = 0; n < 8; n++) ids.push(s.books.invoice({ total: 10_000, customerId: n < 6 ? '1' : '2' }).id)
  s.books.payment({ applications: [{ invoiceId: ids[0] as string, amount: 1_000 }], amount: 1_000 })
  s.books.creditMemo()
  await s.sync()
  s.pass(600_000)
  await s.sync()
  s.pass(86_400_000)
  s.books.requests = []
})
afterEach(() => s.close())
const check = () => s.engine.runDeletionCheck(CONNECTION_ID, 'user')
const removed = async () =>
  (await tombstonesOf(s.ledger, CONNECTION_ID)).map(({ entity, id }) => `${entity} ${id}`)

describe('deletion check', () => {
  it('removes what a read confirms as gone, with a tombstone, and nothing else', async () => {
    const [gone = '', notFound = ''] = ids
    s.books.remove('invoice', gone)
    s.books.remove('invoice', notFound)
    s.books.remove('creditMemo', s.books.all('creditMemo')[0]?.id as string)
    await check()
    expect(await removed()).toHaveLength(3)
    const { here, there } = await sides(s, ['customer', 'item', 'invoice', 'creditMemo'])
    expect(here).toEqual(there)
    expect(await getPdf(s.ledger, CONNECTION_ID, gone)).toBeUndefined()
    expect((await s.runs())[0]).toMatchObject({
      kind: 'deletion-check',
      outcome: 'ok',
      counts: { removed: 3 },
    })
    expect(await getDeletionCheck(s.ledger, CONNECTION_ID)).toBeUndefined()
  })

  it('reads only what is missing, and proves the session beside it', async () => {
    const [gone = '', witness = ''] = ids
    s.books.remove('invoice', gone)
    await check()
    const reads = s.books.requests.filter(name => name.startsWith('read'))
    expect(reads).toEqual([`read invoice ${gone}`, `read invoice ${witness}`])
    expect(s.books.requests.filter(name => name === 'company')).toHaveLength(2)
  })

  it('one that was learned earlier leaves now; a customer stays while an invoice refers to it', async () => {
    for (const id of ids.slice(6)) s.books.remove('invoice', id)
    await s.sync()
    expect(await s.ledger.count('invoices')).toBe(8)
    // Not in QuickBooks, but elsewhere customers can be deleted.
    s.books.remove('customer', '1')
    s.books.remove('customer', '2')
    await check()
    expect(await s.ledger.count('invoices')).toBe(6)
    expect(await s.get('customer', '1')).toMatchObject({ active: false, deletedThereAt: expect.any(String) })
    expect(await s.get('customer', '2')).toBeUndefined()
    s.pass(86_400_000)
    s.books.requests = []
    await check()
    expect(s.books.requests.filter(name => name.startsWith('read'))).toEqual([])
  })

  it('a customer made inactive is hidden and stays', async () => {
    s.books.edit('customer', '3', { active: false })
    await s.sync()
    await check()
    expect(await s.get('customer', '3')).toMatchObject({ active: false })
  })

  it('payments on a removed invoice become unapplied; ours are listed', async () => {
    const [gone = ''] = ids
    await s.put(
      anOwnPayment({ amount: 4_000, unapplied: 500, applications: [{ invoiceId: gone, amount: 3_500 }] }),
    )
    s.books.remove('invoice', gone)
    await check()
    expect(await s.get('payment', 'own-p')).toMatchObject({ applications: [], unapplied: 4_000 })
    expect(await s.events()).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        recordId: 'own-p',
        message: 'unapplied',
      }),
    )
  })

  it('a payment on two invoices that leave together gets back both parts', async () => {
    const [first = '', second = '', third = ''] = ids
    const parts = [
      { invoiceId: first, amount: 1_500 },
      { invoiceId: second, amount: 2_000 },
      { invoiceId: third, amount: 300 },
    ]
    await s.put(anOwnPayment({ amount: 4_000, unapplied: 200, applications: parts }))
    s.books.remove('invoice', first)
    s.books.remove('invoice', second)
    await check()
    expect(await s.get('payment', 'own-p')).toMatchObject({ applications: parts.slice(2), unapplied: 3_700 })
    const listed = (await s.events()).filter(({ message }) => message === 'unapplied')
    expect(listed.map(({ recordId }) => recordId)).toEqual(['own-p', 'own-p'])
  })

  it('an imported payment that is gone with its invoice leaves too', async () => {
    const [paid = ''] = ids
    const payment = s.books.all('payment')[0]?.id as string
    s.books.bumpsInvoices = false
    s.books.remove('payment', payment)
    s.books.remove('invoice', paid)
    await check()
    expect((await removed()).sort()).toEqual([`invoice ${paid}`, `payment ${payment}`])
    expect(await s.get('payment', payment)).toBeUndefined()
  })

  it('a payment of ours that is gone stays, flagged, and its invoice is read again', async () => {
    const [invoiceId = ''] = ids
    const there = s.books.payment({ applications: [{ invoiceId, amount: 2_000 }], amount: 2_000 })
    await s.put(
      anOwnPayment({
        externalId: there.id,
        standing: 'there',
        syncState: 'synced',
        amount: 2_000,
        applications: [{ invoiceId, amount: 2_000 }],
      }),
    )
    await s.engine.resync(CONNECTION_ID, 'invoice', invoiceId, 'page')
    expect((await s.get('invoice', invoiceId))?.accountingBalance).toBe(7_000)
    s.pass(86_400_000)
    s.books.bumpsInvoices = false
    s.books.remove('payment', there.id)
    await check()
    expect(await s.get('payment', 'own-p')).toMatchObject({ standing: 'gone', amount: 2_000 })
    expect((await s.get('invoice', invoiceId))?.accountingBalance).toBe(9_000)
    s.pass(86_400_000)
    s.books.requests = []
    await check()
    expect(s.books.requests.filter(name => name.startsWith('read'))).toEqual([])
  })

  it('ours that were never accepted are none of its business; an accepted one of ours leaves whole', async () => {
    const [, , there = ''] = ids
    await s.put(
      anOwnInvoice({ id: 'own-new' }),
      anOwnInvoice({ id: 'own-old', externalId: there, syncState: 'synced', number: 'O' }),
    )
    s.books.edit('invoice', there, { memo: 'x' })
    await s.sync()
    await write(s.ledger, ['outbox'], tx =>
      putOutboxEntry(tx, {
        id: 'e',
        connectionId: CONNECTION_ID,
        entity: 'invoice',
        recordId: 'own-old',
        action: 'send-invoice',
        state: 'waiting',
        attempts: 0,
        createdAt: '2026-03-01T09:00:00.000Z',
      }),
    )
    s.books.remove('invoice', there)
    await check()
    expect(await removed()).toEqual(['invoice own-old'])
    expect(await s.get('invoice', 'own-new')).toBeDefined()
    expect(await outboxOf(s.ledger, CONNECTION_ID)).toEqual([])
    // Seen again (a mistake of the listing, a right that came back): ours again, with its own key.
    s.books.invoice({ id: there, number: 'O' })
    await s.engine.importByNumber(CONNECTION_ID, 'O', 'user')
    expect(await s.get('invoice', 'own-old')).toMatchObject({ origin: 'own', externalId: there })
    expect(await removed()).toEqual([])
  })

  it('the next of a number comes in when the kept one leaves', async () => {
    const [kept = ''] = ids
    const number = s.books.get('invoice', kept).number
    const second = s.books.invoice({ number })
    await s.sync()
    expect((await s.get('invoice', second.id))?.skippedFor).toBe(kept)
    s.books.remove('invoice', kept)
    await check()
    expect(await s.get('invoice', second.id)).not.toHaveProperty('skippedFor')
  })

  it('what was created during the listing, and what only the listing lacked, stays', async () => {
    const { connectorFor } = s.deps
    s.deps.connectorFor = async connection => {
      const connector = await connectorFor(connection)
      return new Proxy(connector, {
        get: (target, name) => (name === 'keys' ? async () => ({ keys: [] }) : Reflect.get(target, name)),
      })
    }
    await check()
    expect(await removed()).toEqual([])
    const { here, there } = await sides(s)
    expect(here).toEqual(there)
  })

  it('what came into the ledger while the keys were listed stays', async () => {
    let made = ''
    s.books.meddle = async name => {
      if (name !== 'keys invoice' || made) return undefined
      const there = s.books.invoice({ number: 'LATE' })
      made = there.id
      await s.put({ ...there, connectionId: CONNECTION_ID })
      return undefined
    }
    await check()
    expect(made).not.toBe('')
    expect(await removed()).toEqual([])
    const { here, there } = await sides(s)
    expect(here).toEqual(there)
  })

  it('a ledger that cannot be read ends the listing, and nothing leaves', async () => {
    s.books.remove('invoice', ids[0] as string)
    s.books.pageSize = 1
    const { ledger } = s.deps
    s.deps.ledger = async () => {
      const real = await ledger()
      return new Proxy(real, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target)
          if (name !== 'transaction') return typeof value === 'function' ? value.bind(target) : value
          return (...args: Parameters<typeof real.transaction>) => {
            const tx = target.transaction(...args)
            if (args[0] === 'invoices')
              tx.objectStore('invoices').getAllKeys = () => Promise.reject(new Error('unreadable'))
            return tx
          }
        },
      })
    }
    await expect(check()).rejects.toThrow('unreadable')
    expect(s.books.requests.filter(name => name === 'keys invoice').length).toBeLessThan(ids.length)
    expect(await removed()).toEqual([])
  })

  it.each<[string, (s: Setting) => void, string]>([
    [
      'another company answers',
      ({ books }) => {
        books.meddle = name => {
          if (name.startsWith('read')) books.companyId = '2'
          return undefined
        }
      },
      'another company',
    ],
    [
      'no record can be read any more',
      ({ books, deps }) => {
        const { connectorFor } = deps
        deps.connectorFor = async connection => {
          const connector = await connectorFor(connection)
          return new Proxy(connector, {
            get: (target, name) =>
              name === 'read' ? async () => ({ gone: 'not-found' }) : Reflect.get(target, name),
          })
        }
        books.tick()
      },
      'nothing was removed',
    ],
    [
      'the network goes before the proof',
      ({ books }) => {
        let companies = 0
        books.meddle = name => (name === 'company' && ++companies === 2 ? { before: offline() } : undefined)
      },
      'No answer',
    ],
  ])('nothing leaves when %s', async (_, break_, message) => {
    s.books.remove('invoice', ids[0] as string)
    break_(s)
    await expect(check()).rejects.toThrow(message)
    expect(await removed()).toEqual([])
    expect(await s.ledger.count('invoices')).toBe(8)
  })

  it('goes on where it was cut off, and then finds what was deleted since', async () => {
    for (const id of ids.slice(0, 4)) s.books.remove('invoice', id)
    let lists = 0
    s.books.meddle = name => (name === 'keys customer' && ++lists === 1 ? { before: offline() } : undefined)
    await expect(check()).rejects.toThrow()
    expect(await getDeletionCheck(s.ledger, CONNECTION_ID)).toMatchObject({ state: 'running' })
    s.books.requests = []
    s.books.remove('invoice', ids[4] as string)
    await check()
    const asked = s.books.requests
    expect(asked.indexOf('keys customer')).toBeLessThan(asked.indexOf('keys invoice'))
    expect(await removed()).toHaveLength(5)
    expect(await getDeletionCheck(s.ledger, CONNECTION_ID)).toBeUndefined()
  })

  it('forgets tombstones after 400 days', async () => {
    const day = 86_400_000
    await write(s.ledger, ['tombstones'], tx => {
      putTombstone(
        tx,
        anOwnInvoice({ id: '901' }),
        'deleted',
        new Date(s.clock.now - 400 * day).toISOString(),
      )
      putTombstone(
        tx,
        anOwnInvoice({ id: '902' }),
        'deleted',
        new Date(s.clock.now - 399 * day).toISOString(),
      )
    })
    await check()
    expect(await removed()).toEqual(['invoice 902'])
  })
})

describe('fail-safe', () => {
  const many = async (count: number, gone: number) => {
    const all = [...ids]
    while (all.length < count) all.push(s.books.invoice().id)
    s.books.pageSize = 1000
    await s.sync()
    s.pass(86_400_000)
    for (const id of all.slice(0, gone)) s.books.remove('invoice', id)
  }

  it.each([
    [30, 20, 'removes them'],
    [30, 21, 'stops'],
    [105, 21, 'removes them'],
    [104, 21, 'stops'],
  ])('of %i invoices %i are gone: it %s', async (count, gone, what) => {
    await many(count, gone)
    await check()
    expect(await removed()).toHaveLength(what === 'stops' ? 0 : gone)
  })

  it('stops with numbers, and goes on when the user confirms, still reading each', async () => {
    await many(60, 45)
    await check()
    expect(await removed()).toEqual([])
    const waiting = await getDeletionCheck(s.ledger, CONNECTION_ID)
    expect(waiting).toMatchObject({ state: 'needs-confirmation', knownOf: { invoice: 60 } })
    expect(waiting?.candidates).toHaveLength(45)
    expect((await s.events())[0]?.message).toMatch(/^45 of \d+ records are missing/)
    // It stopped early: not all were read.
    expect(s.books.requests.filter(name => name.startsWith('read invoice')).length).toBeLessThan(45)
    await s.engine.decideDeletion(CONNECTION_ID, true)
    expect(await removed()).toHaveLength(45)
    expect(await s.ledger.count('invoices')).toBe(15)
  })

  it('is dropped when the user says no, and asks anew the next day', async () => {
    await many(30, 25)
    await check()
    await s.engine.decideDeletion(CONNECTION_ID, false)
    expect(await getDeletionCheck(s.ledger, CONNECTION_ID)).toBeUndefined()
    expect(await removed()).toEqual([])
    s.pass(86_400_000)
    await check()
    expect(await getDeletionCheck(s.ledger, CONNECTION_ID)).toMatchObject({ state: 'needs-confirmation' })
  })

  it('waits for nothing the next day when the records are seen again', async () => {
    await many(30, 0)
    const { connectorFor } = s.deps
    s.deps.connectorFor = async connection => {
      const connector = await connectorFor(connection)
      return new Proxy(connector, {
        get: (target, name) =>
          name === 'read'
            ? async (entity: string, id: string) =>
                entity === 'invoice' && Number(id) > 8
                  ? { gone: 'not-found' }
                  : connector.read(entity as 'invoice', id)
            : name === 'keys'
              ? async (entity: 'invoice') => {
                  const { keys } = await connector.keys(entity)
                  return { keys: entity === 'invoice' ? keys.filter(key => Number(key) <= 8) : keys }
                }
              : Reflect.get(target, name),
      })
    }
    await check()
    expect(await getDeletionCheck(s.ledger, CONNECTION_ID)).toMatchObject({ state: 'needs-confirmation' })
    s.deps.connectorFor = connectorFor
    s.pass(86_400_000)
    await check()
    expect(await getDeletionCheck(s.ledger, CONNECTION_ID)).toBeUndefined()
    expect(await s.ledger.count('invoices')).toBe(30)
  })
})
