import type { EntryText } from '../../../core/guide/catalogue-entry.ts'
import type { GuideMatch } from '../../../core/guide/entry.ts'
import type { AccountingSystem } from '../../../core/ledger/records.ts'

/** A known error in a text. */
export interface Fix {
  match: GuideMatch
  /** What the user wrote about it, where the entry is the user's own. */
  own?: EntryText
  /** Of the page; absent on another site. */
  system?: AccountingSystem
}

/** Errors that stand on the page now, in one region of it. */
export interface Sighting {
  id: number
  region: Element
  /** The smallest element with the words. */
  anchor: Element
  fixes: Fix[]
  /** Milliseconds; when it came into view. */
  seenAt: number
  /** The record that the page shows with it. */
  record?: string
}

/** Fixes for a message that vanished before it could be read: kept in the corner for a while. */
export interface Docked {
  id: number
  fixes: Fix[]
  /** The record that the page showed with it. */
  record?: string
}

/** Do the two say the same thing? */
export const sameFixes = (a: Fix[], b: Fix[]): boolean => textOf(a) === textOf(b)
const textOf = (fixes: Fix[]): string =>
  fixes.map(({ match }) => JSON.stringify([match.id, match.params])).join()
