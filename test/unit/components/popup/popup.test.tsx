import { beforeEach, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { Popup } from '../../../../components/popup/popup.tsx'
import type { InvoiceView } from '../../../../core/ledger/view.ts'
import { HOSTS } from '../../../../core/manifest.ts'
import type { PageView } from '../../../../core/messaging/views.ts'
import { readPreferences, savePreferences } from '../../../../core/preferences/preferences.ts'
import { connection, ID, invoice, NOW, payment, stock } from '../ledger-rows.ts'
import { button, drawn, field, refusal, show, text, type, until, worker } from '../screen.tsx'

const CONTEXT = { system: 'quickbooks', company: '1', kind: 'invoice', externalId: '1' } as const
const shown = { id: ID, companyName: 'Craig’s Landscaping', state: 'connected', isHome: true } as const
const view: InvoiceView = {
  connectionId: ID,
  id: '1',
  externalId: '1',
  number: '1042',
  customerName: 'Amy',
  currency: 'USD',
  date: '2026-01-01',
  dueDate: '2026-01-31',
  total: 50_000,
  status: 'partially-paid',
  overdueDays: 12,
  balance: {
    accounting: 50_000,
    accountingAt: NOW,
    ar: 20_000,
    difference: -30_000,
    causes: [{ kind: 'authorized-ach-waiting', amount: -30_000, paymentIds: ['own-1', 'own-2'] }],
    notCollected: 0,
  },
  payments: [],
  origin: 'imported',
  syncState: 'synced',
  archived: false,
  skipped: false,
  deletedThere: false,
  editable: false,
  foundBy: 'id',
}
const onInvoice = (over: Partial<InvoiceView> = {}): PageView => ({
  state: 'invoice',
  connection: shown,
  invoice: { ...view, ...over },
  refreshing: false,
})

/** The tab below: its companion's answer, or none where no companion is. */
function tab(url: string, context?: unknown) {
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 5, url }] as never)
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(async () => {
    if (!context) throw new Error('Could not establish connection. Receiving end does not exist.')
    return context as never
  })
}
const QBO = 'https://app.qbo.intuit.com/app/invoice?txnId=1'

/** The hosts that the user lets us use. */
let granted: Set<string>

beforeEach(() => {
  fakeBrowser.reset()
  let told: (() => void)[] = []
  const event = {
    addListener: (listener: () => void) => told.push(listener),
    removeListener: (listener: () => void) => (told = told.filter(other => other !== listener)),
  }
  Object.assign(fakeBrowser.permissions, {
    onAdded: event,
    onRemoved: event,
    contains: async ({ origins = [] }: { origins?: string[] }) =>
      origins.every(origin => granted.has(origin)),
    request: async ({ origins = [] }: { origins?: string[] }) => {
      for (const origin of origins) granted.add(origin)
      for (const listener of told) listener()
      return true
    },
  })
  granted = new Set(Object.keys(HOSTS))
  vi.spyOn(window, 'close').mockImplementation(() => {})
})

test('before anything is connected, it leads to the settings', async () => {
  await stock([])
  tab(QBO, CONTEXT)
  worker({})
  const opened = vi.spyOn(browser.tabs, 'create')
  show(<Popup />)
  await until(() => text().includes('Connect your accounting system'))
  button('Connect a company')?.click()
  await until(() => opened.mock.calls.length)
  expect(opened.mock.calls[0]?.[0]?.url).toContain('/options.html#connections')
})

test('shows the record of the tab: status, both balances, and why they differ', async () => {
  await stock([connection()])
  tab(QBO, CONTEXT)
  const sent = worker({ 'page.status': () => onInvoice() })
  show(<Popup />)
  await until(() => text().includes('Invoice 1042'))
  expect(text()).toMatch(/Overdue 12 days/)
  expect(text()).toMatch(/AR balance\s*\$200\.00/)
  expect(text()).toMatch(/Accounting balance\s*\$500\.00/)
  expect(text()).toMatch(/2 authorized ACH payments, sent once they succeed\s*-\$300\.00/)
  expect(sent[0]).toEqual({ name: 'page.status', input: { context: CONTEXT } })
})

test('what stands below the record comes with it: nothing moves under the pointer', async () => {
  await stock([connection()], [invoice(), payment({ syncState: 'failed' })])
  tab(QBO, CONTEXT)
  let answer = (_: PageView) => {}
  worker({ 'page.status': () => new Promise<PageView>(resolve => (answer = resolve)) })
  show(<Popup />)
  await until(() => text().includes('Loading'))
  await new Promise(resolve => setTimeout(resolve, 100))
  expect(button('Sync now')).toBeUndefined()
  expect(text()).not.toContain('1 failed')
  answer(onInvoice())
  await until(() => button('Sync now'))
  expect(text()).toContain('Invoice 1042')
  expect(text()).toContain('1 failed')
})

test('nor does a record that cannot be asked for keep the rest away', async () => {
  await stock([connection()])
  tab(QBO, CONTEXT)
  worker({
    'page.status': () => {
      throw refusal('offline', 'There is no network.')
    },
  })
  show(<Popup />)
  await until(() => button('Sync now'))
  expect(text()).toContain('There is no network.')
})

