import { browser } from 'wxt/browser'

/** The browser profile that pushes, reminds and checks deletions for a connection (design §5, Home). */
interface Home {
  profileId: string
  name: string
  since: string
}

export interface Homes {
  /** This profile becomes the home unless another is. */
  claim(connectionId: string): Promise<{ isHome: boolean; home: Home }>
  /** This profile becomes the home, whoever was. */
  take(connectionId: string): Promise<Home>
  /** Nobody is, if it was this profile. */
  release(connectionId: string): Promise<void>
  /** Who is; `isHome` also when nobody is known, since then nobody else can be seen to push. */
  read(connectionId: string): Promise<{ isHome: boolean; home: Home | undefined }>
}

const PREFIX = 'home.'
const PROFILE = 'profile'
export const isHomeKey = (key: string): boolean => key.startsWith(PREFIX)

/**
 * Homes are kept in the browser's own sync, where it works, so that another profile of the same account
 * sees them; else here alone. A browser of another make cannot see this (design §5).
 */
export function browserHomes(now: () => number, newId: () => string): Homes {
  const self = async (): Promise<{ profileId: string; name: string }> => {
    const stored = (await browser.storage.local.get(PROFILE))[PROFILE] as { profileId?: string } | undefined
    const profileId = stored?.profileId ?? newId()
    if (!stored?.profileId) await browser.storage.local.set({ [PROFILE]: { profileId } })
    return { profileId, name: browserName(navigator.userAgent) }
  }
  const read = async (key: string): Promise<Home | undefined> => {
    const synced = await browser.storage.sync.get(key).catch(() => ({}) as Record<string, unknown>)
    const value = synced[key] ?? (await browser.storage.local.get(key))[key]
    return isHome(value) ? value : undefined
  }
  const write = async (key: string, home: Home): Promise<void> => {
    await browser.storage.local.set({ [key]: home })
    // Switched off, full or throttled: then it is known here alone.
    await browser.storage.sync.set({ [key]: home }).catch(() => undefined)
  }
  const take = async (connectionId: string): Promise<Home> => {
    const home = { ...(await self()), since: new Date(now()).toISOString() }
    await write(PREFIX + connectionId, home)
    return home
  }
  return {
    take,
    async claim(connectionId) {
      const home = await read(PREFIX + connectionId)
      const { profileId } = await self()
      if (home && home.profileId !== profileId) return { isHome: false, home }
      return { isHome: true, home: home ?? (await take(connectionId)) }
    },
    async release(connectionId) {
      const key = PREFIX + connectionId
      const home = await read(key)
      if (home?.profileId !== (await self()).profileId) return
      await browser.storage.local.remove(key)
      await browser.storage.sync.remove(key).catch(() => undefined)
    },
    async read(connectionId) {
      const home = await read(PREFIX + connectionId)
      return { isHome: !home || home.profileId === (await self()).profileId, home }
    },
  }
}

const isHome = (value: unknown): value is Home => {
  const home = value as Partial<Home> | null | undefined
  return typeof home?.profileId === 'string' && typeof home.name === 'string'
}

/** `Chrome on Windows`: enough for a person to know which one is meant. */
export function browserName(userAgent: string): string {
  const name = BROWSERS.find(([sign]) => sign.test(userAgent))?.[1] ?? 'A browser'
  const system = SYSTEMS.find(([sign]) => sign.test(userAgent))?.[1]
  return system ? `${name} on ${system}` : name
}

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
]
const SYSTEMS: [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]
