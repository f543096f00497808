import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { type Companion, startCompanion } from '../../components/overlay/companion.ts'
import { guardKeys } from '../../components/overlay/keys.ts'
import { forgetUi } from '../../components/overlay/ui-part.ts'
import { send } from '../../core/messaging/client.ts'
import { COMPANION_MATCHES } from '../../core/messaging/companion-matches.ts'
import { isReachable, onNudge } from '../../core/messaging/nudges.ts'
import { adapterFor } from '../../core/pages/registry.ts'

/** Milliseconds. */
const TRY_AGAIN = 5000

export default defineContentScript({
  matches: COMPANION_MATCHES,
  allFrames: true,
  // Before the page's own scripts, so that its shortcuts never see what is typed inside us.
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const adapter = adapterFor(new URL(location.href))
    if (adapter && !adapter.drawsIn({ top: window === window.top }, document)) return
    guardKeys(window, ctx.signal)
    forgetUi()
    await domReady(ctx)

    let companion: Companion | undefined
    let end = new AbortController()
    let url = new URL(location.href)
    const configure = async (): Promise<void> => {
      const settings = await send('page.settings', {}).catch(() => undefined)
      if (!settings) {
        // The worker is starting or in trouble; one that was replaced never answers again.
        if (isReachable()) ctx.setTimeout(() => void configure(), TRY_AGAIN)
      } else if (!settings.companionOn || ctx.isInvalid) {
        end.abort()
        companion = undefined
      } else if (companion) companion.configure(settings)
      else {
        end = new AbortController()
        companion = startCompanion({ document, adapter, url, settings, send, abort: end.signal })
      }
    }
    const stopNudges = onNudge(nudge => {
      if (nudge === 'context') return companion?.context()
      if (nudge === 'settings') void configure()
      else companion?.changed()
    })
    ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => {
      // A page can send an event of this name too, but put nothing into it that we would see.
      if (!(newUrl instanceof URL)) return
      url = newUrl
      companion?.navigated(url)
    })
    ctx.onInvalidated(() => {
      if (!isReachable()) return companion?.orphan()
      stopNudges()
      end.abort()
    })
    await configure()
  },
})

const domReady = (ctx: ContentScriptContext): Promise<void> =>
  new Promise(resolve => {
    if (document.readyState !== 'loading') resolve()
    else ctx.addEventListener(document, 'DOMContentLoaded', () => resolve(), { once: true })
  })
