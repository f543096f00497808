import type { AccountingSystem, Instant } from './records.ts'
import type { Trouble } from './trouble.ts'

/** One company that the user connected (design §1). Holds no secret: those have a database of their own. */
export interface Connection {
  /** `<system>:<environment>:<companyId>`: stable, so a reconnect finds its ledger again. */
  id: string
  system: AccountingSystem
  environment: 'production' | 'sandbox'
  /** QBO realm id; Intacct company (and entity). */
  companyId: string
  companyName: string
  homeCurrency: string
  /** IANA zone of the company, for overdue; empty where the books tell none (`zoned` in dates.ts has the rule). */
  timeZone: string
  /** From the books, where readable: dates on or before it are closed. */
  closedThrough?: string
  /** True: the user numbers invoices there (QBO CustomTxnNumbers). */
  customNumbers?: boolean
  /** The active payment terms of the books; absent where they could not be read. */
  terms?: PaymentTerm[]
  state: 'connected' | 'sign-in-needed' | 'disconnected'
  /** One sentence for the user, when `state` is not connected. */
  stateReason?: string
  /** Where the screens have words for the reason: `stateReason` is then what came, word by word. */
  stateWhy?: Trouble
  isHome: boolean
  homeName?: string
  connectedAt: Instant
  lastSyncAt?: Instant
  lastSyncOutcome?: 'ok' | 'partly' | 'failed'
  /** What connecting asked once; absent where nothing needs to be asked. */
  setup?: ConnectionSetup
  /** True while that is not answered yet: nothing is read and nothing is sent. */
  awaitsSetup?: boolean
  /** What the system's own pages call this company, where they do not name it by id: the user said so (design §7). */
  pageLabels?: string[]
  /** True until the first import has read every page. */
  importing: boolean
}

/** `days` until an invoice is due; absent where the books reckon otherwise. */
export interface PaymentTerm {
  id: string
  name: string
  days?: number
}

/**
 * What connecting asks once of a system that must be told where its own records go (Intacct, design §6).
 * Ids as that system writes them, chosen from its lists.
 */
export interface ConnectionSetup {
  /** The one entity that is read and written; absent: the whole company. */
  entity?: string
  /** Invoices go out as documents of this Order Entry definition; absent: as AR invoices. */
  documentType?: string
  /** What lines of AR invoices are posted to: an account, or the company's label for one. */
  account?: string
  accountLabel?: string
  location?: string
  warehouse?: string
  /** Unit of Order Entry lines, such as `Each`. */
  unit?: string
  /** Where payments go: a bank account, or the account of what is not deposited yet. */
  bankAccount?: string
  undepositedAccount?: string
  /** True: new customers get their ID there; else we give one. */
  numbersCustomers?: boolean
}

export interface SetupChoice {
  id: string
  name: string
}

/** What the user chooses from; a list that may not be read, or that a company does not have, is empty. */
export interface SetupLists {
  entities: SetupChoice[]
  /** Order Entry definitions that make invoices in Receivables. */
  documentTypes: SetupChoice[]
  accounts: SetupChoice[]
  accountLabels: SetupChoice[]
  locations: SetupChoice[]
  warehouses: SetupChoice[]
  bankAccounts: SetupChoice[]
}

/** May anything be read or sent for it? */
export const isAtWork = ({ state, awaitsSetup }: Pick<Connection, 'state' | 'awaitsSetup'>): boolean =>
  state === 'connected' && !awaitsSetup

/** Signed out or not set up, a first import stands still. */
export const isImporting = (connection: Pick<Connection, 'state' | 'awaitsSetup' | 'importing'>): boolean =>
  isAtWork(connection) && connection.importing

/** The system that the id of a connection begins with. */
export const systemOf = (connectionId: string): AccountingSystem =>
  connectionId.startsWith('intacct:') ? 'intacct' : 'quickbooks'

/** `quickbooks:production:1234` */
export const connectionIdOf = (system: AccountingSystem, environment: string, companyId: string): string =>
  `${system}:${environment}:${companyId}`
