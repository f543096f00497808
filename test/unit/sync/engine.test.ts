import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccountingError } from '../../../core/accounting/connector.ts'
import { patchConnection } from '../../../core/store/connections.ts'
import { getDeletionCheck } from '../../../core/store/deletion-checks.ts'
import { getJob } from '../../../core/store/schedule.ts'
import { write } from '../../../core/store/transaction.ts'
import { createEngine } from '../../../core/sync/engine.ts'
import { CONNECTION_ID, offline } from './fake-connector.ts'
import { type Setting, setting } from './setting.ts'

let s: Setting
beforeEach(async () => {
  s = await setting()
  s.books.customer()
  for (let n = 0; n < 5; n++) s.books.invoice()
})
afterEach(() => s.close())
const job = (kind: 'sync' | 'deletion-check') => getJob(s.ledger, CONNECTION_ID, kind)
const patch = (change: Parameters<typeof patchConnection>[2]) =>
  write(s.ledger, ['connections'], tx => patchConnection(tx, CONNECTION_ID, change))
const pdfless = () => s.books.requests.filter(name => !name.startsWith('pdf'))

describe('waking', () => {
  it('plans what is missing, runs what is due, and nothing before it is due', async () => {
    await s.engine.wake()
    expect((await s.connection()).importing).toBe(false)
    expect(await job('sync')).toMatchObject({ dueAt: '2026-03-01T09:10:00.000Z', failures: 0 })
    expect(await job('deletion-check')).toMatchObject({ dueAt: '2026-03-02T01:00:00.000Z' })
    expect(await s.engine.nextDueAt()).toBe((await job('sync'))?.dueAt)
    s.books.requests = []
    s.pass(9 * 60_000)
    await s.engine.wake()
    expect(s.books.requests).toEqual([])
    s.pass(60_000)
    await s.engine.wake()
    expect(pdfless()).toEqual(['changes'])
  })

  it('goes by the preference', async () => {
    s.settings.syncEveryMinutes = 60
    await s.engine.wake()
    expect((await job('sync'))?.dueAt).toBe('2026-03-01T10:00:00.000Z')
  })

  it('catches up the deletion check that the browser slept over', async () => {
    await s.engine.wake()
    s.books.remove('invoice', s.books.all('invoice')[0]?.id as string)
    s.pass(3 * 86_400_000)
    await s.engine.wake()
    expect(await s.ledger.count('invoices')).toBe(4)
    expect((await s.runs()).filter(({ kind }) => kind === 'deletion-check')).toHaveLength(1)
    expect((await job('deletion-check'))?.dueAt).toBe('2026-03-05T01:00:00.000Z')
  })

  it('never rejects, whatever fails', async () => {
    s.books.meddle = () => ({ before: new Error('surprise') })
    await s.engine.wake()
    expect((await s.runs())[0]).toMatchObject({
      outcome: 'failed',
      note: 'Something went wrong inside AR Companion: surprise',
    })
    const dead = createEngine({ ...s.deps, ledger: () => Promise.reject(new Error('will not open')) })
    await dead.wake()
  })

  it('asks nothing of a connection that is signed out or disconnected', async () => {
    await patch({ state: 'sign-in-needed' })
    await s.engine.wake()
    await patch({ state: 'disconnected' })
    await s.engine.wake()
    expect(s.books.requests).toEqual([])
    expect(await s.engine.nextDueAt()).toBeUndefined()
  })

  it('goes on at once with what the worker before was stopped in, and closes its run', async () => {
    let pages = 0
    const before = s.life()
    s.books.meddle = name => {
      if (name === 'page invoice' && ++pages === 2) before.kill()
      return undefined
    }
    await before.engine.wake()
    expect((await s.runs())[0]).not.toHaveProperty('endedAt')
    expect((await job('sync'))?.dueAt).toBe('2026-03-01T09:10:00.000Z')
    s.books.meddle = () => undefined
    await s.engine.wake()
    expect((await s.runs()).map(({ outcome }) => outcome).sort()).toEqual(['ok', 'stopped'])
    expect(await s.ledger.count('invoices')).toBe(5)
  })

  it('and with the next wake, when the one that was stopped lets go of its lock late', async () => {
    const before = s.life()
    s.books.meddle = name => {
      if (name === 'page invoice') before.kill()
      return undefined
    }
    await before.engine.wake()
    s.books.meddle = () => undefined
    s.locked.add(`engine:${CONNECTION_ID}`)
    await s.engine.wake()
    expect(await s.ledger.count('invoices')).toBe(0)
    s.locked.clear()
    await s.engine.wake()
    expect((await s.runs()).map(({ outcome }) => outcome).sort()).toEqual(['ok', 'stopped'])
    expect(await s.ledger.count('invoices')).toBe(5)
  })

  it('goes on with a deletion check that was stopped', async () => {
    await s.engine.wake()
    s.books.remove('invoice', s.books.all('invoice')[0]?.id as string)
    s.pass(86_400_000)
    const before = s.life()
    s.books.meddle = name => {
      if (name === 'keys customer') before.kill()
      return undefined
    }
    await before.engine.wake()
    expect(await getDeletionCheck(s.ledger, CONNECTION_ID)).toMatchObject({ state: 'running' })
    s.books.meddle = () => undefined
    const after = s.life()
    await after.engine.wake()
    expect(await s.ledger.count('invoices')).toBe(4)
  })
})

