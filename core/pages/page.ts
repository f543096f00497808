import type { AccountingSystem } from '../ledger/records.ts'

/** What the page shows, as far as URL and DOM tell (design §7). It goes to the worker and nowhere else. */
export interface PageContext {
  system: AccountingSystem
  /** QBO realm id from the page's own cookie; the shell's label in Intacct. Absent when the page does not tell. */
  company?: string
  kind: 'invoice' | 'invoice-list' | 'customer' | 'payment' | 'other'
  externalId?: string
  number?: string
}

/** A row of a list on the page. The element is the place where the badge goes. */
export interface PageRow {
  row: Element
  badgeHost: Element
  externalId?: string
  number?: string
}

/**
 * One accounting site. `mountPoint` answers null when there is no safe place (the companion then docks
 * in the corner), and never changes the page: the same call twice names the same element.
 */
export interface PageAdapter {
  id: string
  system: AccountingSystem
  /** Does this adapter speak for the page? Host names only, no guess. */
  owns(url: URL): boolean
  read(url: URL, document: Document): PageContext
  /** Beside the record's heading: the chip is drawn right after this element. */
  mountPoint(document: Document, context: PageContext): Element | null
  rows(document: Document, context: PageContext): PageRow[]
}
