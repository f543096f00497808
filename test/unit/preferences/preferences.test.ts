import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { erasePreferences, exportPreferences, restorePreferences } from '../../../core/preferences/backup.ts'
import {
  connectionSettings,
  loadPreferences,
  readPreferences,
  saveConnectionSettings,
  savePreferences,
  watchPreferences,
} from '../../../core/preferences/preferences.ts'

const { sync, local } = fakeBrowser.storage
const ID = 'quickbooks:production:1234'
const bulky = Array.from({ length: 60 }, (_, index) => ({
  id: `own-${index}`,
  title: `"Entry" <${index}> é 漢字 🧾`,
  pattern: 'Class * is missing',
  meaning: '\\"<'.repeat(60),
  steps: ['Do 🧾.'],
}))
const refuseSync = () => vi.spyOn(sync, 'set').mockRejectedValue(new Error('QUOTA_BYTES'))

beforeEach(() => {
  vi.restoreAllMocks()
  fakeBrowser.reset()
})

describe('preferences', () => {
  it('are the defaults in a fresh profile', async () => {
    expect(await readPreferences()).toMatchObject({ submitAuthorizedAch: true, connections: {} })
    expect(connectionSettings(await readPreferences(), ID)).toMatchObject({
      allowDuplicateNumbers: false,
      submitAuthorizedAch: true,
    })
  })

  it('are saved one by one and travel with the profile', async () => {
    expect(await savePreferences({ submitAuthorizedAch: false })).toEqual({ travels: true })
    await savePreferences({ theme: 'dark' })
    await saveConnectionSettings(ID, { allowDuplicateNumbers: true })
    await saveConnectionSettings(ID, { dailyCap: 5 })
    await local.clear()
    const preferences = await readPreferences()
    expect(preferences).toMatchObject({ submitAuthorizedAch: false, theme: 'dark', chipOn: true })
    expect(connectionSettings(preferences, ID)).toMatchObject({
      allowDuplicateNumbers: true,
      dailyCap: 5,
      submitAuthorizedAch: false,
    })
    expect(connectionSettings(preferences, 'other').allowDuplicateNumbers).toBe(false)
  })

  it('are not changed by a value that does not fit', async () => {
    await savePreferences({ theme: 'dark' })
    await expect(savePreferences({ theme: 'light', syncIntervalMinutes: 0 })).rejects.toMatchObject({
      name: 'PreferenceError',
      setting: 'syncIntervalMinutes',
    })
    await expect(saveConnectionSettings(ID, { dailyCap: -1 })).rejects.toMatchObject({ setting: 'dailyCap' })
    expect(await readPreferences()).toMatchObject({ theme: 'dark', connections: {} })
  })

  it('are kept here when sync does not take them, and win over what it holds', async () => {
    await savePreferences({ theme: 'light' })
    const refused = refuseSync()
    expect(await savePreferences({ theme: 'dark', submitAuthorizedAch: false })).toEqual({ travels: false })
    expect(await readPreferences()).toMatchObject({ theme: 'dark', submitAuthorizedAch: false })
    refused.mockRestore()
    expect(await savePreferences({ chipOn: false })).toEqual({ travels: true })
    await local.clear()
    expect(await readPreferences()).toMatchObject({ theme: 'dark', chipOn: false })
  })

  it('are read here when sync cannot be', async () => {
    await savePreferences({ submitAuthorizedAch: false })
    vi.spyOn(sync, 'get').mockRejectedValue(new Error('disabled'))
    expect((await readPreferences()).submitAuthorizedAch).toBe(false)
  })

  it('never fall back to the defaults when another device has saved half', async () => {
    await savePreferences({ submitAuthorizedAch: false })
    const before = await sync.get(null)
    await savePreferences({ ownGuideEntries: bulky })
    await local.clear()
    await readPreferences()
    // The head of a later saving arrived, its parts did not yet.
    const { preferences: head } = (await sync.get('preferences')) as { preferences: { savedAt: string } }
    await sync.set({ ...before, preferences: { ...head, savedAt: '2090-01-01T00:00:00.000Z' } })
    expect(await readPreferences()).toMatchObject({ submitAuthorizedAch: false, ownGuideEntries: bulky })
  })

  it('take what another device saved later, and save over a clock that runs ahead', async () => {
    await savePreferences({ theme: 'light' })
    vi.useFakeTimers({ now: new Date('2090-01-01T00:00:00Z') })
    await savePreferences({ theme: 'dark' })
    const fromAhead = await sync.get(null)
    vi.useRealTimers()
    await local.clear()
    await sync.set(fromAhead)
    expect((await readPreferences()).theme).toBe('dark')
    await savePreferences({ theme: 'light' })
    expect((await readPreferences()).theme).toBe('light')
  })

  it('fit the item size of sync, whatever signs they hold', async () => {
    await savePreferences({ ownGuideEntries: bulky })
    const items = Object.entries(await sync.get(null))
    expect(items.length).toBeGreaterThan(3)
    for (const [key, value] of items) {
      // As Chrome counts: the JSON text, with < written as \u003C.
      const bytes = new TextEncoder().encode(key + JSON.stringify(value).replaceAll('<', '\\u003C')).length
      expect(bytes).toBeLessThanOrEqual(8192)
    }
    expect((await readPreferences()).ownGuideEntries).toEqual(bulky)
  })

  it('keep fields and the version of a later build', async () => {
    await savePreferences({ theme: 'dark' })
    const stored = await exportPreferences()
    await restoreRaw({ version: 9, data: { ...(stored.data as object), fromTheFuture: [1] } })
    await savePreferences({ chipOn: false })
    expect(await exportPreferences()).toMatchObject({
      version: 9,
      data: { fromTheFuture: [1], theme: 'dark', chipOn: false },
    })
  })

  it('that no migration reads are named, and kept when something is saved', async () => {
    await restoreRaw({ version: 0, data: { theme: 'dark', ancient: true } })
    const loaded = await loadPreferences()
    expect(loaded.failure).toBe('no step from version 0')
    expect(loaded.preferences.theme).toBe('dark')
    await savePreferences({ chipOn: false })
    expect((await loadPreferences()).failure).toBeUndefined()
    expect(await local.get('preferences.kept.v0')).toMatchObject({
      'preferences.kept.v0': { data: { ancient: true } },
    })
  })

  it('tell of every change, until told to stop', async () => {
    const seen: string[] = []
    const stop = watchPreferences(({ theme }) => seen.push(theme))
    await savePreferences({ theme: 'dark' })
    await vi.waitFor(() => expect(seen.at(-1)).toBe('dark'))
    await local.set({ unrelated: 1 })
    stop()
    const count = seen.length
    await savePreferences({ theme: 'light' })
    expect(seen.length).toBe(count)
  })
})

