import { TEXTS } from '../../../../core/guide/catalogue/texts.ts'
import { knownFailure } from '../../../../core/guide/known-failure.ts'
import { fillSteps } from '../../../../core/guide/steps.ts'
import type { AccountingSystem, SyncFailure } from '../../../../core/ledger/records.ts'
import type { GuidePort } from '../../guide-port.ts'
import { words } from '../words.ts'

const w = words.failure

interface Props {
  failure: SyncFailure
  guide: GuidePort
  /** What the system of the page is called. */
  system: string
  of: AccountingSystem | undefined
}

/** Why the record did not sync, with the guide's entry for it and the vendor's own words below. */
export function Failure({ failure, guide, system, of }: Props) {
  const known = knownFailure(failure, guide.match)
  const entry = known && (guide.own(known.id) ?? TEXTS[known.id])
  return (
    <section class="failure" aria-label={words.sync.failed}>
      <h3>{entry?.title ?? w.title(system)}</h3>
      {entry && <p>{entry.meaning}</p>}
      {entry && (
        <ol class="steps" aria-label={w.steps}>
          {fillSteps(entry, known?.params, of).map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {failure.class === 'retry' && <p>{w.retry}</p>}
      {failure.class === 'bug' && <p>{w.bug}</p>}
      <details>
        <summary>{w.theirWords}</summary>
        <p class="quote">
          {failure.message}
          {failure.code && <span class="code"> ({failure.code})</span>}
        </p>
      </details>
    </section>
  )
}
