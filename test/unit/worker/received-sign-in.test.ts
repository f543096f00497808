import { afterEach, describe, expect, it, vi } from 'vitest'
import { AccountingError } from '../../../core/accounting/connector.ts'
import { createWorker } from '../../../core/worker/create-worker.ts'
import type { WorkerDeps } from '../../../core/worker/deps.ts'
import { C, client, OTHER, type Setting, setting } from './setting.ts'

// A token that was received is held by its connection, or was ended at the vendor: nothing in between loses it.

const HOUR = 3_600_000
const offline = new AccountingError('No network.', { class: 'retry', reason: 'offline' })
const never = () => new Promise<never>(() => undefined)
const windows = (s: Setting) => vi.spyOn(s.vendor, 'window')
/** A later life of the worker, over what is stored. */
const nextLife = (s: Setting) => createWorker({ ...s.deps })

afterEach(() => vi.restoreAllMocks())

/** Signed in, while the company could not be read. */
async function unread(message: 'connection.connect' | 'connection.reconnect' = 'connection.connect') {
  const s = await setting()
  if (message === 'connection.reconnect') {
    await s.ask('connection.connect', client)
    await s.settle()
    s.pass(1_000)
  }
  s.vendor.refuseCompany = offline
  const reply =
    message === 'connection.connect'
      ? await s.raw(message, client)
      : await s.raw(message, { connectionId: C })
  expect(reply).toMatchObject({ error: { code: 'company-unread', message: 'No network.' } })
  expect(await s.secrets.signIns.list()).toMatchObject([{ grant: { refreshToken: 'SECRET-REFRESH-CODE-1' } }])
  return s
}

const expectConnected = async (s: Setting) => {
  expect(await s.connection()).toMatchObject({ state: 'connected', companyName: 'Fake' })
  expect(await s.secrets.vault.read(C)).toMatchObject({
    connectionId: C,
    clientId: 'CLIENT',
    clientSecret: 'SECRET-CLIENT',
    refreshToken: 'SECRET-REFRESH-CODE-1',
  })
  expect(await s.secrets.signIns.list()).toEqual([])
  expect(s.vendor.revoked).toEqual([])
}

describe('a company that cannot be read just then', () => {
  it('is tried again without signing in anew', async () => {
    const s = await unread()
    const opened = windows(s)
    expect(await s.raw('connection.connect', client)).toMatchObject({ error: { code: 'company-unread' } })
    s.vendor.refuseCompany = undefined
    expect(await s.ask('connection.connect', client)).toMatchObject({ connectionId: C })
    expect(opened).not.toHaveBeenCalled()
    await expectConnected(s)
  })

  it('so too where it was signed in again', async () => {
    const s = await unread('connection.reconnect')
    const opened = windows(s)
    s.vendor.refuseCompany = undefined
    expect(await s.ask('connection.reconnect', { connectionId: C })).toMatchObject({ renewed: true })
    expect(opened).not.toHaveBeenCalled()
    await expectConnected(s)
  })

  it('and where the address was pasted: it may be pasted again, until it counted', async () => {
    const s = await setting()
    const begun = await s.ask('connection.begin', { ...client, redirectUri: 'https://mine.example/back' })
    const address = s.vendor.callback(begun.authorizeUrl)
    s.vendor.refuseCompany = offline
    expect(await s.raw('connection.paste', { address })).toMatchObject({ error: { code: 'company-unread' } })
    s.vendor.refuseCompany = undefined
    expect(await s.ask('connection.paste', { address })).toMatchObject({ connectionId: C })
    expect(await s.raw('connection.paste', { address })).toMatchObject({ error: { code: 'sign-in' } })
  })

  it('another client, system or connection signs in for itself', async () => {
    const s = await unread()
    const opened = windows(s)
    await s.raw('connection.connect', { ...client, clientId: 'ANOTHER' })
    await s.raw('connection.connect', { ...client, environment: 'sandbox' })
    await s.raw('connection.connect', { ...client, expect: OTHER })
    expect(opened).toHaveBeenCalledTimes(3)
  })

  it('is read at the next wake, by itself', async () => {
    const s = await unread()
    await s.worker.wake()
    expect(await s.connection()).toBeUndefined()
    s.vendor.refuseCompany = undefined
    await s.worker.wake()
    await expectConnected(s)
    expect(s.announced).toContainEqual({ connectionId: C, what: 'connection' })
  })

  it('that refuses the sign-in is given up', async () => {
    const s = await setting()
    s.vendor.refuseCompany = new AccountingError('No access.', { class: 'sign-in' })
    expect(await s.raw('connection.connect', client)).toMatchObject({ error: { code: 'sign-in' } })
    expect(s.vendor.revoked).toEqual(['SECRET-REFRESH-CODE-1'])
    expect(await s.secrets.signIns.list()).toEqual([])
  })
})

