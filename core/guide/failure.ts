import { TEXTS } from './catalogue/texts.ts'
import { compiled } from './compiled.ts'
import type { GuideMatch, LinkKind, MatchHint, RemedyKind } from './entry.ts'
import { matchIn } from './matcher.ts'
import type { UserEntry } from './user-entry.ts'

/**
 * The known errors in the answer of a call of ours that failed. It is a failure for certain, so nothing
 * is put aside as talk about errors.
 */
export const matchFailure = (
  text: string,
  hint?: MatchHint,
  userEntries?: readonly UserEntry[],
): GuideMatch[] => matchIn(compiled(userEntries), text, hint, () => false)

/** What can be done about an error of the catalogue; nothing for an unknown id or an entry of the user's own. */
export const remediesOf = (id: string): readonly RemedyKind[] => TEXTS[id]?.remedies ?? []

/** Of those, what only opens something. */
export const linksOf = (id: string): LinkKind[] => remediesOf(id).filter(isLink)
const isLink = (kind: RemedyKind): kind is LinkKind => kind.startsWith('open-')
