import { i18n } from '#i18n'
import { isImporting } from '../../core/ledger/connection.ts'
import { openOptions } from '../../core/messaging/extension.ts'
import { Button } from '../shared/button.tsx'
import { ErrorNotice } from '../shared/command-error.tsx'
import { ConnectionPill, ImportBar, SyncTimes } from '../shared/connection-status.tsx'
import { useSignIn } from '../shared/sign-in-again.tsx'
import { reasonText } from '../shared/trouble-text.ts'
import { useCommand } from '../shared/use-command.ts'
import type { ConnectionState } from '../shared/use-connections.ts'
import { sayWaits } from '../shared/waits.ts'
import { systemName } from '../shared/words.ts'

/** Every connected company: how it stands, when it was last in step, and Sync now. */
export function ConnectionList({ states }: { states: ConnectionState[] }) {
  const sync = useCommand('sync.now')
  const syncNow = async () => {
    const done = await sync.run({})
    if (done) sayWaits(done.answer)
  }
  const reachable = states.some(({ connection }) => connection.state === 'connected')
  return (
    <section class="card" aria-labelledby="connections-title">
      <div class="popup-title">
        <h2 id="connections-title">{i18n.t('popup.connections')}</h2>
        <Button
          size="small"
          variant="quiet"
          icon="sync"
          disabled={!reachable}
          pending={sync.pending}
          onClick={syncNow}
        >
          {i18n.t('action.syncNow')}
        </Button>
      </div>
      <ul class="popup-list">
        {states.map(state => (
          <li key={state.connection.id} class="popup-connection">
            <ConnectionRow state={state} />
          </li>
        ))}
      </ul>
      {sync.error && (
        <div class="popup-card">
          <ErrorNotice error={sync.error} />
        </div>
      )}
    </section>
  )
}

function ConnectionRow({ state }: { state: ConnectionState }) {
  const { connection } = state
  const { signIn, pending, problem } = useSignIn(connection)
  return (
    <>
      <p class="strong truncate" title={systemName(connection.system)}>
        {connection.companyName}
      </p>
      {connection.state === 'sign-in-needed' ? (
        <Button
          size="small"
          icon="key"
          pending={pending}
          title={reasonText(connection) ?? i18n.t('connection.waits')}
          onClick={signIn}
        >
          {i18n.t('action.signInAgain')}
        </Button>
      ) : connection.state === 'connected' && connection.awaitsSetup ? (
        <Button
          size="small"
          icon="settings"
          onClick={() => openOptions('connections').then(() => window.close())}
        >
          {i18n.t('setup.finish')}
        </Button>
      ) : (
        <ConnectionPill connection={connection} />
      )}
      <div class="popup-times">
        {!isImporting(connection) && <SyncTimes state={state} short />}
        <ImportBar state={state} />
      </div>
      <div class="popup-problem">{problem}</div>
    </>
  )
}
