import type { Input, MessageName } from '../../core/messaging/protocol.ts'
import { startFirefox } from '../e2e/harness/firefox.ts'
import { eventually } from '../e2e/harness/screen.ts'
import { asReply, bounded, gone } from './chromium-companion.ts'
import type { Companion, Reply } from './companion.ts'
import { leveredBuild } from './levered-build.ts'
import { forgetAll } from './storage.ts'

/**
 * The real event page in real Firefox. What ends it is a reload of the page from within the extension: its
 * script, requests and transactions end at that moment and it starts anew, as after an idle stop; to wait for
 * the idle stop itself would be to choose a moment at which nothing is under way.
 */
export async function firefoxCompanion(httpsPort: number): Promise<Companion> {
  const build = leveredBuild('firefox-journey')
  const firefox = await startFirefox({ httpsPort, folder: build.folder })
  const page = await firefox.open('soak.html')
  const message = (body: object) => page.evaluate(`browser.runtime.sendMessage(${JSON.stringify(body)})`)
  await eventually('the event page to answer', () => message({ soak: { n: 0, committed: false } }))
  await page.evaluate(
    `globalThis.soakStruck = 0; new BroadcastChannel('soak').onmessage = () => { soakStruck += 1 }; 0`,
  )
  let struck = () => {}
  let watching: ReturnType<typeof setInterval> | undefined
  let seen = 0
  const watch = () => {
    clearInterval(watching)
    // Nothing is exposed to pages over BiDi yet: asked for instead.
    watching = setInterval(async () => {
      const now = Number(await page.evaluate('soakStruck').catch(() => seen))
      if (now <= seen) return
      seen = now
      struck()
    }, 25)
  }
  const companion: Companion = {
    runs: 'firefox',
    ask: <N extends MessageName>(name: N, input: Input<N>): Promise<Reply> =>
      bounded(message({ name, input }).then(asReply, gone)),
    async stop() {
      await page.evaluate(
        `browser.runtime.getBackgroundPage().then(own => { own.soakOld = true; own.location.reload() })`,
      )
      await eventually('the event page to be back', () =>
        page.evaluate(
          `browser.runtime.getBackgroundPage().then(own => own.document.readyState === 'complete' && !own.soakOld)`,
        ),
      )
    },
    async arm(n, committed) {
      watch()
      await message({ soak: { n, committed } }).catch(() => undefined)
    },
    onStruck: listener => {
      struck = listener
    },
    run: (work, ...args) => page.evaluate(`(${work.toString()})(...${JSON.stringify(args)})`) as never,
    async reset() {
      clearInterval(watching)
      await companion.stop()
      await companion.run(forgetAll)
      await companion.stop()
    },
    async close() {
      clearInterval(watching)
      await firefox.close()
      build.remove()
    },
  }
  return companion
}
