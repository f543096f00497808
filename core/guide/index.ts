import { CATALOGUE } from './catalogue/registry.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'
import type { GuideEntry, GuideMatch, MatchHint } from './entry.ts'
import { buildCatalogue, type Catalogue, matchIn } from './matcher.ts'
import { remedyOf } from './remedies.ts'
import type { UserEntry } from './user-entry.ts'

export { fillSteps } from './steps.ts'
export { compileUserEntry, type UserEntry, UserEntryError } from './user-entry.ts'

export interface MatchOptions {
  /** Entries of the user's own. Pass the same array again: what it compiles to is kept with it. */
  userEntries?: readonly UserEntry[]
}

let own: Catalogue | undefined
const withUsers = new WeakMap<readonly UserEntry[], Catalogue>()

/**
 * The known sync errors in a text (design §4), best first; [] if it names none or only talks about
 * them. Spans are UTF-16 offsets in `text`. Never throws; the work is linear in the text's length.
 * `hint.code` is the code of a failed call: it says that the failure is real, and names it alone
 * where the text does not.
 */
export function matchErrors(text: string, hint?: MatchHint, options?: MatchOptions): GuideMatch[] {
  return matchIn(catalogue(options?.userEntries), text, hint)
}

function catalogue(userEntries: readonly UserEntry[] = []): Catalogue {
  if (userEntries.length === 0) {
    own ??= buildCatalogue(CATALOGUE)
    return own
  }
  let both = withUsers.get(userEntries)
  if (!both) {
    // The user's own come first: they win where they are as specific.
    both = buildCatalogue([...userEntries.map(user => user.compiled), ...CATALOGUE])
    withUsers.set(userEntries, both)
  }
  return both
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

function asGuideEntry({ id, source, systems, title, meaning, steps, remedies }: CatalogueEntry): GuideEntry {
  return {
    id,
    source,
    systems: [...systems],
    title,
    meaning,
    steps: [...steps],
    remedies: remedies.map(remedyOf),
  }
}
