import { CATALOGUE } from './catalogue/registry.ts'
import { buildCatalogue, type Catalogue } from './matcher.ts'
import type { UserEntry } from './user-entry.ts'

let own: Catalogue | undefined
const withUsers = new WeakMap<readonly UserEntry[], Catalogue>()

/** The catalogue as the matcher reads it, compiled once; with the user's own entries, once per array of them. */
export function compiled(userEntries: readonly UserEntry[] = []): Catalogue {
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
