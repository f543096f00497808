import type { Books } from '../books/books.ts'
import type { Links } from './links.ts'
import type { Wording } from './wording.ts'

/** How this company is set up, and how the sandbox fills what the facts leave open. */
export interface Settings {
  name: string
  baseCurrency: string
  timeZone: string
  multiEntity: boolean
  /** Books are closed through this day, the day included; all entities together. */
  closedThrough: string | undefined
  wording: Wording
  /** The seed document's case: a line of 0.00 is refused as one with an empty location. */
  refuseZeroLines: boolean
  /** Does a payment move its invoices' `audit.modifiedDateTime`? Not known (facts §11, 9). */
  paymentsTouchInvoices: boolean
  /** Refuse numbers where amounts are text? Not known (facts §10). */
  strict: boolean
}

/** What every rule works on. */
export interface Rules {
  books: Books
  links: Links
  settings: Settings
  /** Today in the company's time zone. */
  today(): string
}

export interface WriteOptions {
  /** Scoped to an entity by header, or by the entity chosen in the shell. */
  entity?: string | undefined
  /** Somebody who may: closed periods, inactive records and locations do not stop it. */
  force?: boolean
}