describe('a worker that is stopped between the tokens and their connection', () => {
  it.each<[string, (s: Setting) => Partial<WorkerDeps>]>([
    [
      'while the company is asked',
      s => ({
        connectorFor: (...asked) => ({ ...s.deps.connectorFor(...asked), company: never }),
      }),
    ],
    ['when the vault holds them', s => ({ homes: { ...s.deps.homes, claim: never } })],
    [
      'when the connection stands',
      s => {
        const { signIns } = s.secrets
        let erased = 0
        const erase = (state: string) => (++erased === 2 ? never() : signIns.erase(state))
        return { secrets: { ...s.secrets, signIns: { ...signIns, erase } } }
      },
    ],
  ])('%s: the next life ends it', async (_when, over) => {
    const s = await setting()
    const first = createWorker({ ...s.deps, ...over(s) })
    const { authorizeUrl } = await s.ask('connection.begin', {
      ...client,
      redirectUri: 'https://mine.example/back',
    })
    const sender = { from: 'screen', url: undefined, tabId: undefined } as const
    const address = s.vendor.callback(authorizeUrl)
    void Promise.resolve(first.handlers['connection.paste']({ address }, sender)).catch(() => undefined)
    await s.settle()
    await nextLife(s).wake()
    await expectConnected(s)
  })

  it('two wakes end it once', async () => {
    const s = await setting()
    let asked = 0
    const connectorFor: WorkerDeps['connectorFor'] = (...args) => {
      if (args[2]) asked += 1
      return s.deps.connectorFor(...args)
    }
    const worker = createWorker({ ...s.deps, connectorFor })
    await s.secrets.signIns.write({
      ...client,
      state: 'STATE',
      redirectUri: 'https://mine.example/back',
      createdAt: new Date(s.now()).toISOString(),
      companyId: '1',
      grant: {
        accessToken: 'SECRET-ACCESS-CODE-1',
        refreshToken: 'SECRET-REFRESH-CODE-1',
        accessExpiresAt: new Date(s.now() + HOUR).toISOString(),
      },
    })
    await Promise.all([worker.wake(), worker.wake()])
    await expectConnected(s)
    expect(asked).toBe(1)
  })
})

