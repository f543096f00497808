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

/** An invoice's row of a list on the page. */
export interface PageRow {
  /** The element whose end the badge is drawn at. */
  badgeHost: Element
  externalId?: string
  number?: string
}

/** One accounting site. Nothing here changes the page, and nothing throws on a page it does not know. */
export interface PageAdapter {
  /** The name of its folder, and of its fixtures'. */
  id: string
  system: AccountingSystem
  /** Does this adapter speak for the page? Host names only, no guess. */
  owns(url: URL): boolean
  /** The companion runs in every frame and is drawn in one. */
  drawsIn(frame: { top: boolean }, document: Document): boolean
  read(url: URL, document: Document): PageContext
  /**
   * Beside the record's heading: the chip is drawn right after this element. Null when there is no safe
   * place (it then docks in the corner); the same page names the same element.
   */
  mountPoint(document: Document, context: PageContext): Element | null
  /** The rows of the page's list, in document order; cheap, for lists of thousands. Empty where there is none. */
  rowElements(document: Document, context: PageContext): ArrayLike<Element>
  /** Reads rows of one look at the page; null for a row that is no invoice, or does not tell which. */
  rowReader(document: Document): (row: Element) => PageRow | null
  /** CSS: rows of lists, or their cells: thousands of them may change, and only the badges care. */
  rowHooks: string
  /** CSS: what tells `read` and `mountPoint` something. Where none of it comes, goes or changes, nothing is read anew. */
  hooks: string
  /** CSS: where this site shows errors, beyond the roles that every site has. */
  errorRegions: string
}
