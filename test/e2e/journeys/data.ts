import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { guideEntry } from '../../../core/guide/index.ts'
import type { Invoice } from '../../../core/ledger/records.ts'
import { connections, ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { SYSTEMS } from '../harness/systems/index.ts'
import { imported } from './connect.ts'
import { DOCUMENTED } from './errors.ts'
import { tell } from './worker.ts'

const LOG = 'https://ledgerbridge.example/sync-log'

/** Popup, further sites, own guide entries, and the data as a whole (issue 3, points 3, 4, 12 and 13). */
export function data({ system, open }: Place): void {
  const { cases, pages } = system
  let stage: Stage
  let options: Screen
  let tab: Screen
  let connectionId: string
  const books = () => system.books(stage)
  const invoices = () => ledgerRows<Invoice>(options, 'invoices')
  const settings = async (section: string) => {
    await options.goto(`${(await options.url()).split('#')[0]}#${section}`)
  }

  beforeAll(async () => {
    stage = await open()
    options = await system.connect(stage)
    await imported(options)
    await system.knowPages(stage)
    connectionId = (await connections(options))[0]?.id ?? ''
    tab = await stage.tab()
  })
  afterAll(() => stage?.close())

  it('the popup names the causes of a balance mismatch', async () => {
    await settings('payments')
    await options.click('switch', /Submit Authorized ACH Payments/)
    const invoice = (await invoices()).find(row => row.number === cases.overdue) as Invoice
    const payment = {
      customerId: invoice.customerId,
      date: new Date().toISOString().slice(0, 10),
      amount: 10_000,
      method: 'ach' as const,
      status: 'authorized' as const,
      applications: [{ invoiceId: invoice.id, amount: 10_000 }],
    }
    await tell(options, 'payment.record', { connectionId, payment })
    await pages.openInvoice(stage, tab, cases.overdue)
    await tab.see(/Overdue \d+ d/)
    const popup = await stage.popupOver(tab)
    await popup.see(`Invoice ${cases.overdue}`)
    await popup.see(
      /AR balance[\s\S]*Accounting balance[\s\S]*1 ?\w* ?authorized ACH|Authorized ACH payment/i,
    )
    await popup.see('$100.00')
    await popup.close()
  })

  it('a page on which nothing was recognised is sketched: asked for, read, copied', async () => {
    await pages.openElsewhere(stage, tab)
    const popup = await stage.popupOver(tab)
    await popup.see('Nothing of AR Companion on this page, though there should be?')
    // Nothing is looked at before the user asks.
    expect(await popup.text()).not.toContain('<body')
    await popup.click('button', 'Show a sketch')
    await popup.see('without its texts and values')
    const shown = await popup.run<string>(`document.querySelector('.masked').textContent`)
    expect(shown).toMatch(pages.elsewhereSketched)
    expect(shown).not.toMatch(new RegExp(books().name.split(' ')[0] ?? '', 'i'))
    await popup.click('button', 'Copy')
    await popup.see('Copied')
    await popup.close()
  })

  it('an archived invoice says so on its page, and comes back from there', async () => {
    const { id } = (await invoices()).find(row => row.number === cases.open) as Invoice
    await tell(options, 'invoice.archive', { connectionId, ids: [id], archived: true })
    await pages.openInvoice(stage, tab, cases.open)
    await tab.click('button', /Show details/)
    await tab.see(/archived here/i)
    await tab.click('button', 'Unarchive')
    await tab.see('AR balance')
    expect((await invoices()).find(row => row.id === id)?.archivedAt).toBeUndefined()
  })

  it.runIf(cases.duplicate)(
    'a skipped duplicate says so on its page, and the setting is one click away',
    async () => {
      const skipped = (await invoices()).find(row => row.skippedFor !== undefined) as Invoice
      await pages.openInvoice(stage, tab, skipped.number, undefined, skipped.externalId)
      await tab.click('button', /Show details/)
      await tab.see('Allow Duplicate Invoice Numbers')
      await tab.click('button', /setting/i)
      // The settings that are open already go to their section.
      await eventually('the section', async () => (await options.url()).endsWith('#invoices'))
      await options.click('switch', /Allow Duplicate Invoice Numbers/)
      await tab.see('AR balance')
    },
  )

  /** Writes an entry of the user's own; not saved yet. */
  const writeEntry = async (title: string, text: string) => {
    await settings('error-guide')
    await options.click('button', 'Add an entry')
    await options.fill('Title', title)
    await options.fill('Text of the error', text)
    await options.fill('Steps', 'Wait until the count is over.\nSync again.')
  }

  it('an entry of one’s own is tried on a text, and then recognised on a page', async () => {
    await writeEntry('The warehouse is locked for stock-taking', 'Warehouse * is locked')
    await options.fill('Try it', 'The warehouse was not found')
    await options.see('The entry does not name this text')
    await options.fill('Try it', 'Error 77: Warehouse NORTH-2 is locked (retry later)')
    await options.see('The entry names this error')
    await options.click('button', 'Save the entry')
    await options.gone('Text of the error')
    await options.see('Warehouse * is locked')
    await options.fill('Try an error message', 'Warehouse NORTH-2 is locked')
    await options.see('One known error')
    pages.control(stage).showOnLoad.push({ where: 'banner', text: 'Warehouse NORTH-2 is locked' })
    await pages.openInvoice(stage, tab, cases.paid)
    await tab.see('The warehouse is locked for stock-taking')
    await tab.see('Wait until the count is over.')
  })

  // Knows nothing of any accounting system: one of them will do.
  it.runIf(system === SYSTEMS[0])(
    'another site: switched on in the popup, marked at once, and taken back in the options',
    async () => {
      const site = await stage.tab()
      await site.goto(LOG)
      await site.see('LedgerBridge')
      const hosts = () =>
        site.run<number>(`[...document.querySelectorAll('*')].filter(each => each.shadowRoot).length`)
      await settings('page-companion')
      await options.see('No other site is watched.')
      expect(await hosts()).toBe(0)

      const popup = await stage.popupOver(site)
      await popup.click('switch', /Recognise sync errors on this site/)
      for (const { id } of DOCUMENTED) await site.see(guideEntry(id)?.title ?? '?')
      expect(await site.text()).not.toMatch(/Re-Sync|Show details/)
      await popup.close()

      // What is set holds at once on pages that are open.
      await options.click('switch', /^Page companion/)
      await eventually('nothing of ours on the page', async () => (await hosts()) === 0)
      await options.click('switch', /^Page companion/)
      await site.see(guideEntry('duplicate-document-number')?.title ?? '?')

      await stage.stopWorker()
      await site.goto(LOG)
      await site.see(guideEntry('duplicate-document-number')?.title ?? '?')
      await options.see('ledgerbridge.example')
      await options.click('button', /ledgerbridge\.example/)
      await options.see('No other site is watched.')
      await eventually('the page to be left alone', async () => {
        await site.goto(LOG)
        await site.see('LedgerBridge')
        await new Promise(resolve => setTimeout(resolve, 700))
        return (await hosts()) === 0
      })
      await site.close()
    },
  )

  it('a backup comes back in a fresh profile, which becomes the home; and everything is erased', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ar-companion-backup-'))
    const other = await open()
    try {
      await writeEntry('The depot is closed for stock-taking', 'Depot * is closed')
      await options.click('button', 'Save the entry')
      await options.gone('Text of the error')
      const here = await stage.extension('options.html#data')
      const backup = await here.saved(() => here.click('button', 'Save a backup'))
      expect(backup.name).toMatch(/\.backup\.gz$/)
      const file = join(folder, backup.name)
      writeFileSync(file, backup.bytes)

      const there = await other.extension('options.html#data')
      await there.see('No backup was saved')
      await there.attach('Choose a backup file …', file)
      await there.see('Restore this backup?')
      await there.see(books().name)
      await there.click('button', 'Restore')
      await there.see('One company was restored')
      const rows = async (screen: Screen, store: string) =>
        (await ledgerRows<{ id: string }>(screen, store)).map(({ id }) => id).sort()
      for (const store of ['customers', 'items', 'invoices', 'payments', 'creditMemos'])
        expect(await rows(there, store), store).toEqual(await rows(here, store))
      expect(await connections(there)).toMatchObject([{ id: connectionId, isHome: true }])
      await there.see('Sign in again')
      await there.goto(`${(await there.url()).split('#')[0]}#error-guide`)
      await there.see('Depot * is closed')

      await here.click('button', 'Erase everything …')
      await here.see('This cannot be undone')
      await here.fill(/Type “erase”/, 'erase')
      await here.click('button', 'Erase everything')
      await here.see('Everything was erased from this browser.')
      for (const store of ['connections', 'invoices', 'payments', 'outbox', 'runs'])
        expect(await ledgerRows(here, store), store).toEqual([])
      await settings('connections')
      await options.see('Choose the books')
    } finally {
      await other.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
}