describe('failures', () => {
  it('in passing back off, with the hint of the server', async () => {
    await s.engine.wake()
    s.pass(600_000)
    s.books.meddle = () => ({
      before: new AccountingError('Throttled.', { class: 'retry', reason: 'throttled', retryAfter: 240_000 }),
    })
    await s.engine.wake()
    expect(await job('sync')).toMatchObject({
      failures: 1,
      dueAt: new Date(s.clock.now + 240_000).toISOString(),
    })
    expect(await s.connection()).toMatchObject({ state: 'connected', lastSyncOutcome: 'failed' })
    s.books.meddle = () => undefined
    s.pass(240_000)
    await s.engine.wake()
    expect(await job('sync')).toMatchObject({ failures: 0 })
    expect(await s.connection()).toMatchObject({ lastSyncOutcome: 'ok' })
  })

  it('keep the raw answer of what nobody understood', async () => {
    s.books.meddle = () => ({
      before: new AccountingError('Unreadable answer.', { class: 'bug', raw: '<html>proxy', trace: '1-5f' }),
    })
    await expect(s.sync()).rejects.toThrow('Unreadable')
    expect(await s.events()).toMatchObject([{ level: 'error', raw: '<html>proxy', trace: '1-5f' }])
  })

  it('of the network leave the time of the last good sync', async () => {
    await s.sync()
    const { lastSyncAt } = await s.connection()
    s.pass(600_000)
    s.books.meddle = () => ({ before: offline() })
    await expect(s.sync()).rejects.toThrow()
    expect((await s.connection()).lastSyncAt).toBe(lastSyncAt)
  })
})

describe('one engine at a time', () => {
  it('callers share the sync under way, in this worker', async () => {
    await Promise.all([s.sync(), s.sync(), s.engine.wake()])
    expect((await s.runs()).filter(({ kind }) => kind === 'import' || kind === 'sync')).toHaveLength(1)
  })

  it('what changed before a user asked is read, also where a scheduled sync had read its changes by then', async () => {
    await s.sync()
    s.pass(600_000)
    const { id } = s.books.invoice({ number: 'EARLY' })
    const before = s.books.requests.length
    await s.sync()
    const last = s.books.requests.length - before
    s.books.edit('invoice', id, { number: 'READ' })
    s.pass(600_000)
    let asked: Promise<unknown> | undefined
    let n = 0
    s.books.meddle = () => {
      n += 1
      if (n === last)
        queueMicrotask(() => {
          s.books.edit('invoice', id, { number: 'LATE' })
          asked = s.sync()
        })
      return undefined
    }
    await s.engine.wake()
    expect(asked).toBeDefined()
    await asked
    expect((await s.all('invoice')).find(({ externalId }) => externalId === id)?.number).toBe('LATE')
  })

  it('another context that is at work is left alone', async () => {
    s.locked.add(`engine:${CONNECTION_ID}`)
    expect(await s.sync()).toBe('elsewhere')
    expect(s.books.requests).toEqual([])
    s.locked.clear()
    expect(await s.sync()).toBe('done')
  })

  it('sync and deletion check of a connection take turns, and hold the lock only meanwhile', async () => {
    await s.sync()
    s.pass(86_400_000)
    s.books.meddle = () => {
      s.pass(1000)
      return undefined
    }
    await Promise.all([s.engine.runDeletionCheck(CONNECTION_ID, 'user'), s.sync()])
    const [second, first] = await s.runs()
    expect([first?.kind, second?.kind]).toEqual(['deletion-check', 'sync'])
    expect((first?.endedAt ?? 'z') <= (second?.startedAt ?? '')).toBe(true)
    expect(s.locked.size).toBe(0)
  })

  it('the worker is kept alive during a run and not after, also when it fails', async () => {
    let during = 0
    s.books.meddle = () => {
      during = Math.max(during, s.awake())
      return { before: offline() }
    }
    await expect(s.sync()).rejects.toThrow()
    expect(during).toBe(1)
    expect(s.awake()).toBe(0)
  })
})

describe('home', () => {
  it('only the home pushes and checks deletions; any profile pulls', async () => {
    const pushed: string[] = []
    const engine = createEngine({
      ...s.deps,
      push: async connection => {
        pushed.push(connection.id)
        return { pushed: 0, problems: 0 }
      },
    })
    await patch({ isHome: false })
    await engine.wake()
    s.pass(2 * 86_400_000)
    await engine.wake()
    expect(await s.ledger.count('invoices')).toBe(5)
    expect(pushed).toEqual([])
    expect((await s.runs()).some(({ kind }) => kind === 'deletion-check')).toBe(false)
    await expect(engine.runDeletionCheck(CONNECTION_ID, 'user')).rejects.toMatchObject({ code: 'not-home' })
    await patch({ isHome: true })
    s.pass(86_400_000)
    await engine.wake()
    expect(pushed).toEqual([CONNECTION_ID])
  })

  it('a push that waits for a time brings the next sync forward', async () => {
    await s.sync()
    s.pass(600_000)
    const notBefore = new Date(s.clock.now + 120_000).toISOString()
    const engine = createEngine({ ...s.deps, push: async () => ({ pushed: 0, problems: 0, notBefore }) })
    await engine.wake()
    expect((await job('sync'))?.dueAt).toBe(notBefore)
  })
})

describe('what is asked of a company that is not there', () => {
  it('is refused with a reason', async () => {
    await expect(s.engine.syncNow('nobody', 'user')).rejects.toMatchObject({ code: 'not-connected' })
    await patch({ state: 'sign-in-needed', stateReason: 'Intuit ended the sign-in.' })
    await expect(s.engine.resync(CONNECTION_ID, 'invoice', '2', 'user')).rejects.toMatchObject({
      code: 'sign-in',
      message: 'Fake Company asks you to sign in again.',
    })
  })
})
