import { afterEach, describe, expect, it, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { AccountingError } from '../../../core/accounting/connector.ts'
import { putOutboxEntry } from '../../../core/store/outbox.ts'
import { write } from '../../../core/store/transaction.ts'
import { invoice } from '../sync-push/setting.ts'
import { at, C, client, NOW, OTHER, type Setting, setting } from './setting.ts'

afterEach(() => vi.restoreAllMocks())

/** Secrets are in one database only: not in storage, not in the ledger, not in any answer. */
async function expectNoSecretOutside(s: Setting, ...answers: unknown[]) {
  const stored = [await browser.storage.local.get(null), await browser.storage.sync.get(null)]
  const ledger = await Promise.all([...s.ledger.objectStoreNames].map(store => s.ledger.getAll(store)))
  expect(JSON.stringify([stored, ledger, answers, s.announced])).not.toContain('SECRET')
}

describe('connecting a company', () => {
  it('asks it who it is, stores the sign-in, becomes its home and begins the import', async () => {
    const s = await setting()
    const reply = await s.raw('connection.connect', client)
    expect(reply).toMatchObject({ ok: true, value: { connectionId: C, renewed: false } })
    expect(await s.connection()).toMatchObject({
      companyId: '1',
      companyName: 'Fake',
      state: 'connected',
      isHome: true,
      importing: true,
    })
    expect(await s.secrets.vault.read(C)).toMatchObject({
      clientId: 'CLIENT',
      clientSecret: 'SECRET-CLIENT',
      refreshToken: 'SECRET-REFRESH-CODE-1',
    })
    await s.settle()
    expect((await s.connection())?.importing).toBe(false)
    expect(await s.secrets.signIns.list()).toEqual([])
    await expectNoSecretOutside(s, reply)
  })

  it('stores state and redirect URI before any window opens', async () => {
    const s = await setting()
    let during: unknown[] = []
    s.vendor.window = async url => {
      during = await s.secrets.signIns.list()
      expect(new URL(url).searchParams.get('state')).toBe((during[0] as { state: string }).state)
      return s.vendor.callback(url)
    }
    await s.ask('connection.connect', client)
    expect(during).toMatchObject([
      { system: 'quickbooks', redirectUri: 'https://extension.chromiumapp.org/', clientId: 'CLIENT' },
    ])
    expect((during[0] as { state: string }).state.length).toBeGreaterThanOrEqual(43)
  })

  it('a closed window is a cancelled sign-in, and leaves nothing behind', async () => {
    const s = await setting()
    s.vendor.window = async () => {
      throw new Error('The user did not approve access.')
    }
    expect(await s.raw('connection.connect', client)).toMatchObject({ error: { code: 'cancelled' } })
    expect(await s.secrets.signIns.list()).toEqual([])
    expect(await s.connection()).toBeUndefined()
  })

  it('a page that does not load is not taken for a network fault: a wrong client id looks the same', async () => {
    const s = await setting()
    s.vendor.window = async () => {
      throw new Error('Authorization page could not be loaded.')
    }
    expect(await s.raw('connection.connect', client)).toMatchObject({ error: { code: 'sign-in-page' } })
  })

  it.each([
    ['of another state', (url: string) => url.replace(/state=[^&]*/, 'state=forged')],
    ['without a state', (url: string) => url.replace(/state=[^&]*/, 'x=1')],
    ['that is no address', () => 'nonsense'],
  ])('an answer %s is refused', async (_what, forge) => {
    const s = await setting()
    s.vendor.window = async url => forge(s.vendor.callback(url))
    expect(await s.raw('connection.connect', client)).toMatchObject({ error: { code: 'sign-in' } })
    expect(await s.connection()).toBeUndefined()
    expect(await s.secrets.vault.read(C)).toBeUndefined()
  })

  it('an answer counts once', async () => {
    const s = await setting()
    let address = ''
    s.vendor.window = async url => {
      address = s.vendor.callback(url)
      return address
    }
    await s.ask('connection.connect', client)
    expect(await s.raw('connection.paste', { address })).toMatchObject({ error: { code: 'sign-in' } })
  })

  it('a company that does not answer is not connected', async () => {
    const s = await setting()
    s.vendor.refuseCompany = new AccountingError('No network.', { class: 'retry', reason: 'offline' })
    expect(await s.raw('connection.connect', client)).toMatchObject({ error: { code: 'company-unread' } })
    expect(await s.connection()).toBeUndefined()
    expect(await s.secrets.vault.read(C)).toBeUndefined()
  })

  it('a system without a connector is refused', async () => {
    const s = await setting()
    expect(await s.raw('connection.connect', { ...client, system: 'intacct' })).toMatchObject({
      error: { code: 'not-allowed' },
    })
  })

  it('through the user’s own page, pasted after the worker was stopped', async () => {
    const s = await setting()
    const { authorizeUrl } = await s.ask('connection.begin', {
      ...client,
      redirectUri: 'https://mine.example/back',
    })
    const address = s.vendor.callback(authorizeUrl)
    expect(address).toContain('https://mine.example/back?')
    expect(await s.ask('connection.paste', { address: ` ${address}\n` })).toMatchObject({ connectionId: C })
  })
})

describe('signing in again', () => {
  async function connected() {
    const s = await setting()
    await s.ask('connection.connect', client)
    await s.settle()
    await s.put(invoice({ id: '5' }))
    return s
  }

  it('uses the stored client, keeps the ledger and goes on', async () => {
    const s = await connected()
    await write(s.ledger, ['connections'], async tx => {
      const connection = await tx.objectStore('connections').get(C)
      if (connection)
        tx.objectStore('connections').put({
          ...connection,
          state: 'sign-in-needed',
          stateReason: 'The sign-in was refused.',
        })
    })
    s.vendor.companyId = '1'
    expect(await s.ask('connection.reconnect', { connectionId: C })).toMatchObject({
      connectionId: C,
      renewed: true,
    })
    const connection = await s.connection()
    expect(connection).toMatchObject({ state: 'connected', importing: false })
    expect(connection?.stateReason).toBeUndefined()
    expect(await s.record('invoice', '5')).toBeDefined()
  })

  it('refuses another company, names both and changes nothing', async () => {
    const s = await connected()
    const before = await s.secrets.vault.read(C)
    s.vendor.companyId = '2'
    const reply = await s.raw('connection.reconnect', { connectionId: C })
    expect(reply).toMatchObject({ ok: false, error: { code: 'wrong-company' } })
    expect(!reply.ok && reply.error.message).toMatch(/Other Company.*Fake/)
    expect(await s.secrets.vault.read(C)).toEqual(before)
    expect(await s.secrets.vault.read(OTHER)).toBeUndefined()
    expect(await s.connection(OTHER)).toBeUndefined()
    expect(s.vendor.revoked).toEqual(['SECRET-REFRESH-CODE-2'])
    await expectNoSecretOutside(s, reply)
  })

  it('does not end the sign-in of the other company where that one is connected too', async () => {
    const s = await connected()
    s.vendor.companyId = '2'
    await s.ask('connection.connect', client)
    expect(await s.raw('connection.reconnect', { connectionId: C })).toMatchObject({
      error: { code: 'wrong-company' },
    })
    expect(s.vendor.revoked).toEqual([])
  })
})

describe('disconnecting', () => {
  it('ends the sign-in, keeps the ledger and the client', async () => {
    const s = await setting()
    await s.ask('connection.connect', client)
    await s.settle()
    await s.put(invoice({ id: '5' }))
    await s.ask('connection.disconnect', { connectionId: C, erase: false })
    expect(s.vendor.revoked).toEqual(['SECRET-REFRESH-CODE-1'])
    expect(await s.connection()).toMatchObject({ state: 'disconnected' })
    expect(await s.secrets.vault.read(C)).toMatchObject({ refreshToken: '', accessToken: '' })
    expect(await s.record('invoice', '5')).toBeDefined()
    expect(await s.raw('sync.now', { connectionId: C })).toMatchObject({ error: { code: 'not-connected' } })
    await s.ask('connection.reconnect', { connectionId: C })
    expect(await s.connection()).toMatchObject({ state: 'connected' })
  })

  it('says so when the vendor does not confirm it', async () => {
    const s = await setting()
    await s.ask('connection.connect', client)
    s.vendor.revokeFails = true
    await s.ask('connection.disconnect', { connectionId: C, erase: false })
    expect((await s.connection())?.stateReason).toMatch(/did not confirm/)
  })

  it('erases everything of it when asked', async () => {
    const s = await setting()
    await s.ask('connection.connect', client)
    await s.settle()
    await s.put(invoice({ id: '5' }))
    await s.ask('connection.disconnect', { connectionId: C, erase: true })
    expect(await s.connection()).toBeUndefined()
    expect(await s.secrets.vault.read(C)).toBeUndefined()
    for (const store of s.ledger.objectStoreNames) expect(await s.ledger.count(store)).toBe(0)
    expect(await browser.storage.sync.get(`home.${C}`)).toEqual({})
  })
})

describe('the home of a connection', () => {
  const elsewhere = { profileId: 'another', name: 'Edge on Windows', since: at(NOW) }

  it('another profile stays the home; this one shows and does not push', async () => {
    const s = await setting()
    await browser.storage.sync.set({ [`home.${C}`]: elsewhere })
    await s.ask('connection.connect', client)
    expect(await s.connection()).toMatchObject({ isHome: false, homeName: 'Edge on Windows' })
    await s.settle()
    const draft = { number: '1', customerId: '1', date: '2026-02-01', lines: [] }
    const reply = await s.raw('invoice.save', { connectionId: C, invoice: draft, push: true })
    expect(reply).toMatchObject({ error: { code: 'not-home' } })
    expect(!reply.ok && reply.error.message).toContain('Edge on Windows')
  })

  it('is taken on request; what the other may have sent is looked up first', async () => {
    const s = await setting()
    await browser.storage.sync.set({ [`home.${C}`]: elsewhere })
    await s.ask('connection.connect', client)
    await s.settle()
    const paused = {
      connectionId: C,
      entity: 'invoice' as const,
      action: 'create-invoice' as const,
      state: 'paused' as const,
      attempts: 1,
      createdAt: at(NOW),
    }
    const wire = { method: 'POST' as const, path: '/x', headers: {}, body: '{}', key: 'k' }
    const sent = { ...paused, id: 'sent', recordId: 'own-1', wire, firstSentAt: at(NOW) }
    await write(s.ledger, ['outbox'], tx => {
      putOutboxEntry(tx, sent)
      putOutboxEntry(tx, { ...paused, id: 'unsent', recordId: 'own-2' })
    })
    const pushed = vi.spyOn(s.engine, 'pushNow').mockResolvedValue({ pushed: 0, problems: 0 })
    await s.ask('connection.makeHome', { connectionId: C })
    expect(await s.connection()).toMatchObject({ isHome: true })
    expect((await s.outbox()).map(({ id, state, lookUpFirst }) => [id, state, lookUpFirst])).toEqual([
      ['sent', 'sending', true],
      ['unsent', 'waiting', true],
    ])
    expect(pushed).toHaveBeenCalled()
  })

  it('is given up when another profile takes it', async () => {
    const s = await setting()
    await s.ask('connection.connect', client)
    await s.settle()
    await browser.storage.sync.set({ [`home.${C}`]: elsewhere })
    s.worker.onStorage({ [`home.${C}`]: {} })
    await s.settle()
    expect(await s.connection()).toMatchObject({ isHome: false, homeName: 'Edge on Windows' })
  })

  it('works where the browser’s sync does not', async () => {
    const s = await setting()
    vi.spyOn(browser.storage.sync, 'get').mockRejectedValue(new Error('sync is off'))
    vi.spyOn(browser.storage.sync, 'set').mockRejectedValue(new Error('sync is off'))
    await s.ask('connection.connect', client)
    expect(await s.connection()).toMatchObject({ isHome: true })
  })
})
