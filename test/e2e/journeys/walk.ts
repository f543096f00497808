import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { guideEntry } from '../../../core/guide/index.ts'
import type { Invoice } from '../../../core/ledger/records.ts'
import { CASES, NAMES } from '../../sandbox/quickbooks/seed/cases.ts'
import { ledgerRows } from '../harness/ledger.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { openInvoice, openList, openPanel } from './companion.ts'
import { connectQuickBooks, imported } from './connect.ts'
import { DOCUMENTED } from './errors.ts'

/**
 * The main job from connecting to a mended error, one step after the other, each printed with what was
 * seen and photographed. @throws Error at the first thing that is not as it should be
 */
export async function walk(stage: Stage, pictures: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const books = stage.sandbox.quickbooks.company(NAMES.bayside)
  let number = 0
  const say = async (what: string, seen: string, screen?: Screen, picture?: string) => {
    number += 1
    console.log(`${String(number).padStart(2)}  ${what}\n    ${seen}`)
    if (screen && picture) await screen.screenshot(join(pictures, `${picture}.png`))
  }

  const options = await connectQuickBooks(stage, NAMES.bayside)
  await say('Connect a company from the settings', `signed in to ${NAMES.bayside}`)
  const counts = await imported(options)
  if (counts.invoices !== books.all('Invoice').length)
    throw new Error(`Imported ${counts.invoices} invoices.`)
  await options.see('Synced')
  await say('Import its receivables', list(counts), options, '1-settings')

  const tab = await stage.tab()
  await openList(tab)
  await tab.see('1060')
  await eventually('badges in the list', async () => /Open\s/.test(await tab.text()))
  await say('Open the list of invoices in QuickBooks Online', 'a badge stands in each row', tab, '2-list')

  await openInvoice(stage, tab, CASES.partiallyPaid)
  await openPanel(tab)
  await tab.see('Payments')
  const panel = (await tab.text()).match(/Overdue \d+ d\b[^\n]*/)?.[0] ?? 'status shown'
  await say(`Open invoice ${CASES.partiallyPaid}`, `chip and panel: ${panel.trim()}`, tab, '3-panel')

  for (const error of DOCUMENTED) {
    const title = guideEntry(error.id)?.title ?? error.id
    stage.sandbox.quickbooks.pages.showOnLoad.push({
      where: 'banner',
      title: 'Something’s not quite right',
      text: error.text,
    })
    await openInvoice(stage, tab, CASES.partiallyPaid)
    await tab.see(title)
    await say(`Meet the error “${error.text.slice(0, 60)}…”`, `fix: ${title}`, tab, `4-error-${error.id}`)
  }

  await openInvoice(stage, tab, CASES.open)
  await openPanel(tab)
  const invoice = books.invoice(CASES.open)
  books.create('Payment', {
    CustomerRef: invoice.CustomerRef,
    TotalAmt: 278,
    Line: [{ Amount: 278, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
  })
  await tab.click('button', 'Re-Sync')
  await tab.see('$1,000.00')
  await say(
    'Receive 278.00 in QuickBooks behind our back, then Re-Sync',
    'the panel shows $1,000.00',
    tab,
    '5-re-sync',
  )

  await mendOnThePage(stage, tab)
  await say(
    'Save a new invoice under a number that is taken, follow the fix, save again',
    'QuickBooks refused 1021; the fix named the number; saved as 2101',
    tab,
    '6-mended',
  )

  const workspace = await stage.extension('workspace.html#invoices')
  await workspace.see(CASES.open)
  await say('Open the workspace', `invoices listed: ${counts.invoices}`, workspace, '7-workspace')
  const kept = (await ledgerRows<Invoice>(options, 'invoices')).find(row => row.number === CASES.open)
  if (kept?.accountingBalance !== 100_000) throw new Error(`The ledger holds ${kept?.accountingBalance}.`)
  await say('Look into the ledger', 'the new balance is stored: 100000 minor units')
}

/** A real refusal of the books, met on the page, mended as the companion says. */
async function mendOnThePage(stage: Stage, tab: Screen): Promise<void> {
  const books = stage.sandbox.quickbooks.company(NAMES.bayside)
  await tab.goto('https://qbo.intuit.com/app/invoice')
  await tab.fill('Customer', 'Northgate Dental')
  await tab.fill('Product/service 1', 'Installation labor')
  await tab.fill('Rate 1', '85')
  await tab.fill('Qty 1', '2')
  await tab.fill(/Invoice n/, CASES.duplicate)
  await tab.click('button', 'Save')
  await tab.see(guideEntry('duplicate-document-number')?.title ?? '?')
  await tab.fill(/Invoice n/, '2101')
  await tab.click('button', 'Save')
  await eventually('the books to hold invoice 2101', () =>
    books.find('Invoice', held => held.DocNumber === '2101'),
  )
  // The refusal stood only for moments, as a toast does, so its fix waits in the corner and says so.
  await tab.see('The message has gone from the page')
}

const list = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')
