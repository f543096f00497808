import type { PaymentTerm, SetupLists } from '../ledger/connection.ts'
import type {
  Customer,
  EntityKind,
  Instant,
  Invoice,
  LedgerRecord,
  Payment,
  SyncFailure,
} from '../ledger/records.ts'

/**
 * The one contract between the sync engine and an accounting system (design §6). A connector knows
 * the wire; it decides nothing about the ledger. Every method may reject with an `AccountingError`.
 */
export interface Connector {
  /** Who answers under this sign-in; also proves that the session still reads the company. */
  company(): Promise<CompanyFacts>
  /** How many records of a kind there are. */
  count(entity: EntityKind): Promise<number>
  /** What a first import begins with, in as few requests as there can be. */
  census(entities: readonly EntityKind[]): Promise<Census>
  /** One page of the first import, in a stable key order. `after` is the `next` of the page before. */
  page(entity: EntityKind, after?: string): Promise<Page>
  /**
   * What changed since an instant, deletions included where the system tells them. `complete: false`
   * means the feed was cut or cannot reach back that far: the engine pages through `modified` instead.
   */
  changes(entities: EntityKind[], since: Instant): Promise<Changes>
  /** Records modified since an instant, by query: shows no deletion. */
  modified(entity: EntityKind, since: Instant, after?: string): Promise<Page>
  /** One record, or how it is gone. */
  read(entity: EntityKind, externalId: string): Promise<ReadAnswer>
  /** Exact number; several, where numbers repeat there. */
  findInvoices(number: string): Promise<LedgerRecord[]>
  /** Every key that is alive there, paged in key order: for the deletion check. */
  keys(entity: EntityKind, after?: string): Promise<{ keys: string[]; next?: string }>
  /** Exactly what would be sent: stored in the outbox before it goes, sent again byte for byte. */
  prepare(intent: Intent): WireRequest
  /** Sends a prepared request. Rejects with `AccountingError`; `sent: 'maybe'` when no answer came. */
  send(wire: WireRequest): Promise<SendAnswer>
  /**
   * Looks for what an unanswered intent may have made there: our key, then number or customer + date +
   * amount. `firstSentAt` tells what stood there before from what may be ours.
   */
  lookUp(intent: Intent, firstSentAt?: Instant): Promise<LookUp>
  /** The invoice as the customer sees it. */
  pdf(invoiceExternalId: string): Promise<Uint8Array<ArrayBuffer>>
  /**
   * Where the record is seen in the accounting system's own pages; https, a known host. `webUrl`: the address
   * that it told us itself, if it did.
   */
  link(entity: EntityKind, externalId: string, webUrl?: string): string
  /** What connecting asks once, of a system that must be told (design §6). */
  setupLists?(): Promise<SetupLists>
}

export interface CompanyFacts {
  companyId: string
  name: string
  homeCurrency: string
  timeZone?: string
  closedThrough?: string
  customNumbers?: boolean
  /** Absent where they could not be read. */
  terms?: PaymentTerm[]
}

/** A record that could not be read: it is named and skipped, the rest of its page is kept. */
export interface RecordProblem {
  entity: EntityKind
  externalId?: string
  field: string
  message: string
}

export interface Page {
  records: LedgerRecord[]
  problems: RecordProblem[]
  /** Absent on the last page. */
  next?: string
}

export interface Census {
  /** How many there are of each kind, in the order asked. */
  counts: number[]
  /** The server's own clock when it counted, where it tells it. */
  serverTime?: Instant
}

export interface Changes {
  records: LedgerRecord[]
  /** `invoiceIds`: of a payment, the invoices that it paid, by their ids there, where they are still told. */
  deleted: { entity: EntityKind; externalId: string; at?: Instant; invoiceIds?: string[] }[]
  problems: RecordProblem[]
  complete: boolean
  /** The server's own clock for this answer, where it tells it. */
  serverTime?: Instant
}

export type ReadAnswer =
  | { found: LedgerRecord }
  | { problem: RecordProblem }
  | { gone: 'deleted' | 'not-found' }

