import type { GuideMatch, MatchHint } from '../guide/entry.ts'
import { matchFailure } from '../guide/failure.ts'
import { compileUserEntry, type UserEntry } from '../guide/user-entry.ts'
import type { OwnGuideEntry } from '../preferences/own-guide-entry.ts'

/** The guide with the user's own entries, for the failures of our own pushes; compiled once per change. */
export function guideMatcher(): {
  learn(entries: readonly OwnGuideEntry[]): void
  match(text: string, hint: MatchHint): GuideMatch[]
} {
  let known = ''
  let userEntries: UserEntry[] = []
  return {
    learn(entries) {
      const text = JSON.stringify(entries)
      if (text === known) return
      known = text
      userEntries = entries.flatMap(({ pattern, ...entry }) => {
        try {
          return [compileUserEntry({ ...entry, text: pattern })]
        } catch {
          // Options show what is wrong with it; the others work.
          return []
        }
      })
    },
    match: (text, hint) => matchFailure(text, hint, userEntries),
  }
}
