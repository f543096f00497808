import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { type Companion, startCompanion } from '../../components/overlay/companion.tsx'
import { guardKeys } from '../../components/overlay/keys.ts'
import type { CompanionSettings } from '../../components/overlay/settings.ts'
import { COMPANION_MATCHES } from '../../core/manifest.ts'
import { send } from '../../core/messaging/client.ts'
import { isReachable, onNudge } from '../../core/messaging/nudges.ts'
import { adapterFor } from '../../core/pages/registry.ts'
import { readPreferences, watchPreferences } from '../../core/preferences/preferences.ts'

export default defineContentScript({
  matches: COMPANION_MATCHES,
  allFrames: true,
  // Before the page's own scripts, so that its shortcuts never see what is typed inside us.
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const adapter = adapterFor(new URL(location.href))
    const top = window === window.top
    if (adapter && !adapter.drawsIn({ top }, document)) return
    guardKeys(window, ctx.signal)
    await domReady(ctx)

    let companion: Companion | undefined
    let end = new AbortController()
    let url = new URL(location.href)
    const configure = (settings: CompanionSettings) => {
      if (!settings.companionOn) {
        end.abort()
        companion = undefined
      } else if (companion) companion.configure(settings)
      else if (ctx.isValid) {
        end = new AbortController()
        companion = startCompanion({ document, adapter, url, settings, send, abort: end.signal })
      }
    }
    configure(await readPreferences())
    const stops = [
      watchPreferences(configure),
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
  },
})

const domReady = (ctx: ContentScriptContext): Promise<void> =>
  new Promise(resolve => {
    if (document.readyState !== 'loading') resolve()
    else ctx.addEventListener(document, 'DOMContentLoaded', () => resolve(), { once: true })
  })
