import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../core/ledger/connection.ts'
import type { EntityKind } from '../../core/ledger/records.ts'
import { send } from '../../core/messaging/client.ts'
import { Banner } from '../shared/banner.tsx'
import { Button } from '../shared/button.tsx'
import { ErrorNotice } from '../shared/command-error.tsx'
import { toast } from '../shared/toasts.tsx'
import { useAction } from '../shared/use-command.ts'

type Way = 'look-up' | 'already-there' | 'do-not-submit'

/** It was sent and no answer came: looked up there, or settled by what the user knows (design §5). */
export function UnknownOutcome({
  connection,
  entity,
  id,
  compareAddress,
}: {
  connection: Connection
  entity: EntityKind
  id: string
  /** Where both versions of an invoice stand side by side. */
  compareAddress?: string
}) {
  const [tried, setTried] = useState<Way>()
  const settling = useAction(async (way: Way) => {
    const record = { connectionId: connection.id, entity, id }
    if (way === 'look-up') await send('push.retry', record)
    else await send('push.choose', { ...record, choice: way })
    toast({ message: way === 'look-up' ? i18n.t('workspace.lookingUp') : i18n.t('workspace.settled') })
  })
  const button = (way: Way, label: string) => (
    <Button
      size="small"
      pending={settling.pending && tried === way}
      disabled={!connection.isHome}
      onClick={() => {
        setTried(way)
        settling.run(way)
      }}
    >
      {label}
    </Button>
  )
  return (
    <Banner
      tone="warn"
      title={i18n.t('workspace.unknownTitle')}
      actions={
        <>
          {compareAddress && (
            <a class="button" data-size="small" href={compareAddress}>
              {i18n.t('versions.compare')}
            </a>
          )}
          {button('look-up', i18n.t('workspace.lookUp'))}
          {button('already-there', i18n.t('workspace.isThere'))}
          {button('do-not-submit', i18n.t('workspace.isNotThere'))}
        </>
      }
    >
      <p>{i18n.t('workspace.unknownAbout')}</p>
      <ErrorNotice error={settling.error} />
    </Banner>
  )
}