describe('a backup of the preferences', () => {
  it('comes back whole over whatever was set meanwhile', async () => {
    await savePreferences({ theme: 'dark', submitAuthorizedAch: false })
    await saveConnectionSettings(ID, { dailyCap: 7 })
    const backup = structuredClone(await exportPreferences())
    await erasePreferences()
    expect((await readPreferences()).theme).toBe('browser')
    await savePreferences({ theme: 'light', chipOn: false })
    expect(await restorePreferences(backup)).toEqual({ reset: [] })
    expect(await readPreferences()).toMatchObject({ theme: 'dark', submitAuthorizedAch: false, chipOn: true })
    expect(connectionSettings(await readPreferences(), ID).dailyCap).toBe(7)
  })

  it('of no known version changes nothing', async () => {
    await savePreferences({ theme: 'dark' })
    await expect(restorePreferences({ version: 0, data: {} })).rejects.toThrow('cannot be read')
    expect((await readPreferences()).theme).toBe('dark')
  })
})

/** Puts data of any version into storage, as the build of that version had written it. */
async function restoreRaw({ version, data }: { version: number; data: object }) {
  const { saveStored } = await import('../../../core/preferences/stored.ts')
  await saveStored({ version, savedAt: new Date(Date.now() + 1000).toISOString(), data })
}
