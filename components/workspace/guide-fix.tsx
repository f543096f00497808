import { i18n } from '#i18n'
import { fillSteps } from '../../core/guide/index.ts'
import type { AccountingSystem, SyncFailure } from '../../core/ledger/records.ts'
import { useKnownFailure } from './known-failure.ts'

interface Props {
  failure: SyncFailure | undefined
  system: AccountingSystem
}

/** The documented fix of a failed sync: what it means and the numbered steps, with the names it gave. */
export function GuideFix({ failure, system }: Props) {
  const known = useKnownFailure(failure, system)
  if (!known?.entry) return null
  const { entry, params } = known
  return (
    <div class="stack stack-s">
      <p>{entry.meaning}</p>
      {entry.steps.length > 0 && (
        <>
          <h4>{i18n.t('workspace.guideSteps')}</h4>
          <ol class="fix-steps">
            {fillSteps(entry, params, system).map(step => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

/** What a failure is called: the guide's title where it knows it. */
export function FailureTitle({ failure, system }: Props) {
  return <>{useKnownFailure(failure, system)?.entry?.title ?? i18n.t('workspace.failedTitle')}</>
}
