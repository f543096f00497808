import { i18n } from '#i18n'
import { isAtWork } from '../../core/ledger/connection.ts'
import { Instant } from './instant.tsx'
import { StatusPill } from './pill.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { timeLeftText } from './time-text.ts'
import { reasonText } from './trouble-text.ts'
import type { ConnectionState } from './use-connections.ts'

/** Whether a company is reached, in one pill. */
export function ConnectionPill({ connection }: Pick<ConnectionState, 'connection'>) {
  switch (connection.state) {
    case 'sign-in-needed':
      return (
        <StatusPill tone="warn" title={reasonText(connection)}>
          {i18n.t('connection.signInNeeded')}
        </StatusPill>
      )
    case 'disconnected':
      return (
        <StatusPill tone="muted" title={reasonText(connection)}>
          {i18n.t('connection.disconnected')}
        </StatusPill>
      )
    case 'connected':
      if (connection.awaitsSetup) return <StatusPill tone="warn">{i18n.t('setup.unfinished')}</StatusPill>
      if (connection.importing) return <StatusPill tone="info">{i18n.t('connection.importing')}</StatusPill>
      if (connection.lastSyncOutcome === 'failed')
        return <StatusPill tone="bad">{i18n.t('connection.lastSyncFailed')}</StatusPill>
      if (connection.lastSyncOutcome === 'partly')
        return <StatusPill tone="warn">{i18n.t('connection.lastSyncPartly')}</StatusPill>
      return <StatusPill tone="good">{i18n.t('connection.connected')}</StatusPill>
  }
}

/** When it was last in step, and when it will be again. */
export function SyncTimes({
  state: { connection, nextSyncAt },
  short = false,
}: {
  state: ConnectionState
  short?: boolean
}) {
  return (
    <span class="muted small">
      {connection.lastSyncAt ? (
        <>
          {i18n.t('connection.synced')} <Instant at={connection.lastSyncAt} short={short} />
        </>
      ) : (
        i18n.t('connection.neverSynced')
      )}
      {connection.state === 'connected' && nextSyncAt && (
        <>
          {' · '}
          {i18n.t('connection.next')} <Instant at={nextSyncAt} short={short} coming />
        </>
      )}
    </span>
  )
}

/**
 * How far the first import is, with counts and the time left; then how far what it read is put in order. Nothing where
 * neither is under way.
 */
export function ImportBar({
  state: { connection, progress, settling },
}: {
  state: Pick<ConnectionState, 'connection' | 'progress' | 'settling'>
}) {
  if (!isAtWork(connection)) return null
  if (!connection.importing) return settling ? <SettlingBar {...settling} /> : null
  if (!progress) return <ProgressBar label={i18n.t('connection.importStarting')} done={0} />
  const { done, total, secondsLeft } = progress
  return (
    <ProgressBar
      label={i18n.t('connection.importProgress', counts(done, total))}
      done={done}
      total={total}
      aside={secondsLeft === undefined ? undefined : timeLeftText(secondsLeft)}
    />
  )
}

const SettlingBar = ({ done, total }: { done: number; total: number }) => (
  <ProgressBar
    label={i18n.t('connection.settlingProgress', counts(done, total))}
    done={done}
    total={total}
    aside={i18n.t('connection.settlingAbout')}
  />
)

const counts = (done: number, total: number) => ({
  done: done.toLocaleString(),
  total: total.toLocaleString(),
})
