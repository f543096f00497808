import { readFileSync } from 'node:fs'
import { type Browser, type CDPSession, launch } from 'puppeteer-core'
import { chromiumArguments } from '../../e2e/harness/chromium.ts'
import { requireBrowser } from '../../run/browsers.ts'
import { buildFolder, ensureBuild } from '../../run/builds.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import type benchPage from '../page/index.ts'
import { LAB_SCRIPT } from './setting.ts'

type BenchPage = typeof benchPage
type Result<N extends keyof BenchPage> = Awaited<ReturnType<BenchPage[N]>>

export interface Lab {
  /** To the browser itself. */
  session: CDPSession
  /** Runs one of the page's functions there. */
  call<N extends keyof BenchPage>(name: N, ...args: Parameters<BenchPage[N]>): Promise<Result<N>>
  close(): Promise<void>
}

/**
 * A page with the product's modules and the peers side by side, in a browser of its own. `extension`: of the
 * extension's origin, so that its requests carry the extension's rights; the text of the manifest stands in
 * it and nothing runs. `plain`: of a site without a policy, since PouchDB makes its views with `eval`.
 *
 * Nobody listens to its traffic: for a driver that does, the page's process keeps what was answered, up to 200 MB,
 * and copies it (import-memory: 346 MB so, 219 MB without). A user's browser does neither.
 */
export async function openLab(sandbox: Sandbox, origin: 'extension' | 'plain'): Promise<Lab> {
  await ensureBuild('chrome')
  const browser = await launch({
    executablePath: requireBrowser('chromium'),
    pipe: true,
    networkEnabled: false,
    enableExtensions: true,
    protocolTimeout: 0,
    args: chromiumArguments(sandbox.httpsPort),
  })
  const page = await browser.newPage()
  await page.goto(origin === 'plain' ? PLAIN : await ofExtension(browser))
  await page.evaluate(readFileSync(LAB_SCRIPT, 'utf8'))
  return {
    session: await browser.target().createCDPSession(),
    call: (name, ...args) => page.evaluate(run, name, args) as Promise<never>,
    close: () => browser.close(),
  }
}

/** The sandbox answers that it has no such page, and that is page enough. */
const PLAIN = 'https://bench.example/'

const ofExtension = async (browser: Browser): Promise<string> =>
  `chrome-extension://${await browser.installExtension(buildFolder('chrome'))}/manifest.json`

/** In the page. */
function run(name: string, args: unknown[]): Promise<unknown> | undefined {
  const { benchPage } = globalThis as unknown as {
    benchPage: Record<string, (...all: unknown[]) => Promise<unknown>>
  }
  return benchPage[name]?.(...args)
}
