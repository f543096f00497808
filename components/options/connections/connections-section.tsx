import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import { Button } from '../../shared/button.tsx'
import { Card, Section } from '../../shared/section.tsx'
import { BackupAge, useLastBackup } from '../data/backup-age.tsx'
import type { SectionProps } from '../options.tsx'
import { ProfileSetting } from '../setting-control.tsx'
import { ConnectForm } from './connect-form.tsx'
import { ConnectionCard } from './connection-card.tsx'

/** The companies that are connected, and the way to connect one more. */
export function ConnectionsSection({ preferences, connections }: SectionProps) {
  /** A company that must be signed in to with its keys typed again; `new` for another one. */
  const [adding, setAdding] = useState<Connection | 'new'>()
  const backupAt = useLastBackup()
  const form = adding !== undefined || connections.length === 0
  return (
    <>
      <Section
        title={i18n.t('options.connections')}
        about={i18n.t('options.connectionsAbout')}
        actions={
          !form && (
            <Button variant="primary" icon="plus" onClick={() => setAdding('new')}>
              {i18n.t('connect.another')}
            </Button>
          )
        }
      >
        {connections.map(state => (
          <ConnectionCard
            key={state.connection.id}
            state={state}
            onKeysNeeded={() => setAdding(state.connection)}
          />
        ))}
        {form && (
          <ConnectForm
            key={adding === 'new' ? '' : adding?.id}
            {...(adding && adding !== 'new' ? { again: adding } : {})}
            onDone={() => setAdding(undefined)}
            {...(connections.length > 0 ? { onCancel: () => setAdding(undefined) } : {})}
          />
        )}
      </Section>
      {connections.length > 0 && backupAt !== undefined && (
        <>
          <BackupAge at={backupAt} />
          <Section level={3} title={i18n.t('options.schedule')}>
            <Card>
              <ProfileSetting name="syncIntervalMinutes" values={preferences} />
            </Card>
          </Section>
        </>
      )}
    </>
  )
}
