import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { startChromium } from '../../e2e/harness/chromium.ts'
import { ensureBuild } from '../../run/builds.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import type benchPage from '../page/index.ts'
import { LAB_SCRIPT } from './setting.ts'

type BenchPage = typeof benchPage
type Result<N extends keyof BenchPage> = Awaited<ReturnType<BenchPage[N]>>

export interface Lab {
  context: BrowserContext
  page: Page
  /** Runs one of the page's functions there. */
  call<N extends keyof BenchPage>(name: N, ...args: Parameters<BenchPage[N]>): Promise<Result<N>>
  close(): Promise<void>
}

/**
 * A page with the product's modules and the peers side by side, in a browser of its own. `extension`: of the
 * extension's origin, so that its requests carry the extension's rights; the text of the manifest stands in
 * it and nothing runs. `plain`: of a site without a policy, since PouchDB makes its views with `eval`.
 */
export async function openLab(sandbox: Sandbox, origin: 'extension' | 'plain'): Promise<Lab> {
  await ensureBuild('chrome')
  const chromium = await startChromium({ httpsPort: sandbox.httpsPort, build: 'chrome' })
  const page = origin === 'plain' ? await plainPage(chromium.context) : await chromium.open('manifest.json')
  page.setDefaultTimeout(0)
  await page.evaluate(readFileSync(LAB_SCRIPT, 'utf8'))
  return {
    context: chromium.context,
    page,
    call: (name, ...args) =>
      page.evaluate(
        ([what, given]) =>
          (
            globalThis as unknown as { benchPage: Record<string, (...all: unknown[]) => Promise<unknown>> }
          ).benchPage[what as string]?.(...(given as unknown[])),
        [name, args] as const,
      ) as Promise<never>,
    close: chromium.close,
  }
}

async function plainPage(context: BrowserContext): Promise<Page> {
  const site = 'https://bench.example/'
  await context.route(site, route =>
    route.fulfill({ contentType: 'text/html', body: '<title>Benchmark</title>' }),
  )
  const page = await context.newPage()
  await page.goto(site)
  return page
}
