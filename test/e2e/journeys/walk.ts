import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { guideEntry } from '../../../core/guide/index.ts'
import { formatAmount } from '../../../core/ledger/money.ts'
import type { Customer, Invoice, Item, LedgerRecord } from '../../../core/ledger/records.ts'
import { ledgerRows } from '../harness/ledger.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { ChromiumStage } from '../harness/stage.ts'
import type { SystemUnderTest } from '../harness/systems/system.ts'
import { openPanel } from './companion.ts'
import { connectBeside } from './connect-another.ts'
import { tell } from './worker.ts'

type Say = (what: string, seen: string, screen?: Screen, picture?: string) => Promise<void>

/** Numbers that the books are given behind our back: the first is what ours is refused for. */
const TAKEN = ['WALK-7001', 'WALK-7002']
const FREE = 'WALK-7003'
const STORES = ['customers', 'items', 'invoices', 'payments', 'creditMemos'] as const

/**
 * The main job on one system, from connecting to a remedy that ran, one step after the other, each printed
 * with what was seen and photographed. Played on each system in the same browser, so that the companies stand
 * side by side. @throws Error at the first thing that is not as it should be
 */
export async function walk(stage: ChromiumStage, system: SystemUnderTest, pictures: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  console.log(`\n${system.title}`)
  const say = sayer(system, pictures)
  const books = system.books(stage, system.companies.main)

  const { options, connection } = await connectBeside(stage, system)
  await say('Connect a company from the settings', `signed in to ${books.name}`)
  const ours = async <T extends LedgerRecord>(store: string) =>
    (await ledgerRows<T>(options, store)).filter(row => row.connectionId === connection.id)
  const counts = await Promise.all(STORES.map(async store => [store, (await ours(store)).length] as const))
  for (const [store, count] of counts)
    if (count !== books.counts()[store]) throw new Error(`Imported ${count} ${store}.`)
  await options.see('Synced')
  const imported = counts.map(([store, count]) => `${count} ${store}`).join(', ')
  await say('Import its receivables', imported, options, '1-settings')

  const tab = await stage.tab()
  await onItsPages(stage, system, tab, say)
  await meetErrors(stage, system, tab, say)

  await system.pages.openInvoice(stage, tab, system.cases.open)
  await openPanel(tab)
  const { due } = books.invoice(system.cases.open)
  books.pay(system.cases.open, due - 100_000)
  await tab.click('button', 'Re-Sync')
  await tab.see('$1,000.00')
  const received = formatAmount(due - 100_000, 'USD', 'en')
  await say(
    `Receive ${received} there behind our back, then Re-Sync`,
    'the panel shows $1,000.00',
    tab,
    '5-re-sync',
  )

  const meet = () => tab.see(guideEntry('duplicate-document-number')?.title ?? '?')
  await system.pages.enterInvoice(stage, tab, system.cases.overdue, meet, 'WALK-2101')
  await eventually('the books to hold WALK-2101', () =>
    books.invoices().some(held => held.number === 'WALK-2101'),
  )
  await say(
    'Save a new invoice there under a number that is taken, follow the fix, save again',
    `${system.title} refused ${system.cases.overdue}; the fix named the number; saved as WALK-2101`,
    tab,
    '6-mended-there',
  )

  const customer = (await ours<Customer>('customers')).find(row => row.name === system.names.customer)
  const item = (await ours<Item>('items')).find(row => row.name === system.names.item)
  for (const number of TAKEN) books.copyInvoice(system.cases.open, number)
  const { id } = await tell(options, 'invoice.save', {
    connectionId: connection.id,
    invoice: {
      number: TAKEN[0] ?? '',
      customerId: customer?.id ?? '',
      date: books.today(),
      dueDate: books.today(),
      lines: [{ itemId: item?.id ?? '', quantity: '2', unitPrice: '85', amount: 17_000 }],
    },
    push: true,
  })
  const stored = async () => (await ours<Invoice>('invoices')).find(row => row.id === id)
  await eventually('the refusal', async () => (await stored())?.syncState === 'failed')
  const workspace = await stage.extension(`workspace.html#invoices?connection=${connection.id}&id=${id}`)
  await workspace.see(guideEntry('duplicate-document-number')?.title ?? '?')
  await say(
    `Send an invoice of our own as ${TAKEN[0]}`,
    'refused there; the workspace explains it',
    workspace,
    '7-refused',
  )
  await workspace.click('button', 'Use the next free number')
  await workspace.see(FREE)
  await workspace.click('button', 'Change and sync again')
  await workspace.see(`Invoice ${FREE} stands in ${system.title} now.`)
  if (!books.invoices().some(held => held.number === FREE)) throw new Error(`${FREE} is not there.`)
  await say(
    'Let AR Companion take the next free number',
    `${FREE} stands in ${system.title}`,
    workspace,
    '8-remedy',
  )

  const kept = (await ours<Invoice>('invoices')).find(row => row.number === system.cases.open)
  if (kept?.accountingBalance !== 100_000) throw new Error(`The ledger holds ${kept?.accountingBalance}.`)
  await workspace.goto(`${(await workspace.url()).split('#')[0]}#invoices?connection=${connection.id}`)
  await workspace.see(books.name)
  await say('Open the workspace', `the invoices of ${books.name}, balances in step`, workspace, '9-workspace')
}

async function onItsPages(
  stage: ChromiumStage,
  system: SystemUnderTest,
  tab: Screen,
  say: Say,
): Promise<void> {
  const { cases, pages } = system
  await pages.openList(stage, tab)
  await tab.see(cases.newest)
  await eventually('badges in the list', async () => /Open\s/.test(await tab.text()))
  await say(`Open the list of invoices in ${system.title}`, 'a badge stands in each row', tab, '2-list')
  await pages.openInvoice(stage, tab, cases.partiallyPaid)
  await openPanel(tab)
  await tab.see('Payments')
  const panel = (await tab.text()).match(/(Overdue \d+ d|Partially paid)\b[^\n]*/)?.[0] ?? 'status shown'
  await say(`Open invoice ${cases.partiallyPaid}`, `chip and panel: ${panel.trim()}`, tab, '3-panel')
}

async function meetErrors(
  stage: ChromiumStage,
  system: SystemUnderTest,
  tab: Screen,
  say: Say,
): Promise<void> {
  const { cases, errors, pages } = system
  for (const { id, text } of errors) {
    const title = guideEntry(id)?.title ?? id
    const over = pages.errorTitle ? { title: pages.errorTitle } : {}
    pages.control(stage).showOnLoad.push({ where: 'banner', text, ...over })
    await pages.openInvoice(stage, tab, cases.partiallyPaid)
    await tab.see(title)
    await say(`Meet the error “${text.slice(0, 60)}…”`, `fix: ${title}`, tab, `4-error-${id}`)
  }
}

function sayer(system: SystemUnderTest, pictures: string): Say {
  let number = 0
  return async (what, seen, screen, picture) => {
    number += 1
    console.log(`${String(number).padStart(2)}  ${what}\n    ${seen}`)
    if (!screen || !picture) return
    // What fades in is photographed when it has.
    await new Promise(resolve => setTimeout(resolve, 300))
    await screen.screenshot(join(pictures, `${system.id}-${picture}.png`))
  }
}
