import { CATALOGUE } from './catalogue/registry.ts'
import { compiled } from './compiled.ts'
import type { GuideEntry, GuideMatch, MatchHint } from './entry.ts'
import { matchIn } from './matcher.ts'
import { remedyOf } from './remedies.ts'
import type { UserEntry } from './user-entry.ts'

/**
 * The known errors in the answer of a call of ours that failed. It is a failure for certain, so nothing
 * is put aside as talk about errors; the worker uses this and carries neither that filter nor the texts.
 */
export const matchFailure = (
  text: string,
  hint?: MatchHint,
  userEntries?: readonly UserEntry[],
): GuideMatch[] => matchIn(compiled(userEntries), text, hint, () => false)

/** What can be done about an error of the catalogue; nothing for an unknown id or an entry of the user's own. */
export const remediesOf = (id: string): GuideEntry['remedies'] =>
  (CATALOGUE.find(entry => entry.id === id)?.remedies ?? []).map(remedyOf)