/** What we mean to do there. References to other records are external ids already. */
export type Intent = { key: string } & (
  | { action: 'create-customer'; customer: Customer }
  | { action: 'create-invoice'; invoice: Invoice; customerExternalId: string; allowDuplicateNumber: boolean }
  | {
      action: 'create-payment'
      payment: Payment
      customerExternalId: string
      /** The payment's applications with external ids; the rest stays unapplied. */
      applications: {
        invoiceExternalId: string
        amount: number
        /** As it was read right before: Intacct gives the same invoice another key at each edit in Order Entry. */
        invoiceVersion?: string
      }[]
    }
  | { action: 'delete-payment'; externalId: string; version: string }
  | { action: 'activate-item'; externalId: string; version: string }
  | { action: 'send-invoice'; externalId: string; email?: string }
)

export type IntentOf<A extends Intent['action']> = Extract<Intent, { action: A }>

/** Survives structured clone and a restart of the worker; holds no secret: the sign-in is added when it is sent. */
export interface WireRequest {
  method: 'POST' | 'PATCH' | 'DELETE'
  /** Path and query, idempotency key included; the host is the connection's. */
  path: string
  headers: Record<string, string>
  body: string
  /** On every write: Firefox itself repeats one whose kept connection broke, a POST too (tried). */
  key: string
}

/**
 * What an accepted request made there. `problem`: it was accepted, but its answer cannot be read as a
 * record: read it again, never send it again.
 */
export type SendAnswer =
  | { stored: LedgerRecord }
  | { deleted: { entity: EntityKind; externalId: string } }
  | { problem: RecordProblem }

/**
 * Of an unanswered intent: what it made, that it surely had no effect, that a deletion took effect
 * (`done`), or records that may be its work: a person decides.
 */
export type LookUp = { found: LedgerRecord } | { done: true } | { absent: true } | { unclear: LedgerRecord[] }

export interface Faultlet {
  code?: string
  message: string
  detail?: string
  element?: string
}

/**
 * What the engine acts on without knowing a vendor's codes. `key-used`: the idempotency key was seen
 * before: look up first (design §5). `stale`: read, it may already show what we sent. `gone`: the record,
 * or one it names, is not there. `throttled`: everything of this connection waits.
 */
export type ErrorReason = 'key-used' | 'stale' | 'gone' | 'throttled' | 'offline'

/** Every failure of a connector, classed for the engine (design §5). Its text never holds a token. */
export class AccountingError extends Error {
  override readonly name = 'AccountingError'
  readonly class: SyncFailure['class']
  readonly reason: ErrorReason | undefined
  /** Whether a write can have taken effect: `no` (surely not), `maybe` (no answer, or a 5xx). */
  readonly sent: 'no' | 'maybe'
  readonly status: number | undefined
  readonly faults: Faultlet[]
  /** The server's own hint, milliseconds from now. */
  readonly retryAfter: number | undefined
  /** The vendor's trace id, which its support asks for. */
  readonly trace: string | undefined
  /** Start of the raw answer, secrets removed, where the class is `bug` or the answer made no sense. */
  readonly raw: string | undefined
  constructor(
    message: string,
    facts: {
      class: SyncFailure['class']
      reason?: ErrorReason | undefined
      sent?: 'no' | 'maybe'
      status?: number | undefined
      faults?: Faultlet[]
      retryAfter?: number | undefined
      trace?: string | undefined
      raw?: string | undefined
      cause?: unknown
    },
  ) {
    super(message, { cause: facts.cause })
    this.class = facts.class
    this.reason = facts.reason
    this.sent = facts.sent ?? 'no'
    this.status = facts.status
    this.faults = facts.faults ?? []
    this.retryAfter = facts.retryAfter
    this.trace = facts.trace
    this.raw = facts.raw
  }
}

/** `fetch` with the sign-in added, rate budget kept and refresh done: what a connector sends through. */
export type AuthorizedFetch = (
  path: string,
  /** `reads`: changes nothing there, whatever its method. */
  init: RequestInit & { priority?: 'high' | 'low'; reads?: boolean },
) => Promise<WholeAnswer>

/** An answer that was read to its end; its text or bytes are made when they are asked for. */
export type WholeAnswer = Pick<Response, 'ok' | 'status' | 'headers' | 'text' | 'arrayBuffer'>
