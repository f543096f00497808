import { browser } from 'wxt/browser'
import { CONNECTION_SETTINGS, type ConnectionOnlySettings } from './connection-settings.ts'
import { migrate, VERSION } from './migrations/index.ts'
import { asData, checkPatch, connectionDefaults, type Preferences, parsePreferences } from './parse.ts'
import { type ProfileSettings, SETTINGS } from './settings.ts'
import { isPreferenceKey, keepUnread, laterThan, loadStored, saveStored } from './stored.ts'

/** What the rules of a connection go by: its own settings, and those that hold for all. */
export type ConnectionSettings = ConnectionOnlySettings & ProfileSettings

export const connectionSettings = (
  { connections, ...profile }: Preferences,
  connectionId: string,
): ConnectionSettings => ({
  ...profile,
  ...((Object.hasOwn(connections, connectionId) && connections[connectionId]) || connectionDefaults()),
})

export const readPreferences = async (): Promise<Preferences> => (await loadPreferences()).preferences

/** The preferences, and what a person should know about how they were read. */
export async function loadPreferences(): Promise<{
  preferences: Preferences
  /** Settings whose stored value does not fit: they are at their default, the others as they were. */
  reset: string[]
  /** Why what an older version stored could not be carried over; it is kept in storage. */
  failure?: string
}> {
  const stored = await loadStored()
  if (!stored) return parsePreferences({})
  const { data, failure } = migrate(stored.data, stored.version)
  return { ...parsePreferences(data), ...(failure === undefined ? {} : { failure }) }
}

/**
 * Changes some settings and leaves the rest.
 * @returns whether they travel with the browser profile
 * @throws PreferenceError naming the setting whose value does not fit; nothing is saved then
 */
export async function savePreferences(patch: Partial<ProfileSettings>): Promise<{ travels: boolean }> {
  const checked = checkPatch(SETTINGS, patch)
  return change(data => ({ ...data, ...checked }))
}

/** As `savePreferences`, for the settings of one connection. */
export async function saveConnectionSettings(
  connectionId: string,
  patch: Partial<ConnectionOnlySettings>,
): Promise<{ travels: boolean }> {
  const checked = checkPatch(CONNECTION_SETTINGS, patch)
  return change(data => {
    const connections = asData(data.connections)
    const own = Object.hasOwn(connections, connectionId) ? asData(connections[connectionId]) : {}
    return { ...data, connections: { ...connections, [connectionId]: { ...own, ...checked } } }
  })
}

type Data = Record<string, unknown>

/** Reads, changes and writes, one at a time over all surfaces. Fields we do not know are kept. */
async function change(edit: (data: Data) => Data): Promise<{ travels: boolean }> {
  return locked(async () => {
    const stored = await loadStored()
    const { data, failure } = stored ? migrate(stored.data, stored.version) : { data: {} }
    if (stored && failure !== undefined) await keepUnread(stored)
    return saveStored({
      version: Math.max(VERSION, stored?.version ?? 0),
      savedAt: laterThan(stored?.savedAt),
      data: edit(asData(data)),
    })
  })
}

const locked = <T>(work: () => Promise<T>): Promise<T> =>
  // Absent in some test environments, never in the browsers we support.
  globalThis.navigator?.locks ? navigator.locks.request('preferences', work) : work()

/** Calls back after each change, from whatever surface or device. @returns the function that ends it */
export function watchPreferences(callback: (preferences: Preferences) => void): () => void {
  let latest = 0
  const listen = async (changes: Record<string, unknown>) => {
    if (!Object.keys(changes).some(isPreferenceKey)) return
    const turn = ++latest
    const preferences = await readPreferences()
    if (turn === latest) callback(preferences)
  }
  browser.storage.onChanged.addListener(listen)
  return () => {
    latest = Number.NaN
    browser.storage.onChanged.removeListener(listen)
  }
}
