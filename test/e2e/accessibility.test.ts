import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CASES, NAMES } from '../sandbox/quickbooks/seed/cases.ts'
import { type ChromiumStage, chromiumStage } from './harness/stage.ts'
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

/** axe sees into open shadow roots only, so the journey build is looked at (design §7). */
describe.each(['light', 'dark'] as const)('every surface in %s, looked at by axe', colorScheme => {
  let stage: ChromiumStage
  beforeAll(async () => {
    stage = await chromiumStage({ colorScheme })
    await imported(await connectQuickBooks(stage, NAMES.bayside))
  })
  afterAll(() => stage?.close())

  it('finds a planted fault, so that its silence means something', async () => {
    const page = await stage.chromium.open('popup.html')
    await page.waitForTimeout(300)
    await page.evaluate(() => {
      const button = document.createElement('button')
      document.querySelector('main')?.append(button)
    })
    expect(await faults(page)).toContainEqual(expect.stringContaining('button-name'))
    await page.close()
  })

  it.each(PAGES)('%s has no fault', async path => {
    const page = await stage.chromium.open(path)
    await page.waitForTimeout(700)
    expect(await faults(page)).toEqual([])
    await page.close()
  })

  it('the panel on an invoice has no fault', async () => {
    const tab = await stage.tab()
    await openInvoice(stage, tab, CASES.partiallyPaid)
    await openPanel(tab)
    await tab.see('Payments')
    const page = stage.chromium.context.pages().at(-1)
    if (!page) throw new Error('No page.')
    const ours = (await faults(page)).filter(fault => fault.includes('ar-companion'))
    expect(ours).toEqual([])
  })
})

/** What axe finds, as `rule: where`. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { target: unknown }[] }[] }>(
    'axe.run(document, { resultTypes: ["violations"] })',
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`))
}
