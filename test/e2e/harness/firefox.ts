import { type Browser, launch, type Page } from 'puppeteer-core'
import { requireBrowser } from '../../run/browsers.ts'
import { type Build, buildFolder } from '../../run/builds.ts'
import { startProxy } from './proxy.ts'

/** Fixed for tests only, so that a page of the extension has an address. */
const UUID = '11111111-2222-4333-8444-555555555555'

export interface FirefoxWithCompanion {
  browser: Browser
  open(page: string): Promise<Page>
  close(): Promise<void>
}

/** Real Firefox with the built extension, over a loopback proxy that leads the real host names to the sandbox. */
export async function startFirefox(options: {
  httpsPort: number
  build?: Build
}): Promise<FirefoxWithCompanion> {
  const proxy = await startProxy(options.httpsPort)
  const browser = await launch({
    browser: 'firefox',
    executablePath: requireBrowser('firefox'),
    headless: true,
    acceptInsecureCerts: true,
    defaultViewport: { width: 1280, height: 860 },
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ 'ar-companion@ar-companion.dev': UUID }),
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.no_proxies_on': '',
    },
  })
  await browser.installExtension(buildFolder(options.build ?? 'firefox-journey'))
  return {
    browser,
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
          if (at.startsWith(address.split('#')[0] ?? address)) return page
        }
      }
      throw new Error(`Firefox did not open ${path} of the extension.`)
    },
    async close() {
      await browser.close()
      await proxy.close()
    },
  }
}
