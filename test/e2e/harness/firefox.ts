import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, launch, type Page } from 'puppeteer-core'
import { requireBrowser } from '../../run/browsers.ts'
import { type Build, buildFolder } from '../../run/builds.ts'
import { startProxy } from './proxy.ts'

const ID = 'ar-companion@ar-companion.dev'
/** Fixed for tests only, so that a page of the extension has an address. */
const UUID = '11111111-2222-4333-8444-555555555555'

export interface FirefoxWithCompanion {
  browser: Browser
  /** Where it saves files. */
  downloads: string
  open(page: string): Promise<Page>
  /** Ends the event page as Firefox does when it is idle; the next message or alarm starts it again. */
  stopWorker(): Promise<void>
  close(): Promise<void>
}

/** Real Firefox with the built extension, over a loopback proxy that leads the real host names to the sandbox. */
export async function startFirefox(options: {
  httpsPort: number
  build?: Build
  /** Of a build of one's own, instead. */
  folder?: string
}): Promise<FirefoxWithCompanion> {
  const proxy = await startProxy(options.httpsPort)
  const downloads = mkdtempSync(join(tmpdir(), 'ar-companion-saved-'))
  const browser = await launch({
    browser: 'firefox',
    executablePath: requireBrowser('firefox'),
    headless: true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 860 },
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.alwaysOpenPanel': false,
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.no_proxies_on': '',
    },
  })
  // A page of the same address may be open already: each is given out once.
  const given = new WeakSet<Page>()
  await browser.installExtension(options.folder ?? buildFolder(options.build ?? 'firefox-journey'))
  return {
    browser,
    downloads,
    async open(path) {
      const address = `moz-extension://${UUID}/${path}`
      const blank = await browser.newPage()
      // The page moves to the extension's own process: the navigation is never reported as done (tried).
      blank.goto(address, { timeout: 0 }).catch(() => undefined)
      for (let tries = 0; tries < 100; tries++) {
        await new Promise(resolve => setTimeout(resolve, 100))
        for (const page of await browser.pages()) {
          const at = await Promise.race([
            page.evaluate(() => location.href).catch(() => ''),
            new Promise<string>(resolve => setTimeout(() => resolve(''), 500)),
          ])
          if (given.has(page) || !at.startsWith(address.split('#')[0] ?? address)) continue
          given.add(page)
          return page
        }
      }
      throw new Error(`Firefox did not open ${path} of the extension.`)
    },
    stopWorker: () => stopEventPage(browser),
    async close() {
      await browser.close()
      await proxy.close()
      rmSync(downloads, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** What of a BiDi session is used here; Puppeteer gives it out to no one, and has no word for the browser's own window. */
interface Bidi {
  send(method: string, params: object): Promise<{ result: never }>
}

/** Only the browser's own window may end an event page: asked there (`--remote-allow-system-access`). */
async function stopEventPage(browser: Browser): Promise<void> {
  const page = (await browser.pages())[0] ?? (await browser.newPage())
  const frame = page.mainFrame() as unknown as {
    browsingContext: { userContext: { browser: { session: Bidi } } }
  }
  const { session } = frame.browsingContext.userContext.browser
  const tree: { contexts: { context: string }[] } = (
    await session.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
  ).result
  const answer: { type: string; result?: { value?: string } } = (
    await session.send('script.evaluate', {
      target: { context: tree.contexts[0]?.context },
      awaitPromise: true,
      expression: `(async () => {
        const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(ID)})
        await extension.terminateBackground({ ignoreDevToolsAttached: true })
        return extension.backgroundState
      })()`,
    })
  ).result
  if (answer.result?.value === 'running') throw new Error('Firefox did not end the event page.')
}
