import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CONNECTION_ID } from './fake-connector.ts'
import { type Setting, setting } from './setting.ts'

/** A full device: the store refuses, and nothing half-done is left (design §5). */
let s: Setting
beforeEach(async () => {
  s = await setting()
  s.books.customer()
  for (let n = 0; n < 5; n++) s.books.invoice()
})
afterEach(() => {
  vi.restoreAllMocks()
  s.close()
})

function fullFor(store: string): void {
  for (const way of ['put', 'add'] as const) {
    const real = IDBObjectStore.prototype[way]
    vi.spyOn(IDBObjectStore.prototype, way).mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === store) throw new DOMException('full', 'QuotaExceededError')
      return real.apply(this, args)
    })
  }
}

describe('no room left', () => {
  it('in the first import: the run says so, and it goes on from there once there is room', async () => {
    fullFor('staged')
    await s.engine.wake()
    expect((await s.runs())[0]).toMatchObject({
      outcome: 'failed',
      note: 'There is no room left on this device to store the ledger.',
    })
    expect((await s.connection()).importing).toBe(true)
    expect(await s.all('invoice')).toHaveLength(0)
    vi.restoreAllMocks()
    s.pass(3_600_000)
    await s.engine.wake()
    expect((await s.connection()).importing).toBe(false)
    expect(await s.ledger.count('invoices')).toBe(5)
  })

  it('once all was read: the ledger answers from what it has, and makes rows of it once there is room', async () => {
    fullFor('invoices')
    await s.engine.wake()
    expect((await s.runs())[0]).toMatchObject({
      outcome: 'failed',
      note: 'There is no room left on this device to store the ledger.',
    })
    expect((await s.connection()).importing).toBe(false)
    expect(await s.all('invoice')).toHaveLength(5)
    vi.restoreAllMocks()
    s.pass(3_600_000)
    await s.engine.wake()
    expect(await s.ledger.count('invoices')).toBe(5)
    expect(await s.ledger.count('staged')).toBe(0)
  })

  it('in a sync: the cursor stays with the rows it covers', async () => {
    await s.engine.wake()
    const cursor = () => s.ledger.get('cursors', [CONNECTION_ID, 'invoice'])
    const before = await cursor()
    s.books.invoice()
    fullFor('invoices')
    s.pass(3_600_000)
    await s.engine.wake()
    expect(await cursor()).toEqual(before)
    vi.restoreAllMocks()
    s.pass(3_600_000)
    await s.engine.wake()
    expect(await s.ledger.count('invoices')).toBe(6)
  })

  it('when not even the log can be written, the next wake-up tries again', async () => {
    fullFor('runs')
    await s.engine.wake()
    expect(await s.ledger.count('invoices')).toBe(0)
    vi.restoreAllMocks()
    s.pass(3_600_000)
    await s.engine.wake()
    expect(await s.ledger.count('invoices')).toBe(5)
  })
})
