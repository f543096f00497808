import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CASES, NAMES } from '../sandbox/quickbooks/seed/cases.ts'
import type { Screen } from './harness/screen.ts'
import { type ChromiumStage, chromiumStage } from './harness/stage.ts'
import { intacct } from './harness/systems/intacct.ts'
import { openInvoice, openPanel } from './journeys/companion.ts'
import { connectQuickBooks, imported } from './journeys/connect.ts'

const PAGES = [
  'popup.html',
  ...['connections', 'invoices', 'payments', 'cadence', 'error-guide', 'page-companion', 'data'].map(
    section => `options.html#${section}`,
  ),
  ...['overview', 'invoices', 'payments', 'customers', 'attention', 'sync-log'].map(
    page => `workspace.html#${page}`,
  ),
]

/** Without motion: a colour on its way to another would be measured half-way. */
const DRESSES = {
  light: { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' },
  dark: { colorScheme: 'dark', forcedColors: 'none', reducedMotion: 'reduce' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' },
} as const

/** axe sees into open shadow roots only, so the journey build is looked at (design §7). */
describe('every surface, for everybody', () => {
  let stage: ChromiumStage
  beforeAll(async () => {
    stage = await chromiumStage()
    await imported(await connectQuickBooks(stage, NAMES.bayside))
  })
  afterAll(() => stage?.close())

  it('axe finds a planted fault, so that its silence means something', async () => {
    const page = await stage.chromium.open('popup.html')
    await page.waitForTimeout(300)
    await page.evaluate(() => {
      const button = document.createElement('button')
      document.querySelector('main')?.append(button)
    })
    expect(await faults(page)).toContainEqual(expect.stringContaining('button-name'))
    await page.close()
  })

  it.each(PAGES)('%s has no fault in light, dark and forced colours', async path => {
    const page = await stage.chromium.open(path)
    await page.waitForTimeout(700)
    expect(await faultsInEveryDress(page)).toEqual([])
    await page.close()
  })

  it('the panel and a fix on an invoice have no fault in light, dark and forced colours', async () => {
    const tab = await stage.tab()
    stage.sandbox.quickbooks.pages.showOnLoad.push({
      where: 'banner',
      text: 'Duplicate Document Number Error: You must specify a different number.',
    })
    await openInvoice(stage, tab, CASES.partiallyPaid)
    await openPanel(tab)
    await tab.see('Payments')
    const page = stage.chromium.context.pages().at(-1)
    if (!page) throw new Error('No page.')
    const ours = (await faultsInEveryDress(page)).filter(fault => fault.includes('ar-companion'))
    expect(ours).toEqual([])
    await tab.close()
  })

  it('a planted overflow is found, so that its absence means something', async () => {
    const page = await stage.chromium.open('options.html')
    await page.waitForTimeout(300)
    await page.evaluate(() => {
      const wide = document.createElement('div')
      wide.style.cssText = 'min-width: 3000px; height: 9px'
      document.body.append(wide)
    })
    expect(await sideways(page)).not.toEqual([])
    await page.close()
  })

  it.each(PAGES)(
    '%s reads at twice the text size, and zoomed to twice its size, without scrolling sideways',
    async path => {
      const page = await stage.chromium.open(path)
      await page.waitForTimeout(500)
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
      })
      expect(await sideways(page)).toEqual([])
      expect(await cutOff(page)).toEqual([])
      await page.evaluate(() => {
        document.documentElement.style.fontSize = ''
      })
      // A window of 1280 px at 200 % lays its page out in 640.
      await page.setViewportSize({ width: 640, height: 430 })
      expect(await sideways(page)).toEqual([])
      await page.close()
    },
  )
})

/** Sage Intacct's own: what connecting asks, the panel inside its frame, and whose pages these are. */
describe('what differs on Sage Intacct, for everybody', () => {
  let stage: ChromiumStage
  let options: Screen
  beforeAll(async () => {
    stage = await chromiumStage()
    options = await intacct.connect(stage)
    await imported(options)
  })
  afterAll(() => stage?.close())
  const shown = () => {
    const page = stage.chromium.context.pages().at(-1)
    if (!page) throw new Error('No page.')
    return page
  }

  it('the popup that asks whose pages these are has no fault', async () => {
    const tab = await stage.tab()
    await intacct.pages.openList(stage, tab)
    await tab.see(intacct.pages.notThisCompany)
    const popup = await stage.popupOver(tab)
    await popup.see('Which of your companies is that')
    await popup.front()
    expect(await faultsInEveryDress(shown())).toEqual([])
    await popup.close()
    await tab.close()
  })

  it('what connecting asks has no fault', async () => {
    await options.front()
    await options.click('button', /Actions|More/)
    await options.click('menuitem', 'Change where records go')
    await options.see('Payments go to')
    const page = stage.chromium.context.pages().find(open => open.url().includes('options.html'))
    if (!page) throw new Error('No settings.')
    expect(await faultsInEveryDress(page)).toEqual([])
  })

  it('the panel and a fix inside the frame have no fault', async () => {
    await intacct.knowPages(stage)
    const tab = await stage.tab()
    const [error] = intacct.errors
    intacct.pages.control(stage).showOnLoad.push({ where: 'banner', text: error?.text ?? '' })
    await intacct.pages.openInvoice(stage, tab, intacct.cases.partiallyPaid)
    await openPanel(tab)
    await tab.see('Payments')
    const frame = shown().frame('iamain')
    if (!frame) throw new Error('No frame.')
    const ours = (await faultsInEveryDress(shown(), frame)).filter(fault => fault.includes('ar-companion'))
    expect(ours).toEqual([])
  })
})

/** What axe finds in each dress, as `dress: rule: where`. */
async function faultsInEveryDress(page: Page, frame: Frame = page.mainFrame()): Promise<string[]> {
  const found: string[] = []
  for (const [dress, media] of Object.entries(DRESSES)) {
    await page.emulateMedia(media)
    // There the browser paints with the user's colours, and computed styles still tell ours (measured).
    const without = media.forcedColors === 'active' ? ['color-contrast'] : []
    found.push(...(await faults(frame, without)).map(fault => `${dress}: ${fault}`))
  }
  return found
}

/** What axe finds, as `rule: where`. */
async function faults(page: Page | Frame, without: string[] = []): Promise<string[]> {
  await page.evaluate(axe.source)
  const rules = Object.fromEntries(without.map(id => [id, { enabled: false }]))
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { target: unknown }[] }[] }>(
    `axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], rules })})`,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`))
}

/** What scrolls sideways: the page itself or a part of it, but for tables and code in a box of their own. */
const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      document.documentElement,
      ...document.querySelectorAll<HTMLElement>('body *:not(.table-scroll, pre, textarea, nav)'),
    ]
      .filter(
        each => each === document.documentElement || /auto|scroll/.test(getComputedStyle(each).overflowX),
      )
      .filter(each => each.scrollWidth > each.clientWidth + 1)
      .map(each => `${each.localName}.${each.className}: ${each.scrollWidth} px in ${each.clientWidth}`),
  )

/** Buttons, tabs and labels whose words do not fit into their box. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, [role=tab], label, th, h1, h2, h3')]
      .filter(({ classList }) => !classList.contains('visually-hidden'))
      .filter(
        each => getComputedStyle(each).overflow === 'hidden' || getComputedStyle(each).overflowX === 'clip',
      )
      .filter(each => each.clientWidth > 2 && each.scrollWidth > each.clientWidth + 1)
      .map(each => `${each.localName}: ${each.textContent}`),
  )
