import { compileUserEntry, type UserEntry } from '../../../core/guide/index.ts'
import type { OwnGuideEntry } from '../../../core/preferences/own-guide-entry.ts'

/** The user's own entries as the guide reads them. One that it refuses is left out: the form shows why. */
export function ownEntries(stored: readonly OwnGuideEntry[]): UserEntry[] {
  return stored.flatMap(entry => {
    try {
      return [compileOwn(entry)]
    } catch {
      return []
    }
  })
}

/** @throws UserEntryError naming the field */
export const compileOwn = ({ pattern, ...entry }: OwnGuideEntry): UserEntry =>
  compileUserEntry({ ...entry, text: pattern })
