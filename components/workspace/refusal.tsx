import type { ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import type { Connection } from '../../core/ledger/connection.ts'
import type { SyncFailure } from '../../core/ledger/records.ts'
import { Banner } from '../shared/banner.tsx'
import { FailureTitle, GuideFix } from './guide-fix.tsx'

/** What the accounting system refused: its name, the fix, more ways on, and what came word by word. */
export function Refusal({
  connection,
  failure,
  actions,
  children,
}: {
  connection: Connection
  failure: SyncFailure | undefined
  actions: ComponentChildren
  children?: ComponentChildren
}) {
  return (
    <Banner
      tone="bad"
      title={<FailureTitle failure={failure} system={connection.system} />}
      actions={actions}
    >
      <div class="stack stack-s">
        {failure && <GuideFix failure={failure} system={connection.system} />}
        {children}
        {failure && (
          <p class="small">
            <strong>{i18n.t('workspace.saidThere')}</strong>: {failure.message}
          </p>
        )}
      </div>
    </Banner>
  )
}
