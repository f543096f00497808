import { useMemo } from 'preact/hooks'
import { i18n } from '#i18n'
import { fillSteps, guideEntry, matchErrors } from '../../core/guide/index.ts'
import type { AccountingSystem, SyncFailure } from '../../core/ledger/records.ts'
import { ownEntries } from '../options/guide/own-entries.ts'
import { usePreferences } from '../shared/use-preferences.ts'

/** The documented fix of a failed sync: what it means and the numbered steps, with the names it gave. */
export function GuideFix({ failure, system }: { failure: SyncFailure; system: AccountingSystem }) {
  const stored = usePreferences()?.preferences.ownGuideEntries
  const userEntries = useMemo(() => ownEntries(stored ?? []), [stored])
  const entry = failure.guideId ? guideEntry(failure.guideId, { userEntries }) : undefined
  const params = useMemo(
    () =>
      matchErrors(
        failure.message,
        { system, ...(failure.code ? { code: failure.code } : {}) },
        { userEntries },
      )
        // The stored answer named the entry; its values are in the same text.
        .find(match => match.id === failure.guideId)?.params,
    [failure, system, userEntries],
  )
  if (!entry) return null
  return (
    <div class="stack stack-s">
      <p>{entry.meaning}</p>
      {entry.steps.length > 0 && (
        <>
          <h4>{i18n.t('workspace.guideSteps')}</h4>
          <ol class="fix-steps">
            {fillSteps(entry, params).map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

/** What a failure is called: the guide's title where it knows it. */
export const failureTitle = (failure: SyncFailure | undefined): string =>
  (failure?.guideId && guideEntry(failure.guideId)?.title) || i18n.t('workspace.failedTitle')