test('Re-Sync shows what came back; a refusal is said', async () => {
  await stock([connection()])
  tab(QBO, CONTEXT)
  let refuse = false
  worker({
    'page.status': () => onInvoice(),
    'page.sync': () => {
      if (refuse) throw refusal('offline', 'There is no network.')
      return onInvoice({
        status: 'paid',
        overdueDays: 0,
        balance: { ...view.balance, accounting: 0, ar: 0, difference: 0, causes: [] },
      })
    },
  })
  show(<Popup />)
  ;(await until(() => button('Re-Sync'))).click()
  await until(() => text().includes('Paid'))
  expect(text()).not.toContain('authorized ACH')
  refuse = true
  button('Re-Sync')?.click()
  await until(() => text().includes('There is no network.'))
})

test('Archive is undone from its toast', async () => {
  await stock([connection()])
  tab(QBO, CONTEXT)
  const sent = worker({
    'page.status': () => onInvoice(),
    'page.archive': ({ archived }: { archived: boolean }) => onInvoice({ archived }),
  })
  show(<Popup />)
  ;(await until(() => button('Archive'))).click()
  ;(await until(() => button('Undo'))).click()
  await until(() => sent.filter(({ name }) => name === 'page.archive').length === 2)
  expect(sent.filter(({ name }) => name === 'page.archive').map(({ input }) => input)).toEqual([
    { context: CONTEXT, archived: true },
    { context: CONTEXT, archived: false },
  ])
})

const missing = (reason: 'archived' | 'skipped' | 'deleted' | 'importing' | 'not-imported'): PageView => ({
  state: 'missing',
  connection: shown,
  number: '1077',
  reason,
})
test.each([
  ['archived', 'Invoice 1077 is archived here.', 'Unarchive'],
  ['skipped', 'Allow Duplicate Invoice Numbers is off', 'Open the setting'],
  ['deleted', 'removed at a deletion check', 'Import'],
  ['not-imported', 'It can be imported now', 'Import'],
] as const)(
  'a missing invoice (%s) says why, with the button that mends it',
  async (reason, sentence, mend) => {
    await stock([connection()])
    tab(QBO, CONTEXT)
    worker({ 'page.status': () => missing(reason) })
    show(<Popup />)
    const card = await until(() => (text().includes(sentence) ? document.querySelector('.popup-card') : null))
    expect(button(mend, card)).toBeDefined()
  },
)

test('while the first import runs, nothing needs mending', async () => {
  await stock([connection({ importing: true })])
  tab(QBO, CONTEXT)
  worker({ 'page.status': () => missing('importing') })
  show(<Popup />)
  const card = await until(() =>
    text().includes('first import is still running') ? document.querySelector('.popup-card') : null,
  )
  expect(card.querySelectorAll('button')).toHaveLength(0)
})

test('a page of another company offers to connect it, and nothing else', async () => {
  await stock([connection()])
  tab(QBO, CONTEXT)
  worker({ 'page.status': () => ({ state: 'other-company', pageCompany: '999', connected: ['x'] }) })
  show(<Popup />)
  const card = await until(() =>
    text().includes('another company (999)') ? document.querySelector('.popup-card') : null,
  )
  expect([...card.querySelectorAll('button')].map(found => text(found))).toEqual(['Connect this company'])
})

test('an accounting page without a companion asks for a reload', async () => {
  await stock([connection()])
  tab(QBO)
  worker({})
  show(<Popup />)
  await until(() => text().includes('Reload this page'))
})

test('an answer of a strange shape is none', async () => {
  await stock([connection()])
  tab(QBO, { system: 'quickbooks', kind: 'nonsense', externalId: {} })
  const sent = worker({})
  show(<Popup />)
  await until(() => text().includes('Reload this page'))
  expect(sent).toEqual([])
})

test('counts what needs a person, and leads to the list', async () => {
  await stock(
    [connection({ state: 'sign-in-needed' })],
    [
      invoice(),
      invoice({
        id: 'own-2',
        origin: 'own',
        syncState: 'failed',
        failure: { class: 'needs-user', message: 'x', at: NOW },
      }),
      payment({ status: 'failed', standing: 'there', syncState: 'synced' }),
    ],
  )
  tab('chrome://newtab/')
  const sent = worker({ 'page.open': () => undefined })
  show(<Popup />)
  await until(() => text().includes('1 company asks to sign in again'))
  expect(text()).toContain('1 failed payment still in the books')
  expect(text()).toContain('1 failed sync')
  ;[...document.querySelectorAll<HTMLElement>('.popup-row')][0]?.click()
  await until(() => sent.length)
  expect(sent).toEqual([{ name: 'page.open', input: { view: 'attention' } }])
})

test('Sync now syncs everything; without a reachable company it cannot', async () => {
  await stock([connection()])
  tab('chrome://newtab/')
  const sent = worker({ 'sync.now': () => ({}) })
  show(<Popup />)
  ;(await until(() => button('Sync now'))).click()
  await until(() => sent.length)
  expect(sent).toEqual([{ name: 'sync.now', input: {} }])
  await stock([connection({ state: 'sign-in-needed' })])
  show(<Popup key="again" />)
  await until(() => button('Sync now')?.disabled)
})

