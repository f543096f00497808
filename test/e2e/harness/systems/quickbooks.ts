import { DEFAULT_CLIENT } from '../../../sandbox/quickbooks/oauth/clients.ts'
import { CASES, NAMES } from '../../../sandbox/quickbooks/seed/cases.ts'
import { DOCUMENTED } from '../../journeys/errors.ts'
import { quickbooksBooks } from './quickbooks-books.ts'
import type { SystemUnderTest } from './system.ts'

const ORIGIN = 'https://qbo.intuit.com'
const APP = `${ORIGIN}/app`

/** QuickBooks Online: a single-page application that tells its company by a cookie and its record by an id. */
export const quickbooks: SystemUnderTest = {
  id: 'quickbooks',
  title: 'QuickBooks Online',
  gaps: new Set(),
  companies: { main: NAMES.bayside, other: NAMES.harbor },
  cases: {
    open: CASES.open,
    overdue: CASES.overdue,
    partiallyPaid: CASES.partiallyPaid,
    paid: CASES.paid,
    voided: CASES.voided,
    duplicate: CASES.duplicate,
    newest: '1060',
    deletable: '1049',
  },
  names: {
    customer: 'Northgate Dental',
    item: 'Installation labor',
    priced: { item: 'Site survey', price: 15_000 },
    spare: {
      swapped: 'Delivery',
      instead: 'Design consultation',
      removed: 'Maintenance visit',
      missing: 'Site survey',
    },
  },
  largeSeed: { seed: 'large', invoices: 3000 },
  refusals: {
    inactiveItem: 'invalid-reference-item',
    noCustomer: 'customer-ref-required',
    zeroLine: /"Amount":0[,}]/,
    wrapper: { code: '6000', message: 'A business validation error has occurred' },
  },
  errors: DOCUMENTED,
  traffic: stage => stage.sandbox.quickbooks,
  signOut: stage => stage.sandbox.quickbooks.oauth.revokeAll(),
  books: (stage, company) => quickbooksBooks(stage.sandbox.quickbooks.company(company)),

  async connect(stage, company) {
    const { quickbooks } = stage.sandbox
    const books = quickbooks.company(company)
    quickbooks.oauth.autoApprove = books.realmId
    const options = await stage.extension('options.html')
    await options.see('Choose the books')
    await options.fill('Client ID', DEFAULT_CLIENT.id)
    await options.fill('Client secret', DEFAULT_CLIENT.secret)
    await options.click('button', 'Connect')
    await options.see(books.name, 40_000)
    return options
  },
  knowPages: async () => undefined,

  pages: {
    async openInvoice(stage, tab, number, company, id) {
      const { Id } = stage.sandbox.quickbooks.company(company).invoice(number)
      await tab.goto(`${APP}/invoice?txnId=${id ?? Id}`)
    },
    content: 'document',
    openList: (_stage, tab) => tab.goto(`${APP}/invoices`),
    async followToInvoice(stage, tab, number) {
      const { Id } = stage.sandbox.quickbooks.company().invoice(number)
      await tab.run(
        `history.pushState(null, '', '/app/invoice?txnId=${Id}'); dispatchEvent(new PopStateEvent('popstate'))`,
      )
    },
    async switchCompany(stage, tab, company) {
      const { realmId } = stage.sandbox.quickbooks.company(company)
      await tab.goto(`${APP}/switchCompany?companyId=${realmId}`)
    },
    async openElsewhere(_stage, tab) {
      await tab.goto(`${APP}/homepage`)
      await tab.see('QuickBooks')
    },
    elsewhereSketched: /^page qbo\.intuit\.com\/app\/\w+\s+<body/,
    openHelp: (_stage, tab) => tab.goto(`${APP}/help`),
    helpQuotes: 'Duplicate Document Number Error',
    heading: number => `Invoice ${number}`,
    notThisCompany: 'Other company',
    async enterInvoice(_stage, tab, taken, meanwhile, free) {
      await tab.goto(`${APP}/invoice`)
      await tab.fill('Customer', 'Northgate Dental')
      await tab.fill('Product/service 1', 'Installation labor')
      await tab.fill('Rate 1', '85')
      await tab.fill('Qty 1', '2')
      await tab.fill(/Invoice n/, taken)
      await tab.click('button', 'Save')
      await meanwhile()
      await tab.fill(/Invoice n/, free)
      await tab.click('button', 'Save')
    },
    errorTitle: 'Something’s not quite right',
    control: stage => stage.sandbox.quickbooks.pages,
  },
  goneAs: 'deleted',
  wire: {
    isImport: ({ method, path }) => (method === 'GET' && path.endsWith('/query')) || path.endsWith('/batch'),
    asksForChanges: ({ path }) => path.endsWith('/cdc'),
    invoices: /\/invoice$/,
    createsPayment: ({ method, path }) => method === 'POST' && path.endsWith('/payment'),
  },
}
