/**
 * The records of the AR ledger (design §1). Amounts are integers in minor units of `currency`;
 * quantities, unit prices and rates are decimal strings; calendar dates are `YYYY-MM-DD`; instants
 * are UTC ISO strings with `Z`.
 */
export type AccountingSystem = 'quickbooks' | 'intacct'
export type EntityKind = 'customer' | 'item' | 'invoice' | 'payment' | 'creditMemo'
export type SyncState = 'unsynced' | 'syncing' | 'synced' | 'failed' | 'unknown'
export type Origin = 'own' | 'imported'
export type InvoiceStatus = 'draft' | 'open' | 'partially-paid' | 'paid' | 'voided'
export type PaymentStatus = 'authorized' | 'succeeded' | 'failed' | 'voided' | 'refunded'
export type PaymentSource = 'processed' | 'auto' | 'manual' | 'imported'
export type PaymentMethod = 'ach' | 'card' | 'check' | 'cash' | 'other'
export type Standing = 'none' | 'in-flight' | 'there' | 'gone'
export type Instant = string
export type CalendarDate = string
export type Decimal = string

/** One fault of an answer, as the accounting system said it; secrets removed. */
export interface FaultSaid {
  message: string
  code?: string
  element?: string
}

/**
 * Why a push failed, in the accounting system's own words. Which error of the guide that is, is found by
 * the screens that show it (core/guide/known-failure.ts): the worker carries no guide.
 */
export interface SyncFailure extends FaultSaid {
  class: 'retry' | 'sign-in' | 'needs-user' | 'bug'
  /** Each fault, in the order of the answer, where it had several; `message` is then all of them. */
  faults?: FaultSaid[]
  /** The guide entry, where the refusal is our own, and in records stored while the worker still matched. */
  guideId?: string
  at: Instant
}

export interface RecordBase {
  connectionId: string
  /** Key within the connection: the accounting system's id for an imported record, `own-<uuid>` for ours. */
  id: string
  /** Id in the accounting system; absent until it was accepted there. */
  externalId?: string
  /** Version token there (QBO SyncToken). */
  version?: string
  /** Where the record is seen there, as it says itself (Intacct): https, one of its hosts, no session in it. */
  webUrl?: string
  origin: Origin
  syncState: SyncState
  createdThere?: Instant
  updatedThere?: Instant
  /** When the accounting system last told us this record: the instant of the accounting balance. */
  readAt?: Instant
  failure?: SyncFailure
  /** Learned from the change feed or a Re-Sync; the record leaves at the deletion check (design §3). */
  deletedThereAt?: Instant
}

export interface Customer extends RecordBase {
  kind: 'customer'
  name: string
  email?: string
  phone?: string
  /** False hides it there; QBO never deletes customers. */
  active: boolean
  currency: string
  remindersPaused?: boolean
}

export interface Item extends RecordBase {
  kind: 'item'
  name: string
  active: boolean
  /** service, inventory, non-inventory, bundle; a category cannot be put on a transaction. */
  type: 'service' | 'inventory' | 'non-inventory' | 'bundle' | 'category' | 'other'
  unitPrice?: Decimal
}

export interface InvoiceLine {
  description?: string
  itemId?: string
  itemName?: string
  quantity?: Decimal
  unitPrice?: Decimal
  /** Minor units. */
  amount: number
}

export interface Invoice extends RecordBase {
  kind: 'invoice'
  /** Blank numbers are never duplicates. */
  number: string
  customerId: string
  customerName: string
  currency: string
  date: CalendarDate
  dueDate?: CalendarDate
  terms?: string
  /** Their id there, so that they are sent as a reference. */
  termsId?: string
  memo?: string
  /** Where the accounting system sends it; absent: it has no address of its own. */
  email?: string
  lines: InvoiceLine[]
  /** Minor units, as the accounting system computed it (or as our lines add up, before it did). */
  total: number
  /** The accounting balance in minor units: what the system last told us; for a record never accepted there, `total`. */
  accountingBalance: number
  voided: boolean
  archivedAt?: Instant
  /** Set on a duplicate number that is not listed: id of the invoice that is (design §3, Duplicate numbers). */
  skippedFor?: string
  /** Listed beside another of its number because the setting was on: turning it off removes nothing. */
  duplicateAllowed?: boolean
  /** Set while the record is still being edited here. */
  draft?: boolean
  /** Per invoice reminder switch. */
  remindersPaused?: boolean
  /** What we meant, where one that stood there already was kept: ours as a note (design §3, Editing). */
  ourVersion?: InvoiceVersion
}

/** Lists and sums show no lines, and a large ledger would carry most of its weight in them. */
export type InvoiceHead = Omit<Invoice, 'lines'>

/** What of an invoice its two versions can differ in. */
export type InvoiceVersion = Pick<
  Invoice,
  | 'number'
  | 'customerId'
  | 'customerName'
  | 'currency'
  | 'date'
  | 'dueDate'
  | 'terms'
  | 'memo'
  | 'lines'
  | 'total'
>

export interface PaymentApplication {
  invoiceId: string
  /** Minor units of the payment's currency. */
  amount: number
}

export interface Payment extends RecordBase {
  kind: 'payment'
  customerId: string
  customerName: string
  currency: string
  date: CalendarDate
  /** Minor units. */
  amount: number
  /** applied + unapplied (+ elsewhere) = amount. */
  applications: PaymentApplication[]
  unapplied: number
  /**
   * Minor units, only of imported payments: what pays something other than an invoice (a journal entry);
   * negative where a credit memo paid part of the invoices.
   */
  elsewhere?: number
  method: PaymentMethod
  status: PaymentStatus
  standing: Standing
  source: PaymentSource
  /** The key every payment of ours carries into the accounting system (design §3, One payment, one record). */
  ourKey?: string
  /** Check number, trace number or the processor's reference. */
  reference?: string
  /** `importId`: the import of a file that made it, so that it can be taken back as a whole. */
  processor?: { fileType: string; reference: string; importId?: string }
  /** Voided in the accounting system, where it stays at 0. One voided here has the status `voided`. */
  voided: boolean
  /** Made or withdrawn while the setting was off: sent only after the user agreed, or once it succeeds (design §3). */
  held?: boolean
  statusChangedAt?: Instant
  /** What it was before an import of a file changed its status, so that the import can be taken back as a whole. */
  statusBefore?: { importId: string; status: PaymentStatus; held?: boolean }
}

export interface CreditMemo extends RecordBase {
  kind: 'creditMemo'
  number: string
  customerId: string
  customerName: string
  currency: string
  date: CalendarDate
  total: number
  remaining: number
}

export type LedgerRecord = Customer | Item | Invoice | Payment | CreditMemo
export type RecordOf<K extends EntityKind> = Extract<LedgerRecord, { kind: K }>
