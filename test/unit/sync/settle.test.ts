import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { putRecord } from '../../../core/store/records.ts'
import { write } from '../../../core/store/transaction.ts'
import { settle } from '../../../core/sync/pull/settle.ts'
import { CONNECTION_ID, offline } from './fake-connector.ts'
import { aConnection, Killed, type Setting, setting, sides } from './setting.ts'

let s: Setting
afterEach(() => s.close())

/** Everything read and staged, and the worker dead before the first row. */
async function staged(): Promise<void> {
  for (let n = 1; n < 40; n++) {
    s = await setting()
    s.books.customer()
    const all = Array.from({ length: 6 }, (_, n) => s.books.invoice({ number: `N-${n % 5}` }))
    s.books.payment({ applications: [{ invoiceId: all[0]?.id as string, amount: 500 }], amount: 500 })
    const life = s.life({ n, after: true })
    await life.engine.syncNow(CONNECTION_ID, 'user').catch(() => undefined)
    life.kill()
    s.locked.clear()
    if (!(await s.connection()).importing) break
    s.close()
  }
  expect(await s.ledger.count('staged')).toBeGreaterThan(0)
}

describe('what a first import staged', () => {
  it('becomes rows in the same run', async () => {
    s = await setting()
    s.books.customer()
    s.books.invoice()
    await s.sync()
    expect([await s.ledger.count('staged'), await s.ledger.count('invoices')]).toEqual([0, 1])
  })

  it('answers while it is staged, and becomes rows with the next run when the worker died before', async () => {
    await staged()
    expect(await s.all('invoice')).toHaveLength(6)
    s.announced.length = 0
    await settle(s.deps, aConnection())
    expect(new Set(s.announced)).toEqual(new Set(['progress']))
    await s.sync()
    expect([await s.ledger.count('staged'), await s.ledger.count('invoices')]).toEqual([0, 6])
    const { here, there } = await sides(s)
    expect(here).toEqual(there)
  })

  it('is looked through by a deletion check that comes before the next sync', async () => {
    await staged()
    const [gone] = s.books.all('invoice')
    s.books.remove('invoice', gone?.id as string)
    await s.engine.runDeletionCheck(CONNECTION_ID, 'user')
    const { here, there } = await sides(s, ['invoice'])
    expect(here).toEqual(there)
  })

  it('keeps what the user did with a record meanwhile', async () => {
    await staged()
    await s.change('invoice', '3', { archivedAt: '2026-03-01T00:00:00.000Z' })
    await settle(s.deps, aConnection())
    expect(await s.get('invoice', '3')).toMatchObject({ archivedAt: '2026-03-01T00:00:00.000Z' })
  })

  it('keeps a newer reading, and the mark of a duplicate number', async () => {
    await staged()
    const skipped = (await s.all('invoice')).filter(({ skippedFor }) => skippedFor !== undefined)
    expect(skipped).toHaveLength(1)
    const [first] = s.books.all('invoice')
    s.books.edit('invoice', first?.id as string, { accountingBalance: 1 })
    await s.engine.resync(CONNECTION_ID, 'invoice', first?.id as string, 'user')
    await settle(s.deps, aConnection())
    expect((await s.get('invoice', first?.id as string))?.accountingBalance).toBe(1)
    expect((await s.all('invoice')).filter(({ skippedFor }) => skippedFor !== undefined)).toEqual([
      expect.objectContaining({ id: skipped[0]?.id }),
    ])
  })

  it('does not bring back a payment that was found deleted there meanwhile', async () => {
    await staged()
    const [payment] = s.books.all('payment')
    s.books.remove('payment', payment?.id as string)
    await s.engine.resync(CONNECTION_ID, 'payment', payment?.id as string, 'user')
    s.pass(3_600_000)
    await s.sync()
    expect((await s.all('payment')).filter(({ standing }) => standing !== 'gone')).toEqual([])
  })

  it(
    'is whole wherever the worker dies on the way',
    () =>
      fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.boolean(), async (n, after) => {
          s = await setting()
          s.books.customer()
          for (let count = 0; count < 7; count++) s.books.invoice({ number: `N-${count % 6}` })
          const life = s.life({ n, after })
          await life.engine.syncNow(CONNECTION_ID, 'user').catch(error => {
            if (!(error instanceof Killed) && !String(error).includes('Abort')) throw error
          })
          life.kill()
          s.locked.clear()
          await s.life().engine.syncNow(CONNECTION_ID, 'user')
          const { here, there } = await sides(s)
          expect(here).toEqual(there)
          expect(await s.ledger.count('staged')).toBe(0)
          expect((await s.all('invoice')).filter(({ skippedFor }) => skippedFor)).toHaveLength(1)
          s.close()
        }),
        { numRuns: 25 },
      ),
    60_000,
  )

  it('is settled first when an interrupted import goes on', async () => {
    s = await setting()
    s.books.customer()
    for (let n = 0; n < 7; n++) s.books.invoice({ number: `N-${n % 6}` })
    let pages = 0
    s.books.meddle = name => (name === 'page invoice' && ++pages === 3 ? { before: offline() } : undefined)
    await expect(s.sync()).rejects.toThrow('No answer')
    const rows = await s.ledger.count('invoices')
    await write(s.ledger, ['invoices'], tx =>
      putRecord(tx, { ...staleOf(), readAt: '2020-01-01T00:00:00.000Z' }),
    )
    s.books.meddle = () => undefined
    await s.sync()
    expect(rows).toBeLessThan(7)
    const { here, there } = await sides(s)
    expect(here).toEqual(there)
  })
})

/** An older reading of the first invoice, stored as a row before its block is. */
function staleOf() {
  const [first] = s.books.all('invoice')
  if (!first) throw new Error('The books hold no invoice.')
  return { ...first, connectionId: CONNECTION_ID, accountingBalance: 1 }
}
