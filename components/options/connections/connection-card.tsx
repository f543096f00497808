import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { isAtWork, isImporting } from '../../../core/ledger/connection.ts'
import { ask } from '../../shared/ask.tsx'
import { Banner } from '../../shared/banner.tsx'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { ConnectionPill, ImportBar, SyncTimes } from '../../shared/connection-status.tsx'
import { Menu } from '../../shared/menu.tsx'
import { StatusPill } from '../../shared/pill.tsx'
import { Card } from '../../shared/section.tsx'
import { useSignIn } from '../../shared/sign-in-again.tsx'
import { SystemAccess } from '../../shared/system-access.tsx'
import { toast } from '../../shared/toasts.tsx'
import { reasonText } from '../../shared/trouble-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import type { ConnectionState } from '../../shared/use-connections.ts'
import { sayWaits } from '../../shared/waits.ts'
import { systemName } from '../../shared/words.ts'
import { DayNote } from '../day-note.tsx'
import { Contents } from './contents.tsx'
import { PausedEntries } from './paused-entries.tsx'
import { SetupForm } from './setup-form.tsx'

/** One connected company: how it stands, whose home it is, and what can be done about it. */
export function ConnectionCard({
  state,
  onKeysNeeded,
}: {
  state: ConnectionState
  /** The keys of the user's app are not stored here: they must be typed again. */
  onKeysNeeded: () => void
}) {
  const { connection } = state
  const { id: connectionId, companyName } = connection
  const sync = useCommand('sync.now')
  const { signIn, pending: signingIn, problem } = useSignIn(connection, onKeysNeeded)
  const disconnect = useCommand('connection.disconnect')
  const makeHome = useCommand('connection.makeHome')
  const unlink = useCommand('connection.unlinkPages')
  const [choosing, setChoosing] = useState(false)

  const askDisconnect = async () => {
    const answer = await ask({
      title: i18n.t('connection.disconnectTitle', { company: companyName }),
      body: <p>{i18n.t('connection.disconnectBody')}</p>,
      option: { label: i18n.t('connection.eraseOption') },
      verb: i18n.t('connection.disconnect'),
      danger: true,
    })
    if (answer) await disconnect.run({ connectionId, erase: answer.option })
  }
  const askHome = async () => {
    const answer = await ask({
      title: i18n.t('connection.homeTitle', { company: companyName }),
      body: (
        <>
          <p>{i18n.t('connection.homeBody')}</p>
          <p class="muted">{i18n.t('connection.homeOtherMake')}</p>
        </>
      ),
      verb: i18n.t('connection.makeHome'),
    })
    if (!answer) return
    await makeHome.run({ connectionId })
  }
  const syncNow = async () => {
    const done = await sync.run({ connectionId })
    if (done) sayWaits(done.answer, connection.system)
  }
  const forgetPages = async () => {
    if (await unlink.run({ connectionId }))
      toast({ message: i18n.t('setup.unlinked', { company: companyName }) })
  }
  return (
    <Card>
      <div class="card-body stack stack-m">
        <div class="row row-between">
          <div class="min0">
            <h3 class="truncate">{companyName}</h3>
            <p class="muted small">
              {systemName(connection.system)}
              {connection.environment === 'sandbox' && ` · ${i18n.t('connect.sandbox')}`}
            </p>
            <DayNote connection={connection} />
          </div>
          <span class="row">
            {connection.isHome && (
              <StatusPill tone="muted" icon="home" title={i18n.t('connection.homeHere')}>
                {i18n.t('connection.home')}
              </StatusPill>
            )}
            <ConnectionPill connection={connection} />
            <Menu
              label={i18n.t('connection.menu', { company: companyName })}
              items={[
                { label: i18n.t('action.signInAgain'), icon: 'key', run: signIn },
                ...(connection.setup && !connection.awaitsSetup
                  ? [
                      {
                        label: i18n.t('setup.change'),
                        icon: 'settings' as const,
                        run: () => setChoosing(true),
                      },
                    ]
                  : []),
                ...(connection.pageLabels?.length
                  ? [{ label: i18n.t('setup.unlink'), icon: 'unlink' as const, run: forgetPages }]
                  : []),
                ...(connection.isHome
                  ? []
                  : [{ label: i18n.t('connection.makeHome'), icon: 'home' as const, run: askHome }]),
                {
                  label: i18n.t('connection.disconnectMore'),
                  icon: 'unlink',
                  danger: true,
                  apart: true,
                  run: askDisconnect,
                },
              ]}
            />
          </span>
        </div>
        <SystemAccess system={connection.system} />
        {connection.state !== 'connected' && (
          <Banner
            tone="warn"
            title={
              connection.state === 'disconnected'
                ? i18n.t('connection.disconnected')
                : i18n.t('connection.signInNeeded')
            }
            actions={
              <Button size="small" variant="primary" icon="key" pending={signingIn} onClick={signIn}>
                {i18n.t('action.signInAgain')}
              </Button>
            }
          >
            {reasonText(connection) ?? i18n.t('connection.waits')}
          </Banner>
        )}
        {!connection.isHome && connection.state === 'connected' && (
          <Banner
            tone="info"
            title={
              connection.homeName
                ? i18n.t('connection.homeElsewhere', { name: connection.homeName })
                : i18n.t('connection.homeElsewhereUnnamed')
            }
            actions={
              <Button size="small" icon="home" pending={makeHome.pending} onClick={askHome}>
                {i18n.t('connection.makeHome')}
              </Button>
            }
          >
            {i18n.t('connection.readOnly')}
          </Banner>
        )}
        <PausedEntries connection={connection} />
        {connection.state === 'connected' && (connection.awaitsSetup || choosing) ? (
          <SetupForm
            connection={connection}
            {...(connection.awaitsSetup ? {} : { onDone: () => setChoosing(false) })}
          />
        ) : (
          <>
            <ImportBar state={state} />
            {!isImporting(connection) && <Contents connectionId={connectionId} />}
          </>
        )}
        <div class="row row-between">
          <SyncTimes state={state} />
          <Button
            size="small"
            icon="sync"
            disabled={!isAtWork(connection)}
            pending={sync.pending}
            onClick={syncNow}
          >
            {i18n.t('action.syncNow')}
          </Button>
        </div>
        {problem}
        <ErrorNotice error={disconnect.error ?? makeHome.error ?? unlink.error ?? sync.error} />
      </div>
    </Card>
  )
}
