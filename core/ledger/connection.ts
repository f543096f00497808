import type { AccountingSystem, Instant } from './records.ts'

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
  /** IANA zone of the company, for overdue; UTC when unknown. */
  timeZone: string
  /** From the books, where readable: dates on or before it are closed. */
  closedThrough?: string
  /** True: the user numbers invoices there (QBO CustomTxnNumbers). */
  customNumbers?: boolean
  state: 'connected' | 'sign-in-needed' | 'disconnected'
  /** One sentence for the user, when `state` is not connected. */
  stateReason?: string
  isHome: boolean
  homeName?: string
  connectedAt: Instant
  lastSyncAt?: Instant
  lastSyncOutcome?: 'ok' | 'partly' | 'failed'
  /** True until the first import has read every page. */
  importing: boolean
}

/** `quickbooks:production:1234` */
export const connectionIdOf = (system: AccountingSystem, environment: string, companyId: string): string =>
  `${system}:${environment}:${companyId}`
