import { DEFAULT_INTACCT_CLIENT } from '../../../sandbox/intacct/oauth/clients.ts'
import { INTACCT_CASES as CASES, INTACCT_NAMES as NAMES } from '../../../sandbox/intacct/seed/cases.ts'
import { ON_INTACCT } from '../../journeys/errors.ts'
import type { Screen } from '../screen.ts'
import type { Stage } from '../stage.ts'
import { intacctBooks } from './intacct-books.ts'
import type { SystemUnderTest } from './system.ts'

/** One of the pods; sign-in leads to any of them (facts/sage-intacct.md §2). */
const SHELL = 'https://www-p304.intacct.com/ia/acct/frameset.phtml'

export const companyIn = (stage: Stage, company?: string) => stage.sandbox.intacct.company(company)

/** A page in the shell's frame. `query`: as the sandbox's shell reads it. */
export const openInShell = (tab: Screen, company: string, query: Record<string, string>): Promise<void> =>
  tab.goto(`${SHELL}?${new URLSearchParams({ '.cc': company, ...query })}`)

/** Where our records go there: AR invoices of the whole company, but for what is given. */
export interface SetupChosen {
  entity?: string
  documentType?: string
  warehouse?: string
  location?: string
}

/** Connects a company of Sage Intacct and answers what connecting asks once. */
export async function connectIntacct(
  stage: Stage,
  company?: string,
  chosen: SetupChosen = {},
): Promise<Screen> {
  const books = companyIn(stage, company)
  stage.sandbox.intacct.oauth.autoApprove = books.id
  const options = await stage.extension('options.html')
  await options.see('Choose the books')
  await options.choose('Accounting system', 'Sage Intacct')
  await options.fill('Client ID', DEFAULT_INTACCT_CLIENT.id)
  await options.click('button', 'Connect')
  await options.see(`Where records go in ${books.name}`, 40_000)
  await options.see('Payments go to')
  if (chosen.entity) await options.choose('Entity', chosen.entity)
  if (chosen.documentType) await options.choose('Invoices made here become', chosen.documentType)
  else await options.choose('Invoice lines are posted to', 'Account: Sales (4000)')
  // Of several entities every line must name a location.
  if (books.settings.multiEntity)
    await options.choose('Location of each line', chosen.location ?? 'Boston showroom (110)')
  if (chosen.warehouse) await options.choose('Warehouse', chosen.warehouse)
  await options.choose('Payments go to', 'Bank: Bank of America (BOA-OPER)')
  await options.click('button', 'Save and start')
  await options.see('Saved.')
  return options
}

/** The user says in the popup, once, whose pages these are (design §7). */
export async function linkThroughPopup(stage: Stage, tab: Screen, company: string): Promise<void> {
  const popup = await stage.popupOver(tab)
  await popup.see('Which of your companies is that')
  await popup.front()
  await popup.click('button', new RegExp(company))
  await popup.gone('Which of your companies is that')
  await popup.close()
}

/**
 * Sage Intacct: a shell with one frame that holds everything, pages that name their company by a label and
 * their record by a number.
 */
export const intacct: SystemUnderTest = {
  id: 'intacct',
  title: 'Sage Intacct',
  gaps: new Set(['repeated-numbers', 'mail', 'closing-date']),
  companies: { main: NAMES.alder, other: NAMES.kestrel },
  cases: {
    open: CASES.open,
    overdue: CASES.overdue,
    partiallyPaid: CASES.partiallyPaid,
    paid: CASES.paid,
    voided: CASES.reversed,
    newest: 'INV-1039',
    deletable: 'INV-1037',
  },
  names: {
    customer: 'Northfield Hospital',
    item: 'Installation',
    priced: { item: 'Space planning', price: 14_000 },
    spare: {
      swapped: 'Delivery',
      instead: 'Space planning',
      removed: 'Seat cushion',
      missing: 'Modular shelving',
    },
  },
  largeSeed: { intacct: 'large', invoices: 1200 },
  refusals: {
    inactiveItem: 'item-not-found',
    noCustomer: 'customer-ref-required',
    wrapper: {
      code: 'REST-7001',
      message: 'POST request on accounts-receivable/invoice object was unsuccessful',
    },
  },
  errors: ON_INTACCT,
  traffic: stage => stage.sandbox.intacct,
  signOut: stage => stage.sandbox.intacct.oauth.revokeAll(),
  books: (stage, company) => intacctBooks(companyIn(stage, company)),
  connect: connectIntacct,
  async knowPages(stage, company) {
    const tab = await stage.tab()
    const { id, name } = companyIn(stage, company)
    await openInShell(tab, id, { '.it': 'arinvoice' })
    await tab.see('Which company?')
    await linkThroughPopup(stage, tab, name)
    await tab.close()
  },

  pages: {
    openInvoice(stage, tab, number, company) {
      const books = companyIn(stage, company)
      return openInShell(tab, books.id, { '.it': 'arinvoice', '.open': String(books.invoice(number).key) })
    },
    content: `document.getElementById('iamain').contentDocument`,
    openList: (stage, tab, company) => openInShell(tab, companyIn(stage, company).id, { '.it': 'arinvoice' }),
    followToInvoice: (_stage, tab, number) => tab.click('link', number),
    async switchCompany(stage, tab, company) {
      await openInShell(tab, companyIn(stage, company).id, { '.it': 'arinvoice' })
    },
    async openElsewhere(stage, tab) {
      await openInShell(tab, companyIn(stage).id, { '.it': 'item' })
      await tab.see('Delivery')
    },
    // The shell, and then what stands in its frame.
    elsewhereSketched:
      /^page \S+\.intacct\.com\/\S+\s+<body class="shell">[\s\S]+\n\npage \S+\.intacct\.com\/\S+\s+<body/,
    openHelp: (_stage, tab) => tab.goto('https://www.intacct.com/ia/docs/sync-errors'),
    helpQuotes: 'A transaction with that number already exists',
    heading: number => `AR Invoice: ${number}`,
    notThisCompany: 'Which company?',
    async enterInvoice(stage, tab, taken, meanwhile, free) {
      const today = companyIn(stage).ledger.today()
      const date = `${today.slice(5, 7)}/${today.slice(8)}/${today.slice(0, 4)}`
      await this.openList(stage, tab)
      await tab.click('link', 'Add')
      await tab.fill('Customer', 'C-00001')
      await tab.fill('Invoice number', taken)
      await tab.fill('Date', date)
      await tab.fill('Due date', date)
      await tab.fill('Account, line 1', '4010')
      await tab.fill('Location, line 1', '110')
      await tab.fill('Amount, line 1', '170')
      await tab.click('button', 'Post')
      await meanwhile()
      await tab.fill('Invoice number', free)
      await tab.click('button', 'Post')
    },
    control: stage => stage.sandbox.intacct.pages,
  },
  goneAs: 'not-found',
  wire: {
    isImport: ({ path, body }) =>
      path.endsWith('/services/core/query') && /"accounts-receivable\//.test(body),
    asksForChanges: ({ path, body }) =>
      path.endsWith('/services/core/query') && body.includes('"$gte":{"audit.modifiedDateTime"'),
    invoices: /\/objects\/accounts-receivable\/invoice$/,
    createsPayment: ({ method, path }) =>
      method === 'POST' && path.endsWith('/objects/accounts-receivable/payment'),
  },
}
