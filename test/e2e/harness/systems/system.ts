import type { AccountingSystem } from '../../../../core/ledger/records.ts'
import type { SandboxOptions } from '../../../sandbox/index.ts'
import type { PageMessage } from '../../../sandbox/shared/page-control.ts'
import type { LoggedRequest } from '../../../sandbox/shared/request-log.ts'
import type { Traffic } from '../../../sandbox/shared/traffic.ts'
import type { Screen } from '../screen.ts'
import type { Stage } from '../stage.ts'

/** What a system lacks by the facts; the journeys about it say so and take the other branch. */
type Gap =
  /** Invoice numbers are unique there. */
  | 'repeated-numbers'
  /** It sends no invoices: reminders are prepared e-mails. */
  | 'mail'
  /** Nobody can ask through which day its books are closed. */
  | 'closing-date'

/** An invoice as it stands in the books, amounts in minor units. */
export interface BooksInvoice {
  /** As the ledger names it. */
  id: string
  number: string
  date: string
  dueDate: string
  /** By the name that the ledger has. */
  terms: string | undefined
  customer: string
  item: string | undefined
  total: number
  due: number
  /** Of its lines, in their order. */
  lines: number[]
}

/** The books of one company, and the hands of somebody who works there behind our back. */
export interface Books {
  /** What the connection's id ends with. */
  id: string
  name: string
  counts(): Record<'customers' | 'items' | 'invoices' | 'payments' | 'creditMemos', number>
  invoices(): BooksInvoice[]
  /** By number. @throws Error when there is none */
  invoice(number: string): BooksInvoice
  /** Those that stand there. */
  payments(): { id: string; amount: number; unapplied: number }[]
  /** A receipt for one invoice, of today. @returns its id */
  pay(number: string, amount: number): string
  /** An invoice of one line, of today; the customer is made where there is none of that name. */
  bill(customer: string, number: string, amount: number): void
  /** Another invoice of the same customer over the same things. @returns its id */
  copyInvoice(of: string, number: string): string
  setDueDate(number: string, date: string): void
  removeInvoice(number: string): void
  /** Closes the books through this day; undefined opens them. */
  closeBooks(through: string | undefined): void
  closedThrough(): string | undefined
  /** By the name that the ledger has. */
  setItemActive(name: string, active: boolean): void
  isItemActive(name: string): boolean
  hasCustomer(name: string): boolean
  /** Writes a text into what people name: some customers, items and invoices. */
  writeInto(text: string): void
  /** In the company's time zone. */
  today(): string
}

/** Where the system's own pages show what, and how a user gets there. */
interface SystemPages {
  /** `id`: which of several that carry the number, as the ledger names it. */
  openInvoice(stage: Stage, tab: Screen, number: string, company?: string, id?: string): Promise<void>
  /** The document that shows the content, as a script in the page comes to it. */
  content: string
  openList(stage: Stage, tab: Screen, company?: string): Promise<void>
  /** From the list that is open to one of its invoices, as the page's own links lead. */
  followToInvoice(stage: Stage, tab: Screen, number: string): Promise<void>
  /** Works in another company from now on. */
  switchCompany(stage: Stage, tab: Screen, company: string): Promise<void>
  /** A page of the app, drawn, with neither a record nor a list of ours, and how its masked sketch begins. */
  openElsewhere(stage: Stage, tab: Screen): Promise<void>
  elsewhereSketched: RegExp
  openHelp(stage: Stage, tab: Screen): Promise<void>
  /** An error's text that the help quotes. */
  helpQuotes: string
  /** The page's own heading over an invoice. */
  heading(number: string): string
  /** What the chip says where the page shows a company that is not this connection's. */
  notThisCompany: string
  /** Enters a new invoice under a number that is taken, meets the refusal, and saves it under a free one. */
  enterInvoice(
    stage: Stage,
    tab: Screen,
    taken: string,
    meanwhile: () => Promise<void>,
    free: string,
  ): Promise<void>
  /** What stands over an error in its banners, where it is the system's own and not the page's. */
  errorTitle?: string
  /** The levers. */
  control(stage: Stage): { showOnLoad: PageMessage[] }
}

/** An error as it stands on this system's pages, and what its steps must name. */
interface ErrorOnPage {
  id: string
  text: string
  step: RegExp
  /** Names the fields that the fix changes. */
  field: RegExp
}

/** One accounting system with everything that a journey must know to play on it. */
export interface SystemUnderTest {
  id: AccountingSystem
  /** Its whole name, as our own sentences name it too. */
  title: string
  gaps: ReadonlySet<Gap>
  companies: { main: string; other: string }
  /** Numbers of the main company's invoices that show one case each. */
  cases: {
    open: string
    overdue: string
    partiallyPaid: string
    paid: string
    voided: string
    /** Two invoices carry it, where numbers repeat. */
    duplicate?: string
    /** One that was never paid, and stands on the list's first page. */
    newest: string
    /** Nothing stands in the way of its deletion. */
    deletable: string
  }
  /** Of the main company. */
  names: {
    customer: string
    item: string
    priced: { item: string; price: number }
    /** Items that remedies may spoil, each for one. */
    spare: { swapped: string; instead: string; removed: string; missing: string }
  }
  /** How its API refuses what remedies mend. */
  refusals: {
    inactiveItem: string
    noCustomer: string
    /** A line worth 0 in the body of an invoice, where the books take it: they are made to refuse it. */
    zeroLine?: RegExp
    /** Around the sentence of a planned refusal. */
    wrapper: { code: string; message: string }
  }
  /** A company so large that it has to be imported in many requests. */
  largeSeed: SandboxOptions
  errors: readonly ErrorOnPage[]
  traffic(stage: Stage): Traffic
  /** The user withdraws every sign-in at the vendor. */
  signOut(stage: Stage): void
  books(stage: Stage, company?: string): Books
  /** Connects a company from the settings, as a user does; the vendor's page agrees by itself. */
  connect(stage: Stage, company?: string): Promise<Screen>
  /** What a user does once after connecting, so that the system's pages are known; nothing where they name their company. */
  knowPages(stage: Stage, company?: string): Promise<void>
  pages: SystemPages
  /** How a record is told to be gone when it is read. */
  goneAs: 'deleted' | 'not-found'
  /** Which requests mean what. */
  wire: {
    /** A page of the first import, or the counts before them. */
    isImport(entry: LoggedRequest): boolean
    /** The first question of an incremental sync. */
    asksForChanges(entry: LoggedRequest): boolean
    /** Where an invoice is created. */
    invoices: RegExp
    createsPayment(entry: LoggedRequest): boolean
  }
}
