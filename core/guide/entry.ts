import type { AccountingSystem } from '../ledger/records.ts'

export type Param =
  | 'documentNumber'
  | 'txnType'
  | 'txnId'
  | 'itemName'
  | 'itemId'
  | 'objectId'
  | 'field'
  | 'customerName'
  | 'date'

export interface GuideMatch {
  id: string
  params: Partial<Record<Param, string>>
  /** UTF-16 offsets in the text as given. */
  span: [start: number, end: number]
  /** `exact`: the documented sentence in any dress; `likely`: a fragment or a code alone. */
  confidence: 'exact' | 'likely'
}

export interface MatchHint {
  system?: AccountingSystem
  code?: string
  element?: string
}

/** Something that we open or do (design §4). Those that change data start only from our own failed push. */
export type RemedyKind =
  | 'open-conflicting-transaction'
  | 'open-item'
  | 'open-payment'
  | 'open-customer'
  | 'sign-in'
  | 'sync-customer-then-invoice'
  | 'next-free-number'
  | 'zero-line'
  | 'add-line'
  | 'item-restore-swap-remove'
  | 'date-in-open-period'
  | 're-sync'
  | 'retry-later'

/** Remedies that only lead there: all that is offered beside an error on a page. */
export type LinkKind = Extract<RemedyKind, `open-${string}`>

export interface GuideEntry {
  id: string
  source: 'documented' | 'vendor' | 'user'
  systems: AccountingSystem[]
  title: string
  meaning: string
  /** Numbered steps in our own words, to be read through `fillSteps`: `{itemName}` is filled from the match. */
  steps: string[]
  remedies: { kind: RemedyKind; label: string; changesData: boolean }[]
}
