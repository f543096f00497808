import type { FaultSaid, SyncFailure } from '../ledger/records.ts'
import type { GuideMatch, MatchHint } from './entry.ts'

/** What the guide knows of a failure: the entry, and the values that its words name. */
export type KnownFailure = Pick<GuideMatch, 'id' | 'params'>

/**
 * Which error of the guide a stored failure is: the first of its faults that `match` knows; the entry that
 * the record itself names, where it does, then only lends its words the values. Undefined for an error
 * that the guide does not know.
 */
export function knownFailure(
  failure: SyncFailure,
  match: (text: string, hint: MatchHint) => GuideMatch[],
): KnownFailure | undefined {
  const faults: readonly FaultSaid[] = failure.faults ?? [failure]
  for (const { message, code, element } of faults) {
    const matches = match(message, { ...(code ? { code } : {}), ...(element ? { element } : {}) })
    const named = matches.find(({ id }) => failure.guideId === undefined || id === failure.guideId)
    if (named) return named
  }
  return failure.guideId === undefined ? undefined : { id: failure.guideId, params: {} }
}
