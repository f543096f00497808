import type { CDPSession } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CASES, NAMES } from '../sandbox/quickbooks/seed/cases.ts'
import { watchPolicy } from './harness/policy.ts'
import { eventually } from './harness/screen.ts'
import { type ChromiumStage, chromiumStage } from './harness/stage.ts'
import { openInvoice } from './journeys/companion.ts'
import { connectQuickBooks, imported } from './journeys/connect.ts'

/** What users load: the host page cannot look into what we draw, so the test looks over CDP. */
describe('the shipped build, in Chromium', () => {
  let stage: ChromiumStage
  beforeAll(async () => {
    stage = await chromiumStage({ build: 'chrome' })
    const options = await connectQuickBooks(stage, NAMES.bayside)
    await imported(options)
  })
  afterAll(() => stage?.close())

  it('draws in a closed shadow root that the page cannot open', async () => {
    const tab = await stage.tab()
    await openInvoice(stage, tab, CASES.overdue)
    const page = stage.chromium.context.pages().at(-1)
    if (!page) throw new Error('No page.')
    const cdp = await stage.chromium.context.newCDPSession(page)
    await eventually('the chip in a closed shadow root', async () =>
      (await shadowRoots(cdp)).some(root => root.type === 'closed' && /Overdue/.test(root.text)),
    )
    expect((await shadowRoots(cdp)).filter(root => root.type === 'open')).toEqual([])
    expect(await tab.text()).not.toMatch(/Overdue \d+ d\b/)
  })

  it('breaks no content security policy on any of its pages', async () => {
    for (const path of ['options.html', 'popup.html', 'workspace.html']) {
      const page = await stage.chromium.context.newPage()
      await watchPolicy(page)
      await page.goto(`chrome-extension://${stage.chromium.extensionId}/${path}`)
      await page.getByText('AR Companion').first().waitFor()
      await page.waitForTimeout(500)
      expect(await page.evaluate('globalThis.seen'), path).toEqual([])
      await page.close()
    }
  })
})

interface Node {
  nodeName: string
  nodeValue?: string
  shadowRootType?: string
  shadowRoots?: Node[]
  children?: Node[]
}

/** Every shadow root of the page's own tree, with its text. The browser's own (in inputs) are left out. */
async function shadowRoots(cdp: CDPSession): Promise<{ type: string; text: string }[]> {
  const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: Node }
  const found: { type: string; text: string }[] = []
  const textOf = (node: Node): string =>
    (node.nodeName === '#text' ? `${node.nodeValue} ` : '') + (node.children ?? []).map(textOf).join('')
  const visit = (node: Node) => {
    for (const shadow of node.shadowRoots ?? []) {
      if (shadow.shadowRootType !== 'user-agent')
        found.push({ type: shadow.shadowRootType ?? '', text: textOf(shadow) })
      visit(shadow)
    }
    for (const child of node.children ?? []) visit(child)
  }
  visit(root)
  return found
}
