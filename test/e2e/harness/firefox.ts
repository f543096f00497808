import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, launch, type Page } from 'puppeteer-core'
import { requireBrowser } from '../../run/browsers.ts'
import { type Build, buildFolder } from '../../run/builds.ts'
import { startProxy } from './proxy.ts'
import { type Dress, eventually } from './screen.ts'

const ID = 'ar-companion@ar-companion.dev'
/** Fixed for tests only, so that a page of the extension has an address. */
const UUID = '11111111-2222-4333-8444-555555555555'
const ORIGIN = `moz-extension://${UUID}/`

export interface FirefoxWithCompanion {
  browser: Browser
  /** Where it saves files. */
  downloads: string
  open(page: string): Promise<Page>
  /** The same in a tab behind the one that is looked at; asked for from a page of the extension, which must be open. */
  openBehind(page: string): Promise<Page>
  /** A tab of a private window, as the browser's own menu opens it. */
  openPrivate(): Promise<Page>
  /** Ends the event page as Firefox does when it is idle; the next message or alarm starts it again. */
  stopWorker(): Promise<void>
  /** Takes every host back from the extension, as the user does on the browser's page of add-ons. */
  withdrawHosts(): Promise<void>
  /** Forgets what the browser's console was told so far. */
  forgetErrors(): Promise<void>
  /** What its console was told since of errors in the extension's pages, refusals of their policy among them. */
  errors(): Promise<string[]>
  /** Shows every tab that is open as a user has asked the browser for. */
  dress(dress: Dress): Promise<void>
  close(): Promise<void>
}

