import { useMemo } from 'preact/hooks'
import { matchFailure } from '../../core/guide/failure.ts'
import { guideEntry, type UserEntry } from '../../core/guide/index.ts'
import { type KnownFailure, knownFailure } from '../../core/guide/known-failure.ts'
import type { AccountingSystem, SyncFailure } from '../../core/ledger/records.ts'
import { ownEntries } from '../options/guide/own-entries.ts'
import { usePreferences } from '../shared/use-preferences.ts'

/** What the user wrote themselves; the same array while it is the same, since what it compiles to is kept with it. */
function useOwnEntries(): UserEntry[] {
  const stored = usePreferences()?.preferences.ownGuideEntries
  return useMemo(() => ownEntries(stored ?? []), [stored])
}

/** The guide's entry for a stored failure, and the values it named. */
export function useKnownFailure(
  failure: SyncFailure | undefined,
  system: AccountingSystem,
): (KnownFailure & { entry: ReturnType<typeof guideEntry> }) | undefined {
  const userEntries = useOwnEntries()
  return useMemo(() => {
    const known =
      failure && knownFailure(failure, (text, hint) => matchFailure(text, { ...hint, system }, userEntries))
    return known && { ...known, entry: guideEntry(known.id, { userEntries }) }
  }, [failure, system, userEntries])
}
