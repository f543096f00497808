import { CATALOGUE } from './catalogue/registry.ts'
import { TEXTS } from './catalogue/texts.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'
import { compiled } from './compiled.ts'
import type { GuideEntry, GuideMatch, MatchHint } from './entry.ts'
import { matchIn } from './matcher.ts'
import { isTalk } from './negatives.ts'
import { remedyOf } from './remedies.ts'
import type { UserEntry } from './user-entry.ts'

export { fillSteps } from './steps.ts'
export { compileUserEntry, type UserEntry, UserEntryError } from './user-entry.ts'

export interface MatchOptions {
  /** Entries of the user's own. Pass the same array again: what it compiles to is kept with it. */
  userEntries?: readonly UserEntry[]
}

/**
 * The known sync errors in a text (design §4), best first; [] if it names none or only talks about
 * them. Spans are UTF-16 offsets in `text`. Never throws; the work is linear in the text's length.
 * `hint.code` is the code of a failed call: it says that the failure is real, and names it alone
 * where the text does not.
 */
export function matchErrors(text: string, hint?: MatchHint, options?: MatchOptions): GuideMatch[] {
  return matchIn(compiled(options?.userEntries), text, hint, isTalk)
}

/** The entry of that id; `userEntries` first. Undefined for an id that is (no longer) known. */
export function guideEntry(id: string, options?: MatchOptions): GuideEntry | undefined {
  const user = options?.userEntries?.find(one => one.entry.id === id)
  if (user) return user.entry
  const entry = CATALOGUE.find(one => one.id === id)
  return entry && asGuideEntry(entry)
}

/** Every entry: the documented ones in the seed's order, then the vendors', then the user's. */
export function guideEntries(options?: MatchOptions): GuideEntry[] {
  return [...CATALOGUE.map(asGuideEntry), ...(options?.userEntries ?? []).map(user => user.entry)]
}

function asGuideEntry({ id, source }: CatalogueEntry): GuideEntry {
  const text = TEXTS[id]
  return {
    id,
    source,
    systems: [...(text?.systems ?? [])],
    title: text?.title ?? id,
    meaning: text?.meaning ?? '',
    steps: [...(text?.steps ?? [])],
    remedies: (text?.remedies ?? []).map(remedyOf),
  }
}
