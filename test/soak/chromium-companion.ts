import type { CDPSession, Page } from 'playwright-core'
import type { Input, MessageName } from '../../core/messaging/protocol.ts'
import { startChromium } from '../e2e/harness/chromium.ts'
import { eventually } from '../e2e/harness/screen.ts'
import { ANSWER_MS, type Companion, type Reply } from './companion.ts'
import { leveredBuild } from './levered-build.ts'
import { forgetAll } from './storage.ts'

/** The real worker in real Chromium, stopped over CDP. */
export async function chromiumCompanion(httpsPort: number): Promise<Companion> {
  const build = leveredBuild('chrome-journey')
  const chromium = await startChromium({ httpsPort, folder: build.folder })
  const blank = await chromium.context.newPage()
  const cdp: CDPSession = await chromium.context.newCDPSession(blank)
  await cdp.send('ServiceWorker.enable')
  const page: Page = await chromium.open('soak.html')
  let struck = () => {}
  await page.exposeFunction('soakStruck', () => struck())
  await page.evaluate(`new BroadcastChannel('soak').onmessage = () => soakStruck()`)

  const message = (body: object) => page.evaluate(sendMessage, JSON.stringify(body))
  // Stopped while it is being installed, it would never be there again.
  await eventually('the worker to be installed', () => message({ soak: { n: 0, committed: false } }))
  await new Promise(resolve => setTimeout(resolve, 500))
  const companion: Companion = {
    runs: 'chromium',
    async ask<N extends MessageName>(name: N, input: Input<N>): Promise<Reply> {
      return bounded(message({ name, input }).then(asReply, gone))
    },
    stop: async () => void (await cdp.send('ServiceWorker.stopAllWorkers')),
    async arm(n, committed) {
      await message({ soak: { n, committed } }).catch(() => undefined)
    },
    onStruck: listener => {
      struck = listener
    },
    run: (work, ...args) =>
      page.evaluate(`(${work.toString()})(...${JSON.stringify(args)})`) as ReturnType<
        typeof companion.run
      > as never,
    async reset() {
      await companion.stop()
      await companion.run(forgetAll)
      // Alive again, on an empty profile.
      await companion.stop()
    },
    async close() {
      await chromium.close()
      build.remove()
    },
  }
  return companion
}

/** In the page: rejects when the worker ends before it answers. */
const sendMessage = (body: string): Promise<unknown> => {
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } }
  }
  return chrome.runtime.sendMessage(JSON.parse(body))
}

/** What the worker's door answers, as data. */
export function asReply(answer: unknown): Reply {
  const reply = answer as
    | { ok: boolean; value?: unknown; error?: { code: string; message: string } }
    | undefined
  if (reply === undefined || reply === null) return { ok: false, code: 'stopped', message: 'no answer' }
  if (reply.ok) return { ok: true, value: reply.value }
  return { ok: false, code: reply.error?.code ?? 'internal', message: reply.error?.message ?? '' }
}

export const gone = (error: unknown): Reply => ({ ok: false, code: 'stopped', message: String(error) })

/** Nothing hangs: what does is an answer of its own. */
export async function bounded(asking: Promise<Reply>): Promise<Reply> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Reply>(resolve => {
    timer = setTimeout(() => resolve({ ok: false, code: 'no-answer', message: `${ANSWER_MS} ms` }), ANSWER_MS)
  })
  return Promise.race([asking, late]).finally(() => clearTimeout(timer))
}
