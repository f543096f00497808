import { browser } from 'wxt/browser'
import { COMPANION_MATCHES } from '../messaging/companion-matches.ts'
import type { Nudge } from '../messaging/reply.ts'

/**
 * Tells the companions in all tabs that what they show may be old, or that the settings changed; they ask again.
 * The settings concern those on other sites too.
 */
export async function nudgeCompanions(nudge: Nudge['nudge']): Promise<void> {
  const tabs = await browser.tabs.query(nudge === 'settings' ? {} : { url: COMPANION_MATCHES })
  await Promise.allSettled(
    tabs.flatMap(({ id, discarded }) =>
      id === undefined || discarded
        ? []
        : // No companion may listen there (yet).
          [browser.tabs.sendMessage(id, { nudge } satisfies Nudge)],
    ),
  )
}
