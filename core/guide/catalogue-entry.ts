import type { AccountingSystem } from '../ledger/records.ts'
import type { RemedyKind } from './entry.ts'

/** How one error is found: all that a page carries of it. `GuideEntry` is what the surfaces get. */
export interface CatalogueEntry {
  id: string
  source: 'documented' | 'vendor' | 'user'
  /** Wordings of the error in the notation of phrase.ts. */
  phrases: string[]
  /** Codes that name it. A bare number counts only where the text says that it is an error code. */
  codes?: string[]
  /** It says only that something failed: it gives way to any cause that is named near it. */
  wrapper?: boolean
}

/** What an entry says to a person. */
export interface EntryText {
  title: string
  meaning: string
  /** `{itemName}` and the like are filled from the match, `{intacct: …}` says where it is there (steps.ts). */
  steps: string[]
}

/** What is known of an error, and what can be done about it, apart from what finds it. */
export interface EntryAdvice extends EntryText {
  systems: AccountingSystem[]
  remedies: RemedyKind[]
}

/** For tests only: kept apart so that it is not shipped. */
export interface Samples {
  /** Texts in which the entry, and nothing else, must be found. */
  examples: string[]
  /** Texts that look alike and are no error, or not this one. */
  nearMisses: string[]
}
