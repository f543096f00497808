import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts'
import { type ChromiumWithCompanion, startChromium } from './chromium.ts'
import { startFirefox } from './firefox.ts'
import { playwrightScreen } from './playwright-screen.ts'
import { puppeteerScreen } from './puppeteer-screen.ts'
import { eventually, type Screen } from './screen.ts'
import { type Watched, watchedInChromium, watchedInFirefox } from './watched.ts'

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
   * The popup as it opens over a tab. The toolbar's own window closes as soon as automation looks elsewhere, so
   * its page stands in a tab: behind, since it asks which one is looked at. A page of the extension must be open.
   */
  popupOver(tab: Screen): Promise<Screen>
  /** The user takes back every host from the extension, on the browser's own page of extensions. */
  withdrawHosts(): Promise<void>
  /** A page of the extension in a new tab, watched from its first moment. */
  watched(page: string): Promise<Watched>
  /** A tab of a private window. A page of the extension must be open. */
  privateTab(): Promise<Screen>
  close(): Promise<void>
}

export interface ChromiumStage extends Stage {
  chromium: ChromiumWithCompanion
}

export const isChromium = (stage: Stage): stage is ChromiumStage => stage.browser === 'chromium'

/** What a journey may ask of its stage. */
interface StageOptions {
  seed?: SandboxOptions
  /** With what users load; the journey build otherwise. */
  shipped?: boolean
  /** Allowed in private windows, as the user allows it on the browser's own page. */
  inPrivate?: boolean
  /** Where the browser's clock stands, as an IANA name; the machine's own otherwise. */
  timeZone?: string
}

/** A browser of its own, with an accounting system of its own. */
export type OpenStage = (options?: StageOptions) => Promise<Stage>

type Options = Partial<Omit<Parameters<typeof startChromium>[0], 'build'>> & StageOptions

export async function chromiumStage({ seed, shipped, ...options }: Options = {}): Promise<ChromiumStage> {
  const sandbox = await startSandbox(seed)
  const build = shipped ? 'chrome' : 'chrome-journey'
  const stage = stageIn(await startChromium({ ...options, build, httpsPort: sandbox.httpsPort }), sandbox)
  return {
    ...stage,
    async close() {
      await stage.close()
      await sandbox.close()
    },
  }
}

/** On a sandbox that others use too: closing it leaves the sandbox alone. */
export const stageIn = (chromium: ChromiumWithCompanion, sandbox: Sandbox): ChromiumStage => ({
  browser: 'chromium',
  sandbox,
  chromium,
  tab: async () => playwrightScreen(await chromium.context.newPage()),
  extension: async page => playwrightScreen(await chromium.open(page)),
  stopWorker: chromium.stopWorker,
  withdrawHosts: () => chromium.setSiteAccess('ON_CLICK'),
  async popupOver(tab) {
    await tab.front()
    return playwrightScreen(await chromium.openBehind('popup.html'))
  },
  watched: page => watchedInChromium(chromium, page),
  privateTab: async () => playwrightScreen(await chromium.openPrivate()),
  close: chromium.close,
})

/**
 * A page behind draws no frame: Preact then runs its effects after two timers, one set by the other. Three of
 * ours, each longer and set later, come after them, and our question after theirs.
 */
const AFTER_ITS_EFFECTS = `(async () => {
  for (let n = 0; n < 3; n++) await new Promise(done => setTimeout(done, 100))
  await browser.tabs.query({ active: true })
})()`

export async function firefoxStage({ seed, shipped, ...options }: StageOptions = {}): Promise<Stage> {
  const sandbox = await startSandbox(seed)
  const build = shipped ? 'firefox' : 'firefox-journey'
  const firefox = await startFirefox({ ...options, build, httpsPort: sandbox.httpsPort })
  return {
    browser: 'firefox',
    sandbox,
    tab: async () => puppeteerScreen(await firefox.browser.newPage(), firefox),
    extension: async page => puppeteerScreen(await firefox.open(page), firefox),
    stopWorker: firefox.stopWorker,
    withdrawHosts: firefox.withdrawHosts,
    async popupOver(tab) {
      await tab.front()
      const popup = puppeteerScreen(await firefox.openBehind('popup.html'), firefox)
      await eventually('the popup', () => popup.run(`document.querySelector('main') !== null`))
      await popup.run(AFTER_ITS_EFFECTS)
      return popup
    },
    watched: page => watchedInFirefox(firefox, page),
    privateTab: async () => puppeteerScreen(await firefox.openPrivate(), firefox),
    async close() {
      await firefox.close()
      await sandbox.close()
    },
  }
}
