import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guideEntry } from '../../../core/guide/index.ts'
import type { Connection } from '../../../core/ledger/connection.ts'
import { formatAmount } from '../../../core/ledger/money.ts'
import type { Invoice } from '../../../core/ledger/records.ts'
import { connections, ledgerRows, patchLedger } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { openPanel } from './companion.ts'
import { imported } from './connect.ts'
import { fixesOnPage, fixLeavesFree, fixOnPage } from './markers.ts'

/** Connect, import, the companion on the system's pages, errors and their fixes, the deletion check. */
export function mainJob({ system, open }: Place): void {
  const { cases, companies, pages } = system
  let stage: Stage
  let options: Screen
  let tab: Screen
  const books = () => system.books(stage, companies.main)
  const invoices = () => ledgerRows<Invoice>(options, 'invoices')
  const openInvoice = (number: string) => pages.openInvoice(stage, tab, number)
  const openList = () => pages.openList(stage, tab)

  beforeAll(async () => {
    stage = await open()
    options = await system.connect(stage, companies.main)
    await system.knowPages(stage)
    tab = await stage.tab()
  })
  afterAll(() => stage?.close())

  it('imports customers, items, invoices, payments and credit memos, each once', async () => {
    expect(await imported(options)).toEqual(books().counts())
  })

  it.each([
    [cases.open, /Open/],
    [cases.overdue, /Overdue \d+ d\b/],
    [cases.paid, /Paid/],
    [cases.voided, /Voided/],
  ])('shows a chip with the status on invoice %s', async (number, status) => {
    await openInvoice(number)
    await tab.see(pages.heading(number))
    await tab.click('button', new RegExp(`${status.source}.*Show details`, 's'))
    await tab.see('AR balance')
  })

  it('badges the list, and follows the page from there to an invoice', async () => {
    await openList()
    await tab.see(cases.newest)
    await eventually('badges in the list', async () => /Open\s/.test(await tab.text()))
    await pages.followToInvoice(stage, tab, cases.partiallyPaid)
    await tab.see(pages.heading(cases.partiallyPaid))
    await openPanel(tab)
  })

  it('shows a balance that changed in the books after Re-Sync', async () => {
    await openInvoice(cases.open)
    const { due } = books().invoice(cases.open)
    await openPanel(tab)
    await tab.see(formatAmount(due, 'USD'))
    books().pay(cases.open, due - 100_000)
    await tab.click('button', 'Re-Sync')
    await tab.see('$1,000.00')
    await tab.see('Partially paid')
  })

  it('archives from the panel and takes it back', async () => {
    await openInvoice(cases.overdue)
    await openPanel(tab)
    await tab.click('button', 'Archive')
    await tab.see('Archived here')
    await eventually(
      'the invoice to be archived in the ledger',
      async () => (await invoices()).find(row => row.number === cases.overdue)?.archivedAt,
    )
    await tab.click('button', 'Unarchive')
    await tab.gone('Archived here')
  })

  it('says so when the page shows another company', async () => {
    await pages.switchCompany(stage, tab, companies.other)
    await pages.openList(stage, tab, companies.other)
    await tab.see(pages.notThisCompany)
    expect(await tab.text()).not.toMatch(/Overdue \d+ d\b/)
    await pages.switchCompany(stage, tab, companies.main)
    await openList()
    await tab.see(cases.newest)
  })

  describe('error guide on the page', () => {
    it.each(system.errors)(
      'marks $id, names its fix, and covers no field that it changes',
      async ({ id, text, step, field }) => {
        const title = pages.errorTitle ? { title: pages.errorTitle } : {}
        pages.control(stage).showOnLoad.push({ where: 'banner', text, ...title })
        await openInvoice(cases.partiallyPaid)
        await tab.see(text.replace(/\s+/g, ' ').slice(0, 30))
        const fix = await fixOnPage(tab)
        expect(fix).toContain(guideEntry(id)?.title)
        expect(fix).toMatch(step)
        await fixLeavesFree(tab, field)
      },
    )

    it('keeps the fix of a toast that vanishes', async () => {
      const { text = '' } = system.errors.find(({ id }) => id === 'account-period-closed') ?? {}
      const said = text.slice(-60, -10)
      pages.control(stage).showOnLoad.push({ where: 'toast', tone: 'error', text, stays: 4000 })
      await openInvoice(cases.partiallyPaid)
      await tab.see(said)
      await tab.gone(said)
      await tab.see(/closed period/)
    })

    it('leaves success toasts and help articles alone', async () => {
      const text = `Invoice ${cases.partiallyPaid} saved`
      pages.control(stage).showOnLoad.push({ where: 'toast', tone: 'success', text, stays: 8000 })
      await openInvoice(cases.partiallyPaid)
      await tab.see(text)
      await new Promise(resolve => setTimeout(resolve, 700))
      expect(await fixesOnPage(tab)).toEqual([])
      await pages.openHelp(stage, tab)
      await tab.see(pages.helpQuotes)
      await new Promise(resolve => setTimeout(resolve, 700))
      expect(await fixesOnPage(tab)).toEqual([])
    })

    it('meets a real refusal of the books, and the invoice is saved as the fix says', async () => {
      const meet = async () => {
        await tab.see(guideEntry('duplicate-document-number')?.title ?? '?')
        await fixLeavesFree(tab, /invoice n/i)
      }
      await pages.enterInvoice(stage, tab, cases.overdue, meet, 'NEW-2101')
      await eventually('the books to hold it', () =>
        books()
          .invoices()
          .some(held => held.number === 'NEW-2101'),
      )
    })
  })

  it('removes at the due deletion check what was deleted in the books, and keeps a tombstone', async () => {
    const { id } = books().invoice(cases.deletable)
    books().removeInvoice(cases.deletable)
    // The check is planned when the worker next wakes after the import.
    await stage.stopWorker()
    await openList()
    await eventually('the check to be planned', async () =>
      (await ledgerRows<{ kind: string }>(options, 'schedule')).some(job => job.kind === 'deletion-check'),
    )
    await patchLedger(options, 'schedule', { dueAt: '2026-01-01T01:00:00.000Z' })
    await stage.stopWorker()
    await openList()
    await eventually(
      'the deleted invoice to leave the ledger',
      async () => !(await invoices()).some(row => row.externalId === id),
      40_000,
    )
    const tombstones = await ledgerRows<{ entity: string; reason: string }>(options, 'tombstones')
    expect(tombstones).toEqual([expect.objectContaining({ entity: 'invoice', reason: system.goneAs })])
    const [connection] = await connections(options)
    expect((connection as Connection).state).toBe('connected')
  })
}
