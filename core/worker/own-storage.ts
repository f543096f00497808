import { browser } from 'wxt/browser'

/**
 * Keeps the settings, and which browser is the home, to our own pages and the worker: by them a content script
 * that its page has taken over could have customers reminded. Firefox has no such switch (MDN: `setAccessLevel`
 * is there for `storage.session` alone).
 */
export async function keepStorageOurs(): Promise<void> {
  for (const area of ['local', 'sync'] as const)
    await browser.storage[area].setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}
