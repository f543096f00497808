import { browser } from 'wxt/browser'
import { COMPANION_MATCHES } from '../messaging/companion-matches.ts'
import type { Nudge } from '../messaging/reply.ts'

/** Tells the companions in all tabs that what they show may be old; they ask again if they show anything. */
export async function nudgeCompanions(): Promise<void> {
  const tabs = await browser.tabs.query({ url: COMPANION_MATCHES })
  await Promise.allSettled(
    tabs.flatMap(({ id, discarded }) =>
      id === undefined || discarded
        ? []
        : // No companion may listen there (yet).
          [browser.tabs.sendMessage(id, { nudge: 'changed' } satisfies Nudge)],
    ),
  )
}
