import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { type Companion, startCompanion } from '../../components/overlay/companion.ts'
import { guardKeys } from '../../components/overlay/keys.ts'
import { forgetUi } from '../../components/overlay/ui-part.ts'
import { send } from '../../core/messaging/client.ts'
import { COMPANION_MATCHES } from '../../core/messaging/companion-matches.ts'
import { isReachable, onNudge, onPreferencesChanged } from '../../core/messaging/nudges.ts'
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
    const stops = [
      onPreferencesChanged(configure),
      onNudge(nudge => (nudge === 'context' ? companion?.context() : companion?.changed())),
    ]
    ctx.addEventListener(window, 'wxt:locationchange', event => {
      url = event.newUrl
      companion?.navigated(url)
    })
    ctx.onInvalidated(() => {
      if (!isReachable()) return companion?.orphan()
      for (const stop of stops) stop()
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
