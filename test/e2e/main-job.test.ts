import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guideEntry } from '../../core/guide/index.ts'
import type { Connection } from '../../core/ledger/connection.ts'
import type { Invoice } from '../../core/ledger/records.ts'
import { CASES, NAMES, REALMS } from '../sandbox/quickbooks/seed/cases.ts'
import { connections, ledgerRows, patchLedger } from './harness/ledger.ts'
import { eventually, type Screen } from './harness/screen.ts'
import { type ChromiumStage, chromiumStage } from './harness/stage.ts'
import { openInvoice, openList, openPanel } from './journeys/companion.ts'
import { connectQuickBooks, imported } from './journeys/connect.ts'
import { DOCUMENTED } from './journeys/errors.ts'

describe('the main job on QuickBooks Online, in Chromium', () => {
  let stage: ChromiumStage
  let options: Screen
  let tab: Screen
  const books = () => stage.sandbox.quickbooks.company(NAMES.bayside)

  beforeAll(async () => {
    stage = await chromiumStage()
    options = await connectQuickBooks(stage, NAMES.bayside)
    tab = await stage.tab()
  })
  afterAll(() => stage?.close())

  it('imports customers, items, invoices, payments and credit memos, each once', async () => {
    const counts = await imported(options)
    expect(counts).toEqual({
      customers: books().all('Customer').length,
      items: books().all('Item').length,
      invoices: books().all('Invoice').length,
      payments: books().all('Payment').length,
      creditMemos: books().all('CreditMemo').length,
    })
  })

  it.each([
    [CASES.open, /Open/],
    [CASES.overdue, /Overdue \d+ d/],
    [CASES.paid, /Paid/],
    [CASES.voided, /Voided/],
  ])('shows a chip with the status on invoice %s', async (number, status) => {
    await openInvoice(stage, tab, number)
    await tab.see(`Invoice ${number}`)
    await tab.click('button', new RegExp(`${status.source}.*Show details`, 's'))
    await tab.see('AR balance')
  })

  it('follows the single-page application from the list to an invoice and back', async () => {
    await openList(tab)
    await tab.see('1060')
    await eventually('badges in the list', async () => /Open/.test(await tab.text()))
    await tab.run(
      `history.pushState(null, '', '/app/invoice?txnId=${books().invoice(CASES.paid).Id}'); dispatchEvent(new PopStateEvent('popstate'))`,
    )
    await tab.see(`Invoice ${CASES.paid}`)
    await openPanel(tab)
  })

  it('shows a balance that changed in the books after Re-Sync', async () => {
    await openInvoice(stage, tab, CASES.open)
    const invoice = books().invoice(CASES.open)
    await openPanel(tab)
    await tab.see('$1,278.00')
    books().create('Payment', {
      CustomerRef: invoice.CustomerRef,
      TotalAmt: 278,
      Line: [{ Amount: 278, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
    })
    await tab.click('button', 'Re-Sync')
    await tab.see('$1,000.00')
    await tab.see('Partially paid')
  })

  it('archives from the panel and takes it back', async () => {
    await openInvoice(stage, tab, CASES.overdue)
    await openPanel(tab)
    await tab.click('button', 'Archive')
    await tab.see('Archived here')
    await eventually(
      'the invoice to be archived in the ledger',
      async () =>
        (await ledgerRows<Invoice>(options, 'invoices')).find(row => row.number === CASES.overdue)
          ?.archivedAt,
    )
    await tab.click('button', 'Unarchive')
    await tab.gone('Archived here')
  })

  it('says so when the page shows another company', async () => {
    await tab.goto(`https://qbo.intuit.com/app/switchCompany?companyId=${REALMS.harbor}`)
    await tab.goto('https://qbo.intuit.com/app/invoices')
    await tab.see('Other company')
    const text = await tab.text()
    expect(text).not.toContain('Overdue 53 d')
    await tab.goto(`https://qbo.intuit.com/app/switchCompany?companyId=${REALMS.bayside}`)
    await openList(tab)
    await tab.see('1060')
  })

  describe('error guide on the page', () => {
    it.each(DOCUMENTED)('marks $id and names its fix', async ({ id, text, step }) => {
      stage.sandbox.quickbooks.pages.showOnLoad.push({
        where: 'banner',
        text,
        title: 'Something’s not quite right',
      })
      await openInvoice(stage, tab, CASES.partiallyPaid)
      await tab.see(text.slice(0, 30))
      const fix = await fixOnPage(tab)
      expect(fix).toContain(guideEntry(id)?.title)
      expect(fix).toMatch(step)
    })

    it('keeps the fix of a toast that vanishes', async () => {
      stage.sandbox.quickbooks.pages.showOnLoad.push({
        where: 'toast',
        tone: 'error',
        text: DOCUMENTED[7]?.text ?? '',
        stays: 1500,
      })
      await openInvoice(stage, tab, CASES.partiallyPaid)
      await tab.see('The account period has closed')
      await tab.gone('The account period has closed')
      await tab.see(/closed period/)
    })

    it('leaves success toasts and help articles alone', async () => {
      stage.sandbox.quickbooks.pages.showOnLoad.push({
        where: 'toast',
        tone: 'success',
        text: 'Invoice 1038 saved',
        stays: 8000,
      })
      await openInvoice(stage, tab, CASES.partiallyPaid)
      await tab.see('Invoice 1038 saved')
      await new Promise(resolve => setTimeout(resolve, 700))
      expect(await tab.run<string[]>(MARKERS)).toEqual([])
      await tab.goto('https://qbo.intuit.com/app/help')
      await tab.see('Duplicate Document Number Error')
      await new Promise(resolve => setTimeout(resolve, 700))
      expect(await tab.run<string[]>(MARKERS)).toEqual([])
    })
  })

  it('removes at the due deletion check what was deleted in the books, and keeps a tombstone', async () => {
    const victim = books().invoice('1049')
    books().remove('Invoice', victim.Id)
    // The check is planned when the worker next wakes after the import.
    await stage.stopWorker()
    await openList(tab)
    await eventually('the check to be planned', async () =>
      (await ledgerRows<{ kind: string }>(options, 'schedule')).some(job => job.kind === 'deletion-check'),
    )
    await patchLedger(options, 'schedule', { dueAt: '2026-01-01T01:00:00.000Z' })
    await stage.stopWorker()
    await openList(tab)
    await eventually(
      'the deleted invoice to leave the ledger',
      async () => !(await ledgerRows<Invoice>(options, 'invoices')).some(row => row.externalId === victim.Id),
      40_000,
    )
    const tombstones = await ledgerRows<{ entity: string; reason: string }>(options, 'tombstones')
    expect(tombstones).toEqual([expect.objectContaining({ entity: 'invoice', reason: 'deleted' })])
    const [connection] = await connections(options)
    expect((connection as Connection).state).toBe('connected')
  })
})

/** The text of each fix that our hosts hold on the page. */
const MARKERS = `(() => {
  const found = []
  const walk = root => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('.marker') && root instanceof ShadowRoot) found.push(element.textContent)
      if (element.shadowRoot) walk(element.shadowRoot)
    }
  }
  walk(document)
  return found
})()`

/** Waits for the one fix on the page, with its steps drawn. */
const fixOnPage = (tab: Screen): Promise<string> =>
  eventually('one fix on the page', async () => {
    const found = await tab.run<string[]>(MARKERS)
    return found.length === 1 && (found[0]?.length ?? 0) > 60 ? found[0] : undefined
  })
