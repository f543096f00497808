import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guideEntry } from '../../core/guide/index.ts'
import { type Sandbox, startSandbox } from '../sandbox/index.ts'
import { type ChromiumWithCompanion, startChromium } from './harness/chromium.ts'
import { agreedBefore } from './harness/granted.ts'
import { playwrightScreen } from './harness/playwright-screen.ts'
import { eventually, type Screen } from './harness/screen.ts'
import { DOCUMENTED } from './journeys/errors.ts'

const LOG = 'https://ledgerbridge.example/sync-log'

/** Errors met on another product's web app (issue 3, point 13): switched on in the popup, taken back in the options. */
describe('error detection on another site, in Chromium', () => {
  const profile = mkdtempSync(join(tmpdir(), 'ar-companion-'))
  let sandbox: Sandbox
  let chromium: ChromiumWithCompanion
  let tab: Screen
  let options: Screen

  beforeAll(async () => {
    sandbox = await startSandbox()
    await agreedBefore(profile, sandbox.httpsPort, ['https://ledgerbridge.example/*'])
    chromium = await startChromium({ httpsPort: sandbox.httpsPort, profile })
    options = playwrightScreen(await chromium.open('options.html#page-companion'))
    tab = playwrightScreen(await chromium.context.newPage())
  })
  afterAll(async () => {
    await chromium?.close()
    await sandbox?.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  })

  const hosts = () =>
    tab.run<number>(`[...document.querySelectorAll('*')].filter(each => each.shadowRoot).length`)

  /**
   * The popup's page in a tab of its own, which takes the site's tab for the one it was opened over: the real
   * one closes as soon as automation looks elsewhere.
   */
  async function popupOver(url: string): Promise<Screen> {
    const site = await options.run<{ id: number }[]>(`chrome.tabs.query({ url: '${url}' })`)
    const page = await chromium.context.newPage()
    await page.addInitScript(
      `chrome.tabs.query = () => Promise.resolve([{ id: ${site[0]?.id}, url: '${url}' }])`,
    )
    await page.goto(`chrome-extension://${chromium.extensionId}/popup.html`)
    return playwrightScreen(page)
  }

  it('is off until it is switched on', async () => {
    await tab.goto(LOG)
    await tab.see('LedgerBridge')
    await options.see('No other site is watched.')
    expect(await hosts()).toBe(0)
  })

  it('marks every documented error at once, with its fix and without a command', async () => {
    const popup = await popupOver(LOG)
    await popup.click('switch', 'Recognise sync errors on this site')
    for (const { id } of DOCUMENTED) await tab.see(guideEntry(id)?.title ?? '?')
    await popup.close()
    expect(await tab.text()).not.toMatch(/Re-Sync|Show details/)
  })

  it('goes on after a reload and after the worker was stopped', async () => {
    await chromium.stopWorker()
    await tab.goto(LOG)
    await tab.see(guideEntry('duplicate-document-number')?.title ?? '?')
  })

  it('is listed in the options and taken back there', async () => {
    await options.see('ledgerbridge.example')
    await options.click('button', /Remove/)
    await options.see('No other site is watched.')
    await eventually('the permission to be gone', async () =>
      options.run<boolean>(
        `chrome.permissions.contains({ origins: ['https://ledgerbridge.example/*'] }).then(held => !held)`,
      ),
    )
    await eventually('the script to be gone', async () =>
      options.run<boolean>(`chrome.scripting.getRegisteredContentScripts().then(all => all.length === 0)`),
    )
    await tab.goto(LOG)
    await tab.see('LedgerBridge')
    expect(await hosts()).toBe(0)
  })
})
