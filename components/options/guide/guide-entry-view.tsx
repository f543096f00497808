import type { ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import type { GuideEntry, Param } from '../../../core/guide/entry.ts'
import { fillSteps } from '../../../core/guide/index.ts'
import { StatusPill } from '../../shared/pill.tsx'
import { systemName } from '../../shared/words.ts'

/** One error: its name, and on opening what it means, what to do, and what we can do. */
export const GuideEntryView = ({
  entry,
  params,
  open = false,
  actions,
}: {
  entry: GuideEntry
  params?: Partial<Record<Param, string>>
  open?: boolean
  actions?: ComponentChildren
}) => (
  <details class="entry" open={open}>
    <summary>
      <span class="grow">{entry.title}</span>
      {entry.source === 'user' && <StatusPill tone="info">{i18n.t('guide.yours')}</StatusPill>}
      {entry.source !== 'user' && <span class="muted small">{entry.systems.map(systemName).join(', ')}</span>}
    </summary>
    <div class="entry-body stack stack-s">
      {entry.meaning && <p>{entry.meaning}</p>}
      {entry.steps.length > 0 && (
        <ol>
          {fillSteps(entry, params).map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {entry.remedies.length > 0 && (
        <p class="muted small">
          {i18n.t('guide.remedies')} {entry.remedies.map(({ label }) => label).join(' · ')}
        </p>
      )}
      {actions && <div class="row">{actions}</div>}
    </div>
  </details>
)
