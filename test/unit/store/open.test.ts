import { openDB } from 'idb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MIGRATIONS } from '../../../core/store/migrations.ts'
import { ledgerNamed, openOnce } from '../../../core/store/open.ts'
import { openSecrets } from '../../../core/store/secrets.ts'
import { asStoreError, StoreError } from '../../../core/store/store-error.ts'

const name = () => `open-${crypto.randomUUID()}`
afterEach(() => vi.useRealTimers())

describe('opening the ledger', () => {
  it('is done once and shared; closed, it opens anew', async () => {
    const ledger = ledgerNamed(name())
    const first = await ledger.open()
    expect(await ledger.open()).toBe(first)
    expect(first.version).toBe(MIGRATIONS.length)
    await ledger.close()
    expect(await ledger.open()).not.toBe(first)
    await ledger.close()
  })

  it('lets go when a newer version asks, and the next use finds that newer version', async () => {
    const database = name()
    const ledger = ledgerNamed(database)
    await ledger.open()
    const newer = await openDB(database, MIGRATIONS.length + 1)
    await expect(ledger.open()).rejects.toMatchObject({ code: 'newer-version' })
    newer.close()
  })

  it('says so when another window does not let go, and works once it has', async () => {
    const database = name()
    // A window with an older version that ignores the request to let go.
    const stubborn = await openDB(database, 1)
    const ledger = openOnce(database, 2, () => undefined)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const opening = ledger.open()
    const refused = expect(opening).rejects.toMatchObject({ code: 'blocked' })
    await vi.waitUntil(() => vi.getTimerCount() > 0)
    vi.advanceTimersByTime(10_000)
    await refused
    vi.useRealTimers()
    stubborn.close()
    expect((await ledger.open()).version).toBe(2)
    await ledger.close()
  })

  it('does not keep a failure: the next call tries again', async () => {
    const ledger = ledgerNamed(name())
    const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('no disk', 'UnknownError')
    })
    await expect(ledger.open()).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' })
    open.mockRestore()
    expect((await ledger.open()).version).toBe(MIGRATIONS.length)
    await ledger.close()
  })
})

describe('what the browser means by its exceptions', () => {
  it.each([
    ['QuotaExceededError', 'quota'],
    ['VersionError', 'newer-version'],
  ])('%s is %s', (exception, code) => {
    const error = asStoreError(new DOMException('x', exception))
    expect(error).toBeInstanceOf(StoreError)
    expect(error).toMatchObject({ code })
  })

  it('anything else passes as it is', () => {
    const error = new TypeError('x')
    expect(asStoreError(error)).toBe(error)
  })
})

describe('secrets', () => {
  it('are written, read and erased in a database of their own', async () => {
    const { vault, signIns, close } = openSecrets(name())
    const secrets = {
      connectionId: 'c',
      clientId: 'i',
      accessToken: 'a',
      refreshToken: 'r',
      accessExpiresAt: '2026-03-01T00:00:00.000Z',
    }
    await vault.write(secrets)
    expect(await vault.read('c')).toEqual(secrets)
    await vault.write({ ...secrets, refreshToken: 'r2' })
    expect((await vault.read('c'))?.refreshToken).toBe('r2')
    await vault.erase('c')
    expect(await vault.read('c')).toBeUndefined()
    const pending = {
      state: 's',
      system: 'quickbooks' as const,
      environment: 'production' as const,
      clientId: 'i',
      redirectUri: 'https://x.example/',
      createdAt: '2026-03-01T00:00:00.000Z',
    }
    await signIns.write(pending)
    expect(await signIns.read('s')).toEqual(pending)
    expect(await signIns.list()).toEqual([pending])
    await signIns.erase('s')
    expect(await signIns.read('s')).toBeUndefined()
    await close()
  })
})
