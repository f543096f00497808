import { afterAll, beforeAll, expect, it } from 'vitest'
import { guideEntry } from '../../../core/guide/index.ts'
import type { Invoice } from '../../../core/ledger/records.ts'
import { connections, ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import { isChromium, type Stage } from '../harness/stage.ts'
import { openPanel } from './companion.ts'
import { imported } from './connect.ts'
import { tell } from './worker.ts'

const LOG = 'https://ledgerbridge.example/sync-log'
const MARKED = 'duplicate-document-number'

/** What the user may use the extension on is the user's, at any time (issue 5, point 4). */
export function permissions({ system, open }: Place): void {
  let stage: Stage
  let options: Screen
  let site: Screen
  let tab: Screen
  const books = () => system.books(stage, system.companies.main)
  const settings = async (section: string) => {
    await options.goto(`${(await options.url()).split('#')[0]}#${section}`)
    await options.front()
  }
  const scripts = () =>
    options.run<number>('chrome.scripting.getRegisteredContentScripts().then(all => all.length)')
  const drawnOn = (page: Screen) =>
    page.run<number>(`[...document.querySelectorAll('*')].filter(each => each.shadowRoot).length`)
  const held = async () =>
    (await ledgerRows<Invoice>(options, 'invoices')).find(row => row.number === system.cases.open)
  /** Once taken back they stay so until they are given again. */
  const withdraw = async () => {
    if ((await scripts()) === 0) return
    await stage.withdrawHosts()
    await eventually('no script to be registered', async () => (await scripts()) === 0)
  }
  const notAllowed = `This browser does not let AR Companion use ${system.title}`

  beforeAll(async () => {
    stage = await open()
    options = await system.connect(stage)
    await imported(options)
    await system.knowPages(stage)
    tab = await stage.tab()
    site = await stage.tab()
    await site.goto(LOG)
    await site.see('LedgerBridge')
    const popup = await stage.popupOver(site)
    await popup.click('switch', /Recognise sync errors on this site/)
    await site.see(guideEntry(MARKED)?.title ?? '?')
    await popup.close()
  })
  afterAll(() => stage?.close())

  it('hosts taken back: the other site is left alone, and each screen says what that stops', async () => {
    await eventually('the script of the other site', async () => (await scripts()) === 1)
    await withdraw()
    await site.goto(LOG)
    await site.see('LedgerBridge')
    await system.pages.openInvoice(stage, tab, system.cases.open)
    await tab.see(system.cases.open)
    await settings('page-companion')
    await options.see('ledgerbridge.example')
    await options.see('Not allowed in this browser')
    await settings('connections')
    await options.see(notAllowed)
    expect(await options.text()).toContain(books().name)
    for (const page of ['popup.html', 'workspace.html#invoices']) {
      const screen = await stage.extension(page)
      await screen.see(notAllowed)
      await screen.close()
    }
    expect(await drawnOn(site)).toBe(0)
    expect(await drawnOn(tab)).toBe(0)
  })

  it('a sync meanwhile changes nothing: no sign-in ends, nothing is lost, nothing reaches the books', async () => {
    await withdraw()
    const before = await held()
    const [connection] = await connections(options)
    const total = system.traffic(stage).requests.total
    books().pay(system.cases.open, 10_000)
    await tell(options, 'sync.now', { connectionId: connection?.id ?? '' }).catch(() => undefined)
    expect(await held()).toEqual(before)
    expect((await connections(options))[0]).toMatchObject({ state: 'connected', isHome: true })
    // Nothing but what a browser asks before it asks: may I?
    const asked = system.traffic(stage).requests.find({}).slice(total)
    expect(asked.filter(({ method }) => method !== 'OPTIONS')).toEqual([])
  })

  it('given again, everything goes on where it stood', async () => {
    await withdraw()
    const before = await held()
    books().pay(system.cases.open, 5000)
    await settings('connections')
    if (isChromium(stage)) {
      // No driver can answer Chromium's own question.
      await stage.chromium.setSiteAccess('ON_ALL_SITES')
      await options.gone(notAllowed)
      await options.click('button', 'Sync now')
    } else {
      await options.click('button', 'Allow again')
      await options.gone(notAllowed)
      await settings('page-companion')
      await options.click('button', 'Allow')
      await options.gone('Not allowed in this browser')
    }
    await eventually('the payment of meanwhile', async () => {
      const now = await held()
      return now?.accountingBalance === books().invoice(system.cases.open).due
    })
    expect((await held())?.accountingBalance).toBeLessThan(before?.accountingBalance ?? 0)
    await eventually('the script of the other site', async () => (await scripts()) === 1)
    await site.goto(LOG)
    await site.see(guideEntry(MARKED)?.title ?? '?')
    await system.pages.openInvoice(stage, tab, system.cases.open)
    await openPanel(tab)
  })
}
