import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startChromium } from './chromium.ts'

/**
 * A profile whose user has agreed to these origins already. The browser's own dialog is out of reach of any
 * automation, and asking for what is held already answers yes without it.
 */
export async function agreedBefore(profile: string, httpsPort: number, origins: string[]): Promise<void> {
  const browser = await startChromium({ httpsPort, profile })
  await browser.close()
  const file = join(profile, 'Default', 'Preferences')
  const preferences = JSON.parse(readFileSync(file, 'utf8')) as Preferences
  const held = preferences.extensions?.settings?.[browser.extensionId]
  if (!held) throw new Error('The profile does not know the extension.')
  for (const set of [held.granted_permissions, held.active_permissions])
    for (const kind of ['explicit_host', 'scriptable_host'] as const)
      set[kind] = [...(set[kind] ?? []), ...origins]
  writeFileSync(file, JSON.stringify(preferences))
}

/** The part of Chromium's own file that holds what was granted. */
interface Preferences {
  extensions?: {
    settings?: Record<string, { granted_permissions: Hosts; active_permissions: Hosts }>
  }
}
type Hosts = { explicit_host?: string[]; scriptable_host?: string[] }
