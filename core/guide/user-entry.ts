import type { AccountingSystem } from '../ledger/records.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'
import type { GuideEntry } from './entry.ts'
import { compilePhrase, isGap } from './phrase.ts'

/** What a user writes down: the error's text with `*` where it varies, and what to do about it. */
interface UserEntryDraft {
  id: string
  /** Plain text; `*` stands for up to 20 words. No regular expressions. */
  text: string
  title: string
  meaning?: string
  steps?: string[]
  systems?: AccountingSystem[]
}

export interface UserEntry {
  entry: GuideEntry
  /** How the matcher reads it. */
  compiled: CatalogueEntry
}

export class UserEntryError extends Error {
  override readonly name = 'UserEntryError'
  readonly field: 'id' | 'text' | 'title'
  constructor(field: 'id' | 'text' | 'title', message: string) {
    super(message)
    this.field = field
  }
}

const LONGEST_TEXT = 500
const FEWEST_LETTERS = 6

/**
 * Reads an entry of the user's own (design §4).
 * @throws {UserEntryError} naming the field: no id or title, or a text that would match nearly everything.
 */
export function compileUserEntry(draft: UserEntryDraft): UserEntry {
  const { id, title, meaning = '', steps = [], systems = ['quickbooks', 'intacct'] } = draft
  if (!id.trim()) throw new UserEntryError('id', 'The entry needs an id.')
  if (!title.trim()) throw new UserEntryError('title', 'The entry needs a title.')
  if (draft.text.length > LONGEST_TEXT) {
    throw new UserEntryError('text', `The text is longer than ${LONGEST_TEXT} characters.`)
  }
  // Every character but `*` is plain: the marks of our own notation part words like any other.
  const plain = draft.text.replace(/[{}|^$~<>_]/g, ' ').replace(/\*+/g, ' * ')
  const phrase = plain
    .trim()
    .replace(/^(?:\* *)+|(?: *\*)+$/g, '')
    .trim()
  const { elements } = compilePhrase(phrase || '*', 0)
  if (elements.every(isGap) || phrase.replace(/[^\p{L}\p{N}]/gu, '').length < FEWEST_LETTERS) {
    throw new UserEntryError('text', `The text needs at least ${FEWEST_LETTERS} letters or digits besides *.`)
  }
  const shared = { id, source: 'user' as const }
  return {
    entry: { ...shared, systems, title, meaning, steps, remedies: [] },
    compiled: { ...shared, phrases: [phrase] },
  }
}