test.each([
  [{ outcome: 'imported', invoiceId: '3', number: '1077' }, 'Invoice 1077 was imported.', ''],
  [{ outcome: 'not-found', number: '1077' }, 'No invoice has exactly the number 1077', '1077'],
  [{ outcome: 'skipped', keptInvoiceId: '1', number: '1077' }, 'Allow Duplicate Invoice Numbers is off', ''],
])('Import by number: %o', async (answer, sentence, left) => {
  await stock([connection()])
  tab('chrome://newtab/')
  const sent = worker({ 'invoice.import': () => answer })
  show(<Popup />)
  type(await until(() => field('Import by number')), ' 1077 ')
  await drawn()
  button('Import')?.click()
  await until(() => text().includes(sentence))
  expect(sent).toEqual([{ name: 'invoice.import', input: { connectionId: ID, number: '1077' } }])
  expect(field('Import by number').value.trim()).toBe(left)
})

const SITE = 'https://ar.example.com'
async function siteSwitch(granted: boolean) {
  await stock([connection()])
  tab(`${SITE}/invoices/7`)
  worker({})
  let allowed = false
  fakeBrowser.permissions.contains = vi.fn(async () => allowed)
  fakeBrowser.permissions.request = vi.fn(async () => {
    allowed = granted
    return granted
  })
  fakeBrowser.scripting.executeScript = vi.fn(async () => [])
  show(<Popup />)
  ;(await until(() => field('Recognise sync errors on this site'))).click()
}

test('another site is switched on with the permission asked in the click, and takes effect in the tab', async () => {
  await siteSwitch(true)
  // Before anything is awaited: a browser asks only within the click.
  expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({ origins: [`${SITE}/*`] })
  await until(() => vi.mocked(fakeBrowser.scripting.executeScript).mock.calls.length)
  expect((await readPreferences()).otherSites).toEqual([SITE])
})

test('is no switch until it is known whether it is on: a click on the wrong one would mean the contrary', async () => {
  await stock([connection()])
  tab(`${SITE}/invoices/7`)
  worker({})
  await savePreferences({ otherSites: [SITE] })
  let answer = (_: boolean) => {}
  fakeBrowser.permissions.contains = vi.fn(({ origins = [] }) =>
    origins[0]?.startsWith(SITE) ? new Promise<boolean>(is => (answer = is)) : Promise.resolve(true),
  )
  show(<Popup />)
  await until(() =>
    vi.mocked(fakeBrowser.permissions.contains).mock.calls.some(([of]) => of.origins?.[0]?.startsWith(SITE)),
  )
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(document.querySelector('[role=switch]')).toBeNull()
  answer(true)
  await until(() => field('Recognise sync errors on this site').checked)
})

test('refused, the site is not kept and nothing runs there', async () => {
  await siteSwitch(false)
  await vi.waitFor(async () => expect((await readPreferences()).otherSites).toEqual([]))
  await until(() => !field('Recognise sync errors on this site').disabled)
  expect((await readPreferences()).otherSites).toEqual([])
  expect(fakeBrowser.scripting.executeScript).not.toHaveBeenCalled()
})

test('a system that the user took the hosts of is named, with what that stops, and allowed again here', async () => {
  for (const host of granted) if (host.includes('intuit.com')) granted.delete(host)
  await stock([connection()])
  tab(QBO)
  const sent = worker({ 'sync.now': () => ({ waits: [] }) })
  show(<Popup />)
  await until(() => text().includes('This browser does not let AR Companion use QuickBooks Online'))
  expect(text()).not.toContain('Intacct')
  // Reloading the page would not help.
  expect(text()).not.toContain('Reload this page')
  button('Allow again')?.click()
  await until(() => text().includes('Reload this page'))
  expect(text()).not.toContain('does not let AR Companion')
  await until(() => sent.some(({ name }) => name === 'sync.now'))
})

test('one host taken back is enough: the API without the pages is no use, nor the other way round', async () => {
  granted.delete('https://oauth.platform.intuit.com/*')
  await stock([connection()])
  tab('https://ar.example.com/')
  worker({})
  show(<Popup />)
  await until(() => text().includes('does not let AR Companion use QuickBooks Online'))
})

test('refused again, it stays as it was and nothing is synchronized', async () => {
  for (const host of granted) if (host.includes('intacct.com')) granted.delete(host)
  await stock([])
  tab('https://www-p304.intacct.com/ia/acct/frameset.phtml')
  const sent = worker({})
  fakeBrowser.permissions.request = (async () => false) as never
  show(<Popup />)
  await until(() => text().includes('does not let AR Companion use Sage Intacct'))
  button('Allow again')?.click()
  await until(() => !button('Allow again')?.disabled)
  expect(text()).toContain('does not let AR Companion use Sage Intacct')
  expect(sent.filter(({ name }) => name === 'sync.now')).toEqual([])
})
