import { i18n } from '#i18n'
import { send } from '../../../core/messaging/client.ts'
import { Button } from '../../shared/button.tsx'
import { toast } from '../../shared/toasts.tsx'
import { said } from '../said.ts'

/** Holds the reminders of an invoice, or of all invoices of a customer; pressed again, they go on. */
export function PauseButton({
  connectionId,
  entity,
  id,
  paused,
}: {
  connectionId: string
  entity: 'invoice' | 'customer'
  id: string
  paused: boolean
}) {
  const pause = (next: boolean) =>
    said(async () => {
      await send('reminders.pause', { connectionId, entity, id, paused: next })
      toast({
        message: next ? i18n.t('reminders.nowPaused') : i18n.t('reminders.nowResumed'),
        undo: () => void pause(!next),
      })
    })
  return (
    <Button size="small" onClick={() => pause(!paused)}>
      {paused ? i18n.t('reminders.resume') : i18n.t('reminders.pause')}
    </Button>
  )
}
