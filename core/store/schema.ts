import type { DBSchema } from 'idb'
import type { Reminder } from '../ledger/cadence.ts'
import type { Connection } from '../ledger/connection.ts'
import type {
  CreditMemo,
  Customer,
  EntityKind,
  Instant,
  Invoice,
  Item,
  LedgerRecord,
  Payment,
} from '../ledger/records.ts'
import type { Job, JobKind } from './job.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import type { StagedBlock, StagedContents, StagedKey } from './staged-block.ts'
import type { SyncEvent, SyncRun } from './sync-run.ts'

/**
 * Set on the way into the store (`rows.ts`), for own records that the accounting system accepted: an
 * imported record's key is its external id already, so the `external` indexes hold only our own few.
 */
interface OwnExternal {
  ownExternalId?: string
}
export type CustomerRow = Customer & OwnExternal
/** `openDue`: due date of what is open and listed, so that the index holds only those. */
export type InvoiceRow = Invoice & OwnExternal & { openDue?: string }
/** `invoiceKeys`: `<connectionId>\n<invoiceId>` of each application. */
export type PaymentRow = Payment & OwnExternal & { invoiceKeys: string[] }

/**
 * The ledger's database. Secrets have one of their own (`secrets.ts`), which only the worker opens.
 * Records are keyed by [connectionId, id], so a connection's rows are one key range, and ours (`own-…`)
 * a small one within it.
 */
export interface LedgerSchema extends DBSchema {
  connections: { key: string; value: Connection }
  customers: {
    key: [string, string]
    value: CustomerRow
    indexes: { external: [string, string]; name: [string, string] }
  }
  items: { key: [string, string]; value: Item }
  invoices: {
    key: [string, string]
    value: InvoiceRow
    indexes: {
      external: [string, string]
      number: [string, string]
      customer: [string, string]
      openDue: [string, string]
      date: [string, string]
      skipped: [string, string]
    }
  }
  payments: {
    key: [string, string]
    value: PaymentRow
    /** `invoice` is multi-entry over `invoiceKeys`: the payments that touch an invoice. */
    indexes: { external: [string, string]; customer: [string, string]; invoice: string }
  }
  creditMemos: { key: [string, string]; value: CreditMemo }
  cursors: { key: [string, EntityKind]; value: Cursor }
  outbox: {
    key: string
    value: OutboxEntry
    /** `connection`: by [connectionId, createdAt]; `record`: by [connectionId, recordId]. */
    indexes: { connection: [string, string]; record: [string, string] }
  }
  schedule: { key: [string, JobKind]; value: Job }
  runs: { key: string; value: SyncRun; indexes: { started: [string, string] } }
  events: { key: number; value: SyncEvent; indexes: { run: string; at: [string, string] } }
  tombstones: { key: [string, EntityKind, string]; value: Tombstone; indexes: { expires: string } }
  deletionChecks: { key: string; value: DeletionCheck }
  /** `used` is [usedAt, size]: what must go can be added up from the index, without loading any PDF. */
  pdfs: { key: [string, string]; value: StoredPdf; indexes: { used: [string, number] } }
  /** What became of each step of each invoice. `at`: by [connectionId, at]. */
  reminders: {
    key: [string, string, string, number]
    value: StoredReminder
    indexes: { at: [string, string] }
  }
  /** Invoices whose PDF is to be fetched when nothing else is left to do. */
  pdfQueue: { key: [string, string]; value: WantedPdf }
  /** Of a first import: what is not yet stored row by row (`staged.ts`), and under the same key what it holds. */
  staged: { key: StagedKey; value: StagedBlock }
  stagedContents: { key: StagedKey; value: StagedContents }
}

/** Where the pull of one entity stands. Moves in the same transaction as the rows it covers. */
export interface Cursor {
  connectionId: string
  entity: EntityKind
  /** First import: key of the next page; absent when every page was read. */
  importAfter?: string
  imported: number
  total?: number
  importDone: boolean
  /** When this worker began to import this kind and how many rows stood then: for the time left. */
  pace?: { at: Instant; imported: number }
  /** Everything up to here was pulled (server time of the request minus 5 minutes). */
  since: Instant
  /** The change feed could not tell all: the pages of what was modified, so far read up to `after`. */
  catchUp?: { after?: string; startedAt: Instant; serverTime?: Instant; nextSince: Instant }
}

/** Written before anything is sent; never forgotten, or a step would go twice (design §3, Cadence). */
export interface StoredReminder extends Reminder {
  /** Why it was not sent, or what is not known. */
  note?: string
}

export interface Tombstone {
  connectionId: string
  entity: EntityKind
  id: string
  record: LedgerRecord
  reason: 'deleted' | 'not-found'
  removedAt: Instant
  /** 400 days later. */
  expires: Instant
}

/** A check under way or stopped by the fail-safe; so it resumes, and the user decides with numbers. */
export interface DeletionCheck {
  connectionId: string
  startedAt: Instant
  state: 'running' | 'needs-confirmation'
  /** How many records of each kind stood in the ledger when its keys were listed; no entry before that. */
  knownOf: Partial<Record<EntityKind, number>>
  /** Sum of `knownOf`. */
  known: number
  /** Known here, missing there. With `reason`, a read of that id has confirmed it. */
  candidates: { entity: EntityKind; id: string; reason?: 'deleted' | 'not-found'; confirmedAt?: Instant }[]
  /** A record that is alive there: while it can be read, the session sees the company's books. */
  witness?: { entity: EntityKind; externalId: string }
  /** The user has seen the numbers and wants to go on. */
  confirmed?: boolean
}

export interface StoredPdf {
  connectionId: string
  invoiceId: string
  bytes: ArrayBuffer
  size: number
  version?: string
  fetchedAt: Instant
  usedAt: Instant
}

export interface WantedPdf {
  connectionId: string
  invoiceId: string
  attempts: number
}
