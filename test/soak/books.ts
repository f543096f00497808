import type { AccountingSystem } from '../../core/ledger/records.ts'
import type { FaultRule } from '../sandbox/shared/faults.ts'
import type { LoggedRequest } from '../sandbox/shared/request-log.ts'
import type { Traffic } from '../sandbox/shared/traffic.ts'
import type { Meddling, Trouble } from './scenario.ts'

/** What stands in the books, in plain words and minor units: read from the sandbox, never through the product. */
export interface Facts {
  customers: { id: string; name: string; active: boolean }[]
  items: { id: string; active: boolean }[]
  invoices: { id: string; number: string; memo: string; total: number; owed: number; voided: boolean }[]
  /** `key`: ours, where it carries one. `applied`: by invoice id. */
  payments: { id: string; amount: number; applied: Record<string, number>; key: string | undefined }[]
  /** Invoice ids, one for each e-mail that left. */
  mails: string[]
}

/** The books of one run: a small company of its own, and every hand that can be laid on it. */
export interface Books {
  system: AccountingSystem
  companyId: string
  connectionId: string
  traffic: Traffic
  /** Of `connection.connect`. */
  client: { system: AccountingSystem; environment: 'production'; clientId: string; clientSecret?: string }
  /** Of `connection.setUp`, where connecting asks. */
  setup?: Record<string, string>
  facts(): Facts
  /** @returns what was done, in words; undefined when there was nothing to do it to */
  meddle(what: Meddling, pick: number, n: number): string | undefined
  /** Memos of invoices that were deleted or voided there. */
  removed: string[]
  rotate(always: boolean): void
  expireAccess(): void
  /** An invoice that is due today, with an address to remind. */
  dueToday(): string
  takeNumber(number: string): void
  deactivateItem(id: string): void
  closeBooks(through: string | undefined): void
  isOf(entry: LoggedRequest, of: Trouble['of']): boolean
  /** The same, as the sandbox's faults take it. */
  rule(of: Trouble['of']): Pick<FaultRule, 'method' | 'path'>
  /** Id there of an item that nobody but a remedy's scenario makes inactive. */
  safeItem: string
}
