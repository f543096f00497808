import type { LinkKind } from '../guide/entry.ts'
import type { MissingReason } from '../ledger/missing.ts'
import type { Instant, PaymentStatus, Standing, SyncState } from '../ledger/records.ts'
import type { Tone } from '../ledger/tone.ts'
import type { InvoiceView } from '../ledger/view.ts'

/** The connection as a page may know it: a name and a state, never a secret. */
export interface ConnectionView {
  id: string
  companyName: string
  state: 'connected' | 'sign-in-needed' | 'disconnected'
  stateReason?: string
  isHome: boolean
  lastSyncAt?: Instant
  importing?: { done: number; total: number }
}

export type { MissingReason }

/** `renewed`: the company was connected before, and only its sign-in is new. */
export interface Connected {
  connectionId: string
  companyName: string
  renewed: boolean
}

/** Something that goes on by itself once a pause is over that the accounting system asked for. */
export interface Waits {
  waitsUntil?: Instant
}

/** What the companion shows for a page. */
export type PageView =
  | { state: 'not-connected'; system: string }
  | {
      state: 'other-company'
      pageCompany?: string
      connected: string[]
      /** The page names its company by a label that is nobody's yet: the user says whose it is (design §7). */
      linkable?: { connectionId: string; name: string }[]
    }
  | { state: 'nothing'; connection: ConnectionView }
  | { state: 'invoice'; connection: ConnectionView; invoice: InvoiceView; refreshing: boolean }
  | {
      state: 'missing'
      connection: ConnectionView
      number?: string
      externalId?: string
      reason: MissingReason
      /** The listed invoice that holds the number, for `skipped`. */
      keptNumber?: string
    }
  | { state: 'choice'; connection: ConnectionView; candidates: InvoiceView[] }
  | {
      state: 'customer'
      connection: ConnectionView
      name: string
      currency: string
      openCount: number
      openBalance: number
      overdueBalance: number
    }
  | {
      state: 'payment'
      connection: ConnectionView
      paymentStatus: PaymentStatus
      standing: Standing
      syncState: SyncState
      amount: number
      currency: string
      failedStillThere: boolean
    }

/** One row of a list on the page; null where AR has nothing to say. */
export interface RowBadge {
  tone: Tone
  label: string
  title: string
}

export interface GuideLink {
  kind: LinkKind
  url: string
}

/** What an Import by number came to. */
export type ImportAnswer =
  | { outcome: 'imported' | 'already-here' | 'unarchived'; invoiceId: string; number: string }
  | { outcome: 'skipped'; keptInvoiceId: string; number: string }
  | { outcome: 'not-found'; number: string }

/** The preferences that the companion goes by (options, Page companion and Error guide). */
export interface CompanionSettings {
  companionOn: boolean
  /** Off: the chip stands in the corner. */
  chipOn: boolean
  dockCorner: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left'
  theme: 'browser' | 'light' | 'dark'
  ownGuideEntries: { id: string; title: string; pattern: string; meaning: string; steps: string[] }[]
}
