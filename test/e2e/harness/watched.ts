import type { ChromiumWithCompanion } from './chromium.ts'
import type { FirefoxWithCompanion } from './firefox.ts'
import { playwrightScreen } from './playwright-screen.ts'
import { puppeteerScreen } from './puppeteer-screen.ts'
import type { Screen } from './screen.ts'

/** A page of the extension that is watched from its first moment on. */
export interface Watched {
  screen: Screen
  /** What its content security policy refused, its scripts threw and its console was told as an error, so far. */
  complaints(): Promise<string[]>
}

export async function watchedInChromium(chromium: ChromiumWithCompanion, path: string): Promise<Watched> {
  const page = await chromium.context.newPage()
  const said: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') said.push(message.text())
  })
  page.on('pageerror', error => said.push(String(error)))
  await page.addInitScript(() => {
    const refused: string[] = []
    Object.assign(globalThis, { refused })
    addEventListener('securitypolicyviolation', event =>
      refused.push(`${event.violatedDirective} ${event.blockedURI}`),
    )
  })
  await page.goto(`chrome-extension://${chromium.extensionId}/${path}`)
  return {
    screen: playwrightScreen(page),
    complaints: async () => [...(await page.evaluate<string[]>('globalThis.refused')), ...said],
  }
}

/**
 * Firefox's driver reports nothing of what an extension's page tells its console: what its policy refused and what
 * its scripts threw is asked of the browser, what they told it themselves is heard from the moment it is open.
 */
export async function watchedInFirefox(firefox: FirefoxWithCompanion, path: string): Promise<Watched> {
  await firefox.forgetErrors()
  const page = await firefox.open(path)
  await page.evaluate(`globalThis.told = []; console.error = (...words) => told.push(words.join(' ')); 0`)
  return {
    screen: puppeteerScreen(page, firefox),
    complaints: async () => [
      ...(await firefox.errors()),
      ...((await page.evaluate('globalThis.told')) as string[]),
    ],
  }
}
