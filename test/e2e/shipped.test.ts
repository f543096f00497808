import type { CDPSession, Page } from 'playwright-core'
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

  it('lets the page tell no letter of ours by a font, nor copy what stands beside its own words', async () => {
    const tab = await stage.tab()
    await openInvoice(stage, tab, CASES.overdue)
    const page = stage.chromium.context.pages().at(-1)
    if (!page) throw new Error('No page.')
    const cdp = await stage.chromium.context.newCDPSession(page)
    const fonts: string[] = []
    page.on('request', request => {
      if (request.url().includes('/letters/')) fonts.push(request.url())
    })
    // Copied while only the chip and the page's own words stand there, as a user copies a list into a mail.
    await eventually('the chip', async () =>
      (await shadowRoots(cdp)).some(({ text }) => /Overdue \d/.test(text)),
    )
    const copied = await copiedFrom(page)
    expect(copied).toContain('Northgate Dental')
    expect(copied).not.toMatch(/Overdue \d+ d\b/)

    await page.evaluate(LETTERS)
    await clickOurButton(page, cdp)
    await eventually('the panel', async () =>
      (await shadowRoots(cdp)).some(({ text }) => /AR balance/.test(text)),
    )
    // Shown to find some: the page's own words ask for theirs, after ours would have.
    await page.evaluate(`document.body.style.fontFamily = 'letters'`)
    await eventually('the page’s letters', async () => fonts.some(url => url.includes('/letters/page/')))
    expect(fonts.filter(url => url.includes('/letters/ours/'))).toEqual([])
  })

  it('gives its script in a page none of what the browser stores for it', async () => {
    const tab = await stage.tab()
    await openInvoice(stage, tab, CASES.open)
    const page = stage.chromium.context.pages().at(-1)
    if (!page) throw new Error('No page.')
    const cdp = await stage.chromium.context.newCDPSession(page)
    const ours: number[] = []
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin.includes(stage.chromium.extensionId)) ours.push(context.id)
    })
    await cdp.send('Runtime.enable')
    const contextId = await eventually('our script in the page', async () => ours[0])
    for (const [area, change] of [
      ['local', 'get(null)'],
      ['sync', 'get(null)'],
      ['sync', 'set({ preferences: {} })'],
      ['local', `setAccessLevel({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' })`],
    ]) {
      const expression = `chrome.storage.${area}.${change}.then(() => 'given', () => 'refused')`
      const { result } = await cdp.send('Runtime.evaluate', { expression, contextId, awaitPromise: true })
      expect([area, change, result.value]).toEqual([area, change, 'refused'])
    }
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
  nodeId: number
  nodeName: string
  nodeValue?: string
  shadowRootType?: string
  shadowRoots?: Node[]
  children?: Node[]
}

/** A font file for each digit, for the page's own words and, by a rule for our elements, for ours. */
const LETTERS = `(() => {
  const digits = [...'0123456789']
  const face = (family, path) => digits
    .map(digit => \`@font-face { font-family: \${family}; src: url(/letters/\${path}/\${digit}); unicode-range: U+3\${digit} }\`)
    .join('')
  const style = document.createElement('style')
  style.textContent = face('letters', 'page') + face('spies', 'ours') +
    'ar-companion-chip, ar-companion-badge, ar-companion-fix { font-family: spies !important; user-select: all !important }'
  document.head.append(style)
})()`

/** What a user has after selecting all of the page and copying it. */
async function copiedFrom(page: Page): Promise<string> {
  await page.bringToFront()
  await page.evaluate(`getSelection().selectAllChildren(document.body)`)
  await page.keyboard.press('Control+C')
  await page.evaluate(`(() => {
    const field = document.createElement('textarea')
    field.id = 'pasted'
    document.body.append(field)
    field.focus()
  })()`)
  await page.keyboard.press('Control+V')
  return page.evaluate<string>(`(() => {
    const field = document.getElementById('pasted')
    field.remove()
    return field.value
  })()`)
}

/** The first button in a closed shadow root, where the mouse finds it. */
async function clickOurButton(page: Page, cdp: CDPSession): Promise<void> {
  const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: Node }
  const button = (node: Node, inside: boolean): Node | undefined => {
    if (inside && node.nodeName === 'BUTTON') return node
    for (const shadow of node.shadowRoots ?? []) {
      const found = button(shadow, shadow.shadowRootType === 'closed')
      if (found) return found
    }
    for (const child of node.children ?? []) {
      const found = button(child, inside)
      if (found) return found
    }
    return undefined
  }
  const found = button(root, false)
  if (!found) throw new Error('No button of ours.')
  const { model } = await cdp.send('DOM.getBoxModel', { nodeId: found.nodeId })
  const [left = 0, top = 0] = model.content
  await page.mouse.click(left + 8, top + 8)
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
