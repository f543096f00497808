import { afterEach, describe, expect, it } from 'vitest'
import { cursorsOf, importProgress } from '../../../core/store/cursors.ts'
import { CONNECTION_ID, offline } from './fake-connector.ts'
import { anOwnInvoice } from './own.ts'
import { type Setting, setting, sides } from './setting.ts'

let s: Setting
afterEach(() => s.close())

async function company() {
  s = await setting()
  for (let n = 0; n < 4; n++) s.books.customer()
  s.books.item()
  const invoices = Array.from({ length: 7 }, () => s.books.invoice())
  s.books.payment({ applications: [{ invoiceId: invoices[0]?.id as string, amount: 4_000 }], amount: 5_000 })
  s.books.creditMemo()
  return s
}

describe('first import', () => {
  it('brings every record of every kind, page by page, and is then in step', async () => {
    await company()
    await s.sync()
    const { here, there } = await sides(s)
    expect(here).toEqual(there)
    expect((await s.connection()).importing).toBe(false)
    expect(s.books.requests.filter(name => name === 'page invoice')).toHaveLength(3)
    const [run] = await s.runs()
    expect(run).toMatchObject({ kind: 'import', outcome: 'ok', counts: { problems: 0 } })
    expect(run?.counts.added).toBe(14)
  })

  it('counts as synced from its last page on, however long the first pull and the PDFs take', async () => {
    await company()
    const seen: (string | undefined)[] = []
    s.books.meddle = async name => {
      const { importing, lastSyncAt } = await s.connection()
      if (name.startsWith('changes') && !importing) seen.push(lastSyncAt)
      return undefined
    }
    await s.sync()
    expect(seen).toEqual([expect.stringMatching(/Z$/)])
  })

  it.each([
    ['at once, where the counts tell the time', true, ['company', 'census', 'page customer']],
    [
      'after it asked for the time, where they do not',
      false,
      ['company', 'census', 'changes', 'page customer'],
    ],
  ])('begins %s', async (_, tellsTimeWithCounts, first) => {
    await company()
    s.books.tellsTimeWithCounts = tellsTimeWithCounts
    await s.sync()
    expect(s.books.requests.slice(0, first.length)).toEqual(first)
  })

  it('asks for the next page before the one before it is stored', async () => {
    await company()
    const storedWhenAsked: number[] = []
    s.books.meddle = name => {
      if (name.startsWith('page'))
        storedWhenAsked.push(s.announced.filter(what => what === 'progress').length)
      return undefined
    }
    await s.sync()
    // Customers 2 pages, items 1, invoices 3, payments 1, credit memos 1: each asked for one page ahead.
    expect(storedWhenAsked).toEqual([0, 0, 1, 2, 3, 4, 5, 6])
  })

  it('catches what changed while it ran', async () => {
    await company()
    s.books.meddle = name => {
      if (name === 'page payment') {
        s.books.meddle = () => undefined
        s.books.edit('customer', '1', { name: 'Renamed while importing' })
        s.books.remove('payment', s.books.all('payment')[0]?.id as string)
        s.books.invoice({ number: 'late' })
      }
      return undefined
    }
    await s.sync()
    const { here, there } = await sides(s)
    expect(here).toEqual(there)
  })

  it('goes on from the stored page when it was cut off, and does not read a page twice', async () => {
    await company()
    let pages = 0
    s.books.meddle = name => {
      if (name === 'page invoice' && ++pages === 2) return { before: offline() }
      return undefined
    }
    await expect(s.sync()).rejects.toThrow('No answer')
    expect(await s.all('invoice')).toHaveLength(3)
    expect((await s.runs())[0]).toMatchObject({
      outcome: 'failed',
      note: expect.stringContaining('No answer'),
    })
    s.books.meddle = () => undefined
    s.books.requests = []
    await s.sync()
    expect(s.books.requests.filter(name => name.startsWith('page'))).toEqual([
      'page invoice',
      'page invoice',
      'page payment',
      'page creditMemo',
    ])
    const { here, there } = await sides(s)
    expect(here).toEqual(there)
    const cursors = await cursorsOf(s.ledger, CONNECTION_ID)
    expect(cursors.find(({ entity }) => entity === 'invoice')?.imported).toBe(7)
  })

  it('shows counts and the time left at the pace so far', async () => {
    await company()
    let pages = 0
    s.books.meddle = name => {
      if (name === 'page invoice') {
        s.pass(10_000)
        if (++pages === 3) return { before: offline() }
      }
      return undefined
    }
    await expect(s.sync()).rejects.toThrow()
    const progress = await importProgress(s.ledger, CONNECTION_ID, s.clock.now)
    // 4 customers, 1 item, 6 of 7 invoices in 30 s; 3 records are left of 14.
    expect(progress).toMatchObject({ done: 11, total: 14, finished: false })
    expect(progress?.secondsLeft).toBe(Math.ceil((3 * 30) / 11))
  })

  it('names a record that cannot be read and keeps the rest of its page', async () => {
    await company()
    s.books.unreadable.add('6')
    await s.sync()
    expect(await s.ledger.count('invoices')).toBe(6)
    expect((await s.runs())[0]).toMatchObject({ outcome: 'partly' })
    expect((await s.events()).map(({ message }) => message)).toContain(
      'The invoice 6 could not be read: TxnDate: "soon" is not a date',
    )
  })

  it('says how many came when the books count more, and not for what was deleted meanwhile', async () => {
    await company()
    s.books.leftOut.add('8')
    s.books.meddle = name => {
      if (name === 'page item') s.books.remove('creditMemo', s.books.all('creditMemo')[0]?.id as string)
      return undefined
    }
    await s.sync()
    expect((await s.runs())[0]).toMatchObject({ outcome: 'partly' })
    expect((await s.events()).map(({ message }) => message)).toEqual([
      expect.stringContaining('7 of this kind (invoice) are counted there, and 6 came'),
    ])
  })

  it('stores nothing for a company that answers under another id', async () => {
    await company()
    s.books.companyId = '2'
    await expect(s.sync()).rejects.toThrow('(2) instead of Fake Company (1)')
    expect(await s.ledger.count('customers')).toBe(0)
    expect(await s.connection()).toMatchObject({
      state: 'sign-in-needed',
      stateReason: expect.stringContaining('sign in again'),
    })
  })

  it('stops without a trace when the connection is erased meanwhile', async () => {
    await company()
    const { eraseConnection } = await import('../../../core/store/connections.ts')
    s.books.meddle = async name => {
      if (name === 'page invoice') await eraseConnection(s.ledger, CONNECTION_ID)
      return undefined
    }
    await expect(s.sync()).rejects.toThrow('not connected')
    for (const store of ['customers', 'invoices', 'cursors', 'runs', 'events', 'schedule'] as const)
      expect(await s.ledger.count(store), store).toBe(0)
  })

  it('keeps what was imported by number before, and settles duplicate numbers whatever the order', async () => {
    s = await setting()
    s.books.customer()
    const first = s.books.invoice({ number: 'A' })
    for (let n = 0; n < 5; n++) s.books.invoice()
    const second = s.books.invoice({ number: 'A', createdThere: '2026-01-01T00:00:00.000Z' })
    await s.engine.importByNumber(CONNECTION_ID, 'A', 'user')
    await s.change('invoice', second.id, { archivedAt: '2026-03-01T10:00:00.000Z' })
    await s.sync()
    // The fake keeps the creation time that it set itself, so the lower id was created first.
    expect(await s.get('invoice', first.id)).not.toHaveProperty('skippedFor')
    expect(await s.get('invoice', second.id)).toMatchObject({
      skippedFor: first.id,
      archivedAt: '2026-03-01T10:00:00.000Z',
    })
  })

  it('settles the number of one of ours that stands there with that of a stranger met before it', async () => {
    s = await setting()
    s.books.customer()
    const stranger = s.books.invoice({ number: 'A' })
    for (let n = 0; n < 5; n++) s.books.invoice()
    const there = s.books.invoice({ number: 'A' })
    await s.put(anOwnInvoice({ number: 'A', externalId: there.id, syncState: 'synced' }))
    await s.sync()
    expect(await s.get('invoice', stranger.id)).not.toHaveProperty('skippedFor')
    expect((await s.get('invoice', 'own-i'))?.skippedFor).toBe(stranger.id)
  })

  it('settles a number whose other was stored before the import was cut off', async () => {
    s = await setting()
    s.books.customer()
    const first = s.books.invoice({ number: 'A' })
    for (let n = 0; n < 3; n++) s.books.invoice()
    const second = s.books.invoice({ number: 'A' })
    let pages = 0
    s.books.meddle = name => (name === 'page invoice' && ++pages === 2 ? { before: offline() } : undefined)
    await expect(s.sync()).rejects.toThrow()
    s.books.meddle = () => undefined
    await s.sync()
    expect((await s.get('invoice', second.id))?.skippedFor).toBe(first.id)
  })
})
