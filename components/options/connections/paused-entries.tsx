import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import { outboxOf } from '../../../core/store/outbox.ts'
import { Banner } from '../../shared/banner.tsx'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useLive } from '../../shared/use-live.ts'

/** What waited when the backup was made: it goes when the user says so (design §5, Home). */
export function PausedEntries({ connection }: { connection: Connection }) {
  const { id: connectionId } = connection
  const send = useCommand('connection.makeHome')
  const { value: paused = 0 } = useLive(
    async ledger => (await outboxOf(ledger, connectionId)).filter(({ state }) => state === 'paused').length,
    [],
    { connectionId, when: ['outbox', 'connection'] },
  )
  if (paused === 0 || !connection.isHome || connection.state !== 'connected') return null
  return (
    <>
      <Banner
        tone="info"
        title={i18n.t('connection.pausedTitle', paused)}
        actions={
          <Button size="small" icon="send" pending={send.pending} onClick={() => send.run({ connectionId })}>
            {i18n.t('connection.sendPaused')}
          </Button>
        }
      >
        {i18n.t('connection.pausedBody')}
      </Banner>
      <ErrorNotice error={send.error} />
    </>
  )
}
