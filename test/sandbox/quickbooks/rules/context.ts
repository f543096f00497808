import type { Books } from '../books/books.ts'
import type { Links } from '../books/links.ts'

/** What a write happens in: the company's books and the caller's options. */
export interface WriteContext {
  books: Books
  links: Links
  /** `include=allowduplicatedocnum` (facts §1.7). */
  allowDuplicateNumber?: boolean
  /** A change behind our back, on QBO's own page by the admin: neither closing date nor number check stops it. */
  force?: boolean
  /** A line that applies more than is owed: QBO's answer is not documented, so both can be had (default `clamp`). */
  overApplication?: 'clamp' | 'refuse'
  /** Two-digit settings of the company that rules ask for. */
  customNumbers: boolean
  homeCurrency: string
  closedThrough?: string | undefined
}