describe('a sign-in to another company than was expected', () => {
  async function both() {
    const s = await setting()
    await s.ask('connection.connect', client)
    s.vendor.companyId = '2'
    await s.ask('connection.connect', client)
    await s.settle()
    s.pass(1_000)
    return s
  }

  it('that is connected here goes on with the new tokens', async () => {
    const s = await both()
    const callback = s.vendor.callback
    s.vendor.callback = url => callback(url).replace('CODE-2', 'CODE-NEW')
    const before = await s.secrets.vault.read(C)
    const reply = await s.raw('connection.reconnect', { connectionId: C })
    expect(reply).toMatchObject({ error: { code: 'wrong-company' } })
    expect(!reply.ok && reply.error.message).toMatch(
      /to Other Company, but .* for Fake\. Other Company is connected here too and stays so/,
    )
    expect(await s.secrets.vault.read(OTHER)).toMatchObject({ refreshToken: 'SECRET-REFRESH-CODE-NEW' })
    expect(await s.connection(OTHER)).toMatchObject({ state: 'connected' })
    expect(await s.secrets.vault.read(C)).toEqual(before)
    expect(await s.secrets.signIns.list()).toEqual([])
    expect(s.vendor.revoked).toEqual([])
  })

  it('that the user disconnected is ended', async () => {
    const s = await both()
    await s.ask('connection.disconnect', { connectionId: OTHER, erase: false })
    s.vendor.revoked.length = 0
    const reply = await s.raw('connection.reconnect', { connectionId: C })
    expect(!reply.ok && reply.error.message).toContain('That sign-in was ended again.')
    expect(s.vendor.revoked).toEqual(['SECRET-REFRESH-CODE-2'])
    expect(await s.connection(OTHER)).toMatchObject({ state: 'disconnected' })
  })

  it('is kept until the vendor confirms its end, and says so', async () => {
    const s = await setting()
    await s.ask('connection.connect', client)
    s.vendor.companyId = '2'
    s.vendor.revokeFails = true
    const reply = await s.raw('connection.reconnect', { connectionId: C })
    expect(!reply.ok && reply.error.message).toContain('could not be ended there yet')
    await s.worker.wake()
    expect(await s.secrets.signIns.list()).toHaveLength(1)
    s.vendor.revokeFails = false
    // What nobody wants is not what the button goes on with.
    s.vendor.companyId = '1'
    expect(await s.ask('connection.reconnect', { connectionId: C })).toMatchObject({ connectionId: C })
    await s.worker.wake()
    expect(s.vendor.revoked).toEqual(['SECRET-REFRESH-CODE-2'])
    expect(await s.secrets.signIns.list()).toEqual([])
    expect(await s.connection(OTHER)).toBeUndefined()
  })
})

describe('a sign-in that was given up', () => {
  it('is erased after a day; its tokens are ended at the vendor', async () => {
    const s = await unread()
    await s.ask('connection.begin', { ...client, redirectUri: 'https://mine.example/back' })
    s.pass(23 * HOUR)
    await s.worker.wake()
    expect(await s.secrets.signIns.list()).toHaveLength(2)
    s.pass(2 * HOUR)
    await s.worker.wake()
    expect(s.vendor.revoked).toEqual(['SECRET-REFRESH-CODE-1'])
    expect(await s.secrets.signIns.list()).toEqual([])
  })

  it('is left be after a week in which the vendor did not answer', async () => {
    const s = await unread()
    s.vendor.revokeFails = true
    for (const days of [2, 4]) {
      s.pass(days * 24 * HOUR)
      await s.worker.wake()
      expect(await s.secrets.signIns.list()).toHaveLength(1)
    }
    s.pass(2 * 24 * HOUR)
    await s.worker.wake()
    expect(await s.secrets.signIns.list()).toEqual([])
  })

  it('does not end the sign-in that its company has since', async () => {
    const s = await unread()
    s.vendor.refuseCompany = undefined
    await s.ask('connection.connect', { ...client, clientId: 'ANOTHER' })
    s.pass(25 * HOUR)
    await s.worker.wake()
    expect(s.vendor.revoked).toEqual([])
    expect(await s.secrets.signIns.list()).toEqual([])
    expect(await s.secrets.vault.read(C)).toMatchObject({ clientId: 'ANOTHER' })
  })

  it('nor replaces it, when it is finished late', async () => {
    const s = await unread()
    s.pass(HOUR)
    s.vendor.refuseCompany = undefined
    const callback = s.vendor.callback
    s.vendor.callback = url => callback(url).replace('CODE-1', 'CODE-NEW')
    await s.ask('connection.connect', { ...client, clientId: 'ANOTHER' })
    await s.worker.wake()
    expect(await s.secrets.vault.read(C)).toMatchObject({ refreshToken: 'SECRET-REFRESH-CODE-NEW' })
    expect(await s.secrets.signIns.list()).toEqual([])
  })

  it.each(['connection.disconnect', 'data.erase'] as const)('goes with %s', async message => {
    const s = await unread('connection.reconnect')
    s.vendor.revoked.length = 0
    if (message === 'data.erase') await s.ask(message, {})
    else await s.ask(message, { connectionId: C, erase: true })
    expect(await s.secrets.signIns.list()).toEqual([])
    expect(s.vendor.revoked).toHaveLength(2)
  })
})
