import { browser } from 'wxt/browser'

/** Opens the settings, at one of their sections, in a tab of their own. */
export async function openOptions(section?: string): Promise<void> {
  const url = browser.runtime.getURL(`/options.html${section ? `#${section}` : ''}` as never)
  await browser.tabs.create({ url })
}

/** The address that the user registers with the accounting system: stable, because our id is pinned. */
export const redirectUri = (): string => browser.identity.getRedirectURL()

export const version = (): string => browser.runtime.getManifest().version
