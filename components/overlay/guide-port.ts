import type { EntryText } from '../../core/guide/catalogue-entry.ts'
import type { GuideMatch, MatchHint } from '../../core/guide/entry.ts'
import { compileUserEntry, matchErrors, type UserEntry } from '../../core/guide/index.ts'
import type { CompanionSettings } from '../../core/messaging/views.ts'

/**
 * The error guide as every page needs it: what is an error, and which. What to do about it, which is most of
 * the guide, comes with the fix card; only the user's own entries are here in full.
 */
export interface GuidePort {
  match(text: string, hint?: MatchHint): GuideMatch[]
  /** The user's own entry of that id. */
  own(id: string): EntryText | undefined
}

/** The guide with the user's entries; one that does not compile is left out, the rest work. */
export function createGuide(own: CompanionSettings['ownGuideEntries']): GuidePort {
  const userEntries: UserEntry[] = []
  for (const { pattern, ...entry } of own) {
    try {
      userEntries.push(compileUserEntry({ ...entry, text: pattern }))
    } catch (error) {
      console.warn(`AR Companion: your guide entry "${entry.title}" cannot be used.`, error)
    }
  }
  const options = { userEntries }
  return {
    match: (text, hint) => matchErrors(text, hint, options),
    own: id => userEntries.find(({ entry }) => entry.id === id)?.entry,
  }
}