/** Real Firefox with the built extension, over a loopback proxy that leads the real host names to the sandbox. */
export async function startFirefox(options: {
  httpsPort: number
  build?: Build
  /** Of a build of one's own, instead. */
  folder?: string
  /** Allowed in private windows, as the user allows it on the browser's page of add-ons. */
  inPrivate?: boolean
  /** Where its clock stands, as an IANA name; the machine's own otherwise. */
  timeZone?: string
}): Promise<FirefoxWithCompanion> {
  const proxy = await startProxy(options.httpsPort)
  const downloads = mkdtempSync(join(tmpdir(), 'ar-companion-saved-'))
  const browser = await launch({
    browser: 'firefox',
    executablePath: requireBrowser('firefox'),
    headless: true,
    ...(options.timeZone ? { env: { ...process.env, TZ: options.timeZone } } : {}),
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 860 },
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
      // What the extension asks the user for is granted: no driver can answer.
      'extensions.webextOptionalPermissionPrompts': false,
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
  await (await sessionOf(browser)).send('webExtension.install', {
    extensionData: {
      type: 'path',
      path: options.folder ?? buildFolder(options.build ?? 'firefox-journey'),
    },
    'moz:allowPrivateBrowsing': options.inPrivate ?? false,
  })
  const at = (page: Page): Promise<string> =>
    Promise.race([
      page.evaluate(() => location.href).catch(() => ''),
      new Promise<string>(resolve => setTimeout(() => resolve(''), 500)),
    ])
  /** On a busy machine a tab was lost for good now and then (seen): then it is opened once more, and again. */
  const arrived = async (path: string, open: () => Promise<unknown>): Promise<Page> => {
    const before = new Set(await browser.pages())
    for (let tries = 0; tries < 300; tries++) {
      if (tries % 100 === 0) await open()
      await new Promise(resolve => setTimeout(resolve, 100))
      for (const page of await browser.pages()) {
        if (given.has(page) || before.has(page)) continue
        if (!(await at(page)).startsWith(ORIGIN + path.split('#')[0])) continue
        given.add(page)
        return page
      }
    }
    const shown = await Promise.all((await browser.pages()).map(at))
    throw new Error(`Firefox did not open ${path} of the extension; it shows ${shown.join(', ')}.`)
  }
  return {
    browser,
    downloads,
    open: path =>
      arrived(path, async () => {
        const blank = await browser.newPage()
        // The page moves to the extension's own process: the navigation is never reported as done (tried).
        blank.goto(ORIGIN + path, { timeout: 0 }).catch(() => undefined)
      }),
    async openBehind(path) {
      for (const page of await browser.pages()) {
        if (!(await at(page)).startsWith(ORIGIN)) continue
        const create = `browser.tabs.create({ url: ${JSON.stringify(`/${path}`)}, active: false })`
        return arrived(path, () => page.evaluate(create))
      }
      throw new Error('A page of the extension must be open.')
    },
    async openPrivate() {
      const before = new Set(await browser.pages())
      await inBrowser(browser, PRIVATE_WINDOW)
      return eventually('the private window', async () =>
        (await browser.pages()).find(page => !before.has(page)),
      )
    },
    stopWorker: () => stopEventPage(browser),
    async withdrawHosts() {
      await withdrawHosts(browser)
    },
    async forgetErrors() {
      await inBrowser(browser, 'Services.console.reset()')
    },
    errors: async () => JSON.parse((await inBrowser(browser, ERRORS)) ?? '[]'),
    async dress(dress) {
      await dressTabs(browser, dress)
    },
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

async function sessionOf(browser: Browser): Promise<Bidi> {
  const page = (await browser.pages())[0] ?? (await browser.newPage())
  const frame = page.mainFrame() as unknown as {
    browsingContext: { userContext: { browser: { session: Bidi } } }
  }
  return frame.browsingContext.userContext.browser.session
}

/** Runs in the browser's own window (`--remote-allow-system-access`): for what a user does there, and the browser itself. */
async function inBrowser(browser: Browser, body: string): Promise<string | undefined> {
  const session = await sessionOf(browser)
  const tree: { contexts: { context: string }[] } = (
    await session.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
  ).result
  const answer: { type: string; result?: { value?: string }; exceptionDetails?: { text: string } } = (
    await session.send('script.evaluate', {
      target: { context: tree.contexts[0]?.context },
      awaitPromise: true,
      expression: `(async () => {
        const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(ID)})
        ${body}
      })()`,
    })
  ).result
  if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text)
  return answer.result?.value
}

/**
 * Ended is only what its own process has let go too: until then it answers, and a request of its whose connection
 * is cut goes out once more, since Firefox itself repeats what broke on a kept connection, a POST too (tried).
 */
async function stopEventPage(browser: Browser): Promise<void> {
  const state = await inBrowser(
    browser,
    `const page = [...extension.views].find(({ viewType }) => viewType === 'background')
    const own = page?.xulBrowser.browsingContext.currentWindowGlobal
    await extension.terminateBackground({ ignoreDevToolsAttached: true })
    while (own && !own.isClosed) await new Promise(resolve => setTimeout(resolve, 5))
    return extension.backgroundState`,
  )
  if (state === 'running') throw new Error('Firefox did not end the event page.')
}

/** By what the page of add-ons itself calls when the user turns a permission off. */
const withdrawHosts = (browser: Browser): Promise<unknown> =>
  inBrowser(
    browser,
    `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
    const origins = extension.allowedOrigins.patterns.map(each => each.pattern)
    await ExtensionPermissions.remove(extension.id, { permissions: [], origins }, extension)`,
  )

/** The worker's own are left out: it is no page. */
const ERRORS = `return JSON.stringify(
  Services.console.getMessageArray()
    .filter(each => each instanceof Ci.nsIScriptError && each.sourceName.startsWith(${JSON.stringify(ORIGIN)}))
    .filter(each => !(each.flags & (each.warningFlag | each.infoFlag)) && !/background/.test(each.sourceName))
    .map(each => each.errorMessage),
)`

/** Its own first page would end a navigation that comes before it. */
const PRIVATE_WINDOW = `
  const own = OpenBrowserWindow({ private: true })
  const isDrawn = tab => tab?.currentURI?.spec === 'about:privatebrowsing' && !tab.webProgress.isLoadingDocument
  while (!isDrawn(own.gBrowser?.selectedBrowser)) await new Promise(resolve => setTimeout(resolve, 50))`

/** By what its own tools for developers set on a tab; the driver has no word for it. */
const dressTabs = (browser: Browser, { colorScheme, forcedColors, reducedMotion }: Dress): Promise<unknown> =>
  inBrowser(
    browser,
    `for (const { gBrowser } of Services.wm.getEnumerator('navigator:browser'))
      for (const { browsingContext } of gBrowser.browsers) {
        browsingContext.prefersColorSchemeOverride = ${JSON.stringify(colorScheme)}
        browsingContext.forcedColorsOverride = ${JSON.stringify(forcedColors)}
        browsingContext.prefersReducedMotionOverride = ${JSON.stringify(reducedMotion)}
      }`,
  )
