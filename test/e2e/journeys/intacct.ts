import { afterAll, beforeAll, expect, it } from 'vitest'
import { guideEntry } from '../../../core/guide/index.ts'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Customer, Invoice, Item } from '../../../core/ledger/records.ts'
import { INTACCT_CASES as CASES, INTACCT_NAMES as NAMES } from '../../sandbox/intacct/seed/cases.ts'
import { connections, ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import {
  companyIn,
  connectIntacct,
  intacct,
  linkThroughPopup,
  openInShell,
} from '../harness/systems/intacct.ts'
import { openPanel } from './companion.ts'
import { imported } from './connect.ts'
import { fixOnPage } from './markers.ts'
import { tell } from './worker.ts'

/** How many chips are drawn on the page, its frames included. */
const CHIPS = `(() => {
  let chips = 0
  const walk = root => {
    for (const element of root.querySelectorAll('*')) {
      if (/Show details/.test(element.getAttribute('aria-label') ?? '')) chips += 1
      if (element.shadowRoot) walk(element.shadowRoot)
      if (element.tagName === 'IFRAME' && element.contentDocument) walk(element.contentDocument)
    }
  }
  walk(document)
  return chips
})()`

/** What a chip or a badge says of an invoice. */
const STATUS = /\b(Overdue \d+ d|Open\s+\$|Partially paid\s+\$)/

/** The definition of each row that has a badge. */
const BADGED = `(() => {
  const found = []
  const walk = root => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'ar-companion-badge' && element.shadowRoot?.textContent.trim())
        found.push(element.closest('tr')?.children[2]?.textContent.trim() ?? '')
      if (element.tagName === 'IFRAME' && element.contentDocument) walk(element.contentDocument)
    }
  }
  walk(document)
  return found
})()`

/** Everything that the extension keeps: its ledger and both kinds of its browser storage. */
const KEPT = `(async () => {
  const kept = [await chrome.storage.local.get(null), await chrome.storage.sync.get(null)]
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    for (const store of db.objectStoreNames)
      kept.push(await new Promise((resolve, reject) => {
        const rows = db.transaction(store).objectStore(store).getAll()
        rows.onsuccess = () => resolve(rows.result)
        rows.onerror = () => reject(rows.error)
      }))
    db.close()
  }
  return JSON.stringify(kept)
})()`

/** What only Sage Intacct has. */
export function onlyIntacct({ open: openStage }: Place): void {
  let stage: Stage
  let options: Screen
  let tab: Screen
  const sessions = new Set<string>()
  const company = () => companyIn(stage)
  const invoices = () => ledgerRows<Invoice>(options, 'invoices')
  const open = async (query: Record<string, string>, where = company().id) => {
    await openInShell(tab, where, query)
    const session = new URL(await tab.url()).searchParams.get('.sess')
    if (session) sessions.add(session)
  }
  const document = () => company().document(`Sales Invoice-${CASES.orderEntry}`)

  beforeAll(async () => {
    stage = await openStage()
    options = await connectIntacct(stage)
    await imported(options)
    await intacct.knowPages(stage)
    tab = await stage.tab()
  })
  afterAll(() => stage?.close())

  it('proves itself by the code verifier, having no secret', () => {
    const [first] = company() ? stage.sandbox.intacct.requests.find({ path: /oauth2\/token$/ }) : []
    const form = new URLSearchParams(first?.body)
    expect(form.get('grant_type')).toBe('authorization_code')
    expect(form.get('code_verifier')).toMatch(/^[\w.~-]{43,128}$/)
    expect(form.has('client_secret')).toBe(false)
  })

  it('knows an Order Entry document by its number, and draws once', async () => {
    await open({ '.it': 'sodocument', '.open': String(document().key) })
    await tab.see(/Open|Paid|Overdue/)
    await eventually('the chip', async () => (await tab.run<number>(CHIPS)) > 0)
    expect(await tab.run<number>(CHIPS)).toBe(1)
    await openPanel(tab)
    await tab.see(/found by (its )?number/i)
  })

  it('follows a document that is made anew under another key, and removes nothing at the check', async () => {
    const before = company().invoice(CASES.orderEntry).key
    company().edit('document', String(document().key), { memo: 'changed there' })
    expect(company().invoice(CASES.orderEntry).key).not.toBe(before)
    const [connection] = await connections(options)
    const held = (await invoices()).map(({ id }) => id).sort()
    await tell(options, 'deletion.run', { connectionId: connection?.id ?? '' })
    await eventually('the check to have ended', async () =>
      (await ledgerRows<{ kind: string; lastAt?: string }>(options, 'schedule')).some(
        job => job.kind === 'deletion-check',
      ),
    )
    expect((await invoices()).map(({ id }) => id).sort()).toEqual(held)
    expect(await ledgerRows(options, 'tombstones')).toEqual([])
    await open({ '.it': 'sodocument', '.open': String(document().key) })
    await tab.click('button', /Show details/)
    await tab.click('button', 'Re-Sync')
    await eventually('the new key', async () =>
      (await invoices()).some(
        row =>
          row.number === CASES.orderEntry &&
          row.version?.startsWith(`${company().invoice(CASES.orderEntry).key} `),
      ),
    )
  })

  it('works on the new pages, which have roles and headings only', async () => {
    await open({ '.ui': '1' })
    await tab.see('INV-1039')
    await eventually('badges in the list', async () => /Open\s/.test(await tab.text()))
    await open({ '.ui': '1', '.open': String(company().invoice(CASES.overdue).key) })
    await tab.see(/Overdue \d+ d\b/)
    expect(await tab.run<number>(CHIPS)).toBe(1)
    await openPanel(tab)
  })

  it.each([
    // Each under the number of an invoice that AR knows.
    ['a bill', 'apbill', 'bill', 'Bill: '],
    ['a purchase order', 'podocument', 'Purchase Order', 'Purchasing Transaction: '],
    ['a vendor’s invoice', 'podocument', 'Vendor Invoice', 'Purchasing Transaction: '],
    ['a sales order', 'sodocument', 'Sales Order', 'Order Entry Transaction: '],
  ])('leaves %s alone, and still knows an error there', async (_what, it, which, heading) => {
    const held = company()
      .all(it === 'apbill' ? 'bill' : it === 'podocument' ? 'purchase' : 'document')
      .find(each => it === 'apbill' || each.documentType === which)
    const text =
      'Periods are closed. Your transaction date (03/31/2025) is within a period that’s been closed.'
    stage.sandbox.intacct.pages.showOnLoad.push({ where: 'banner', text })
    await open({ '.it': it, '.open': String(held?.key) })
    await tab.see(heading)
    expect(await fixOnPage(tab)).toContain(guideEntry('account-period-closed')?.title)
    expect(await tab.run<number>(CHIPS)).toBe(0)
    expect(await tab.text()).not.toMatch(STATUS)
  })

  it('badges invoices alone in lists where orders and bills stand', async () => {
    await open({ '.it': 'sodocument' })
    await tab.see('Sales Order')
    await eventually('badges in the list', async () => STATUS.test(await tab.text()))
    const shown = await tab.run<string[]>(BADGED)
    expect(shown.length).toBeGreaterThan(5)
    expect(shown.filter(definition => definition !== 'Sales Invoice')).toEqual([])
    await open({ '.it': 'apbill' })
    await tab.see('Cedar & Pine Lumber')
    await new Promise(resolve => setTimeout(resolve, 700))
    expect(await tab.text()).not.toMatch(STATUS)
  })

  it('knows a refusal of the books on a bill, and leaves an unsaved form alone', async () => {
    await open({ '.it': 'apbill' })
    await tab.click('link', 'Add')
    await tab.see('Bill: New')
    await tab.fill('Vendor', 'V-0007')
    await tab.fill('Amount, line 1', '12')
    await tab.click('button', 'Post')
    await tab.see('Enter a Bill number, and try again.')
    expect(await fixOnPage(tab)).toContain(guideEntry('document-number-missing')?.title)
    await open({ '.it': 'arinvoice' })
    await tab.click('link', 'Add')
    await tab.see('AR Invoice: New')
    await new Promise(resolve => setTimeout(resolve, 700))
    expect(await tab.text()).not.toMatch(STATUS)
  })

  it('asks again where the shell names another entity, and knows both from then on', async () => {
    const { key } = company().invoice(CASES.overdue)
    const query = { '.it': 'arinvoice', '.open': String(key), '.entity': 'EAST' }
    await open({ ...query, '.cc': company().id })
    await tab.goto(
      `https://www-p304.intacct.com/ia/acct/switch.phtml?${new URLSearchParams({ '.cc': company().id, '.entity': 'EAST' })}`,
    )
    await tab.see('Alder Creek East')
    await tab.see('Which company?')
    await linkThroughPopup(stage, tab, NAMES.alder)
    await tab.front()
    await eventually('badges in the list', async () => /Open\s/.test(await tab.text()))
    const [connection] = await ledgerRows<Connection>(options, 'connections')
    expect(connection?.pageLabels).toEqual([
      `${NAMES.alder} | Top level`,
      `${NAMES.alder} | Alder Creek East`,
    ])
  })

  it('stores, sends and logs no session of a page', async () => {
    for (const number of [CASES.overdue, CASES.open]) {
      await open({ '.it': 'arinvoice', '.open': String(company().invoice(number).key) })
      await tab.see(STATUS)
    }
    expect(sessions.size).toBeGreaterThan(1)
    const kept = await options.run<string>(KEPT)
    const sent = JSON.stringify(stage.sandbox.intacct.requests.entries)
    expect(sent.length).toBeGreaterThan(10_000)
    for (const session of sessions) {
      expect(kept).not.toContain(session)
      expect(sent).not.toContain(session)
    }
    expect(kept).not.toMatch(/\.sess=/)
    expect(sent).not.toMatch(/\.sess=|"\.sess"/)
  })
}

/** Connected to one entity, whose invoices are documents of Order Entry. */
export function oneEntity({ open }: Place): void {
  let stage: Stage
  let options: Screen
  beforeAll(async () => {
    stage = await open()
    options = await connectIntacct(stage, NAMES.alder, {
      entity: 'Alder Creek East (EAST)',
      documentType: 'Sales Invoice',
      location: 'Hartford warehouse (120)',
      warehouse: 'Hartford (WH-EAST)',
    })
    await imported(options)
  })
  afterAll(() => stage?.close())

  it('reads what the entity sees, and scopes each request to it', async () => {
    const numbers = (await ledgerRows<Invoice>(options, 'invoices')).map(({ number }) => number)
    expect(numbers).toContain(CASES.open)
    // Belongs to the entity WEST alone.
    expect(numbers).not.toContain(CASES.entity)
    const import1 = stage.sandbox.intacct.requests.find({ body: /"accounts-receivable\/invoice"/ })
    expect(import1.map(({ entity }) => entity)).toEqual(import1.map(() => 'EAST'))
  })

  it('makes a document of an invoice, which makes an AR invoice, and pays it', async () => {
    const [connection] = await connections(options)
    const connectionId = connection?.id ?? ''
    const company = companyIn(stage)
    const customer = (await ledgerRows<Customer>(options, 'customers')).find(
      ({ name }) => name === intacct.names.customer,
    )
    const item = (await ledgerRows<Item>(options, 'items')).find(({ name }) => name === intacct.names.item)
    const { id } = await tell(options, 'invoice.save', {
      connectionId,
      push: true,
      invoice: {
        number: 'OE-901',
        customerId: customer?.id ?? '',
        date: company.ledger.today(),
        lines: [{ itemId: item?.id ?? '', quantity: '2', unitPrice: '85', amount: 17_000 }],
      },
    })
    const made = await eventually('the document to stand there', async () => {
      const row = (await ledgerRows<Invoice>(options, 'invoices')).find(each => each.id === id)
      return row?.syncState === 'synced' ? row : undefined
    })
    expect(made).toMatchObject({ externalId: 'document:Sales Invoice-OE-901', accountingBalance: 17_000 })
    expect(company.invoice('OE-901')).toMatchObject({ moduleKey: 'orderEntry', totalTxnAmount: '170.00' })
    await tell(options, 'payment.record', {
      connectionId,
      payment: {
        customerId: made.customerId,
        date: company.ledger.today(),
        amount: 17_000,
        method: 'check',
        status: 'succeeded',
        applications: [{ invoiceId: made.id, amount: 17_000 }],
      },
    })
    await eventually('it to be paid there', () => company.invoice('OE-901').state === 'paid')
  })
}
