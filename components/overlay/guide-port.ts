import type { GuideEntry, GuideMatch, MatchHint } from '../../core/guide/entry.ts'
import { compileUserEntry, guideEntry, matchErrors, type UserEntry } from '../../core/guide/index.ts'
import type { CompanionSettings } from '../../core/messaging/views.ts'

/** What the overlay needs of the error guide, with the user's own entries among it. */
export interface GuidePort {
  match(text: string, hint?: MatchHint): GuideMatch[]
  entry(id: string): GuideEntry | undefined
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
    entry: id => guideEntry(id, options),
  }
}
