import { browser } from 'wxt/browser'
import type { Instant } from '../ledger/records.ts'
import { fromChunks, toChunks } from './chunks.ts'

/** What lies in storage: the data of some version, and when it was saved. */
export interface Stored {
  version: number
  savedAt: Instant
  data: unknown
}
type Area = 'sync' | 'local'

const HEAD = 'preferences'
const part = (index: number) => `${HEAD}.${index}`
export const isPreferenceKey = (key: string): boolean => key === HEAD || /^preferences\.\d+$/.test(key)

/**
 * The newest of what the profile's sync holds and of the mirror kept here; undefined in a fresh profile.
 * The mirror is read where sync does not work, or holds half of another device's saving: falling back to
 * the defaults then could send payments that the user wanted held.
 */
export async function loadStored(): Promise<Stored | undefined> {
  const [synced, mirror] = await Promise.all([readArea('sync').catch(() => undefined), readArea('local')])
  if (!synced || (mirror && mirror.savedAt >= synced.savedAt)) return mirror
  await writeArea('local', synced).catch(() => {})
  return synced
}

/** @returns whether it travels with the browser profile, or could be kept here only */
export async function saveStored(stored: Stored): Promise<{ travels: boolean }> {
  await writeArea('local', stored)
  try {
    await writeArea('sync', stored)
    return { travels: true }
  } catch {
    // Over its quota, switched off, or throttled: the mirror is newer and wins until a later save.
    return { travels: false }
  }
}

/** Later than what is stored, even when that came from a browser whose clock runs ahead. */
export function laterThan(savedAt: Instant | undefined): Instant {
  const before = savedAt === undefined ? Number.NaN : Date.parse(savedAt)
  return new Date(Math.max(Date.now(), Number.isNaN(before) ? 0 : before + 1)).toISOString()
}

/** Keeps what a migration could not read, so that saving does not lose it. */
export async function keepUnread(stored: Stored): Promise<void> {
  await browser.storage.local.set({ [`${HEAD}.kept.v${stored.version}`]: stored })
}

/** Undefined when there is none, or it cannot be put together. */
async function readArea(area: Area): Promise<Stored | undefined> {
  const { [HEAD]: head } = await browser.storage[area].get(HEAD)
  if (!isHead(head)) return undefined
  const keys = Array.from({ length: head.parts }, (_, index) => part(index))
  const found = await browser.storage[area].get(keys)
  try {
    const data = fromChunks(
      keys.map(key => found[key]),
      head.savedAt,
    )
    return { version: head.version, savedAt: head.savedAt, data }
  } catch {
    return undefined
  }
}

async function writeArea(area: Area, { version, savedAt, data }: Stored): Promise<void> {
  const chunks = toChunks(data, savedAt)
  const items = Object.fromEntries(chunks.map((chunk, index) => [part(index), chunk]))
  await browser.storage[area].set({ ...items, [HEAD]: { version, savedAt, parts: chunks.length } })
}

interface Head {
  version: number
  savedAt: Instant
  parts: number
}

function isHead(value: unknown): value is Head {
  const head = value as Partial<Head> | null | undefined
  return (
    Number.isInteger(head?.version) &&
    typeof head?.savedAt === 'string' &&
    Number.isInteger(head?.parts) &&
    Number(head?.parts) <= 100
  )
}

/** Removes all of it from both areas, what a migration left too. */
export async function eraseStored(): Promise<void> {
  for (const area of ['sync', 'local'] as const) {
    const keys = Object.keys(await browser.storage[area].get(null).catch(() => ({})))
    const ours = keys.filter(key => isPreferenceKey(key) || key.startsWith(`${HEAD}.kept.`))
    if (ours.length > 0) await browser.storage[area].remove(ours)
  }
}
