import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { requireBrowser } from '../../run/browsers.ts'
import { type Build, buildFolder } from '../../run/builds.ts'

export interface ChromiumWithCompanion {
  context: BrowserContext
  extensionId: string
  /** A page of the extension, e.g. `options.html`. */
  open(page: string): Promise<Page>
  /** The same in a tab behind the one that is looked at. */
  openBehind(page: string): Promise<Page>
  /** A tab of a private window; asked for from a page of the extension, which must be open. */
  openPrivate(): Promise<Page>
  /** Ends the worker as the browser would; the next message or alarm starts it again. */
  stopWorker(): Promise<void>
  /** What the user chooses under Site access on the browser's page of extensions. */
  setSiteAccess(access: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void>
  close(): Promise<void>
}

/** The real host names are led to the sandbox, and nothing else is reached. */
export const chromiumArguments = (httpsPort: number): string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--enable-unsafe-extension-debugging',
  `--host-resolver-rules=MAP *.intuit.com 127.0.0.1:${httpsPort}, MAP *.intacct.com 127.0.0.1:${httpsPort}, MAP *.example 127.0.0.1:${httpsPort}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
  '--ignore-certificate-errors',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Real Chromium (or Chrome, or Edge) with the built extension, the real host names led to the sandbox. */
export async function startChromium(options: {
  httpsPort: number
  build?: Build
  /** Of a build of one's own, instead. */
  folder?: string
  headless?: boolean
  profile?: string
  colorScheme?: 'light' | 'dark'
  /** Allowed in private windows, as the user allows it on the browser's page of extensions. */
  inPrivate?: boolean
  /** Where its clock stands, as an IANA name; the machine's own otherwise. */
  timeZone?: string
}): Promise<ChromiumWithCompanion> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'ar-companion-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: requireBrowser('chromium'),
    headless: options.headless ?? true,
    ignoreDefaultArgs: ['--disable-extensions'],
    ignoreHTTPSErrors: true,
    viewport: options.headless === false ? null : { width: 1280, height: 860 },
    colorScheme: options.colorScheme ?? 'light',
    ...(options.timeZone ? { env: { ...process.env, TZ: options.timeZone } } : {}),
    args: chromiumArguments(options.httpsPort),
  })
  const browser = context.browser()
  if (!browser) throw new Error('Chromium started without a browser session.')
  const session = await browser.newBrowserCDPSession()
  const load = session.send as unknown as (method: string, params: object) => Promise<{ id: string }>
  const { id } = await load.call(session, 'Extensions.loadUnpacked', {
    path: options.folder ?? buildFolder(options.build ?? 'chrome-journey'),
    ...(options.inPrivate === undefined ? {} : { enableInIncognito: options.inPrivate }),
  })
  const opener = (): Page => {
    const page = context.pages().find(open => open.url().startsWith(`chrome-extension://${id}/`))
    if (!page) throw new Error('A page of the extension must be open.')
    return page
  }
  return {
    context,
    extensionId: id,
    async open(path) {
      const page = await context.newPage()
      await page.goto(`chrome-extension://${id}/${path}`)
      return page
    },
    async openBehind(path) {
      const opened = context.waitForEvent('page')
      await opener().evaluate(`chrome.tabs.create({ url: '/${path}', active: false })`)
      return opened
    },
    async openPrivate() {
      // Not a context of the driver's: the browser's own private window is another one to its extensions.
      const opened = context.waitForEvent('page')
      await opener().evaluate(`chrome.windows.create({ incognito: true, url: 'about:blank' })`)
      return opened
    },
    async stopWorker() {
      const page = context.pages().find(open => open.url().startsWith('http')) ?? (await context.newPage())
      const cdp = await context.newCDPSession(page)
      await cdp.send('ServiceWorker.enable')
      await cdp.send('ServiceWorker.stopAllWorkers')
      await cdp.detach()
    },
    async setSiteAccess(access) {
      const page = await context.newPage()
      await page.goto(`chrome://extensions/?id=${id}`)
      // What the page itself calls when the user chooses.
      const choice = JSON.stringify({ extensionId: id, hostAccess: access })
      await page.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${choice})`)
      await page.close()
    },
    async close() {
      await context.close()
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
