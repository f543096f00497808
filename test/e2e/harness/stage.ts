import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts'
import { type ChromiumWithCompanion, startChromium } from './chromium.ts'
import { startFirefox } from './firefox.ts'
import { playwrightScreen } from './playwright-screen.ts'
import { puppeteerScreen } from './puppeteer-screen.ts'
import type { Screen } from './screen.ts'

/** A browser with the companion and the accounting systems it talks to: what every journey plays on. */
export interface Stage {
  browser: 'chromium' | 'firefox'
  sandbox: Sandbox
  /** A new tab of the user's. */
  tab(): Promise<Screen>
  /** A page of the extension in a new tab. */
  extension(page: string): Promise<Screen>
  /** Ends the worker (in Firefox: the event page) as the browser would; the next message or alarm starts it again. */
  stopWorker(): Promise<void>
  /**
   * The popup as it opens over a tab: it asks which tab is looked at, so it opens behind it. Not in Firefox,
   * where a tab behind draws nothing.
   */
  popupOver?(tab: Screen): Promise<Screen>
  close(): Promise<void>
}

export interface ChromiumStage extends Stage {
  popupOver(tab: Screen): Promise<Screen>
  chromium: ChromiumWithCompanion
}

export const isChromium = (stage: Stage): stage is ChromiumStage => stage.browser === 'chromium'

/** A browser of its own, with an accounting system of its own. */
export type OpenStage = (options?: { seed?: SandboxOptions }) => Promise<Stage>

type Options = Partial<Parameters<typeof startChromium>[0]> & { seed?: SandboxOptions }

export async function chromiumStage({ seed, ...options }: Options = {}): Promise<ChromiumStage> {
  const sandbox = await startSandbox(seed)
  const chromium = await startChromium({ ...options, httpsPort: sandbox.httpsPort })
  return {
    browser: 'chromium',
    sandbox,
    chromium,
    tab: async () => playwrightScreen(await chromium.context.newPage()),
    extension: async page => playwrightScreen(await chromium.open(page)),
    stopWorker: chromium.stopWorker,
    async popupOver(tab) {
      await tab.front()
      return playwrightScreen(await chromium.openBehind('popup.html'))
    },
    async close() {
      await chromium.close()
      await sandbox.close()
    },
  }
}

export async function firefoxStage(options: { seed?: SandboxOptions } = {}): Promise<Stage> {
  const sandbox = await startSandbox(options.seed)
  const firefox = await startFirefox({ httpsPort: sandbox.httpsPort })
  return {
    browser: 'firefox',
    sandbox,
    tab: async () => puppeteerScreen(await firefox.browser.newPage(), firefox.downloads),
    extension: async page => puppeteerScreen(await firefox.open(page), firefox.downloads),
    stopWorker: firefox.stopWorker,
    async close() {
      await firefox.close()
      await sandbox.close()
    },
  }
}
