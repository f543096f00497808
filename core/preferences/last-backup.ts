import { browser } from 'wxt/browser'
import type { Instant } from '../ledger/records.ts'

/** Of this browser, not of the profile: a backup saved elsewhere does not hold this ledger. */
const KEY = 'lastBackupAt'

export async function readLastBackup(): Promise<Instant | undefined> {
  const { [KEY]: at } = await browser.storage.local.get(KEY)
  return typeof at === 'string' ? at : undefined
}

export const noteBackup = (at: Instant): Promise<void> => browser.storage.local.set({ [KEY]: at })

/** @returns stops listening */
export function onBackup(listener: () => void): () => void {
  const heard = (changes: Record<string, unknown>) => {
    if (KEY in changes) listener()
  }
  browser.storage.onChanged.addListener(heard)
  return () => browser.storage.onChanged.removeListener(heard)
}
