import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { remediesOf } from '../../../core/guide/failure.ts'
import { runnableRemedies } from '../../../core/guide/runnable.ts'
import type { Connection } from '../../../core/ledger/connection.ts'
import { isMendable, type Mendable, type RemedyAction } from '../../../core/ledger/remedies.ts'
import { Button } from '../../shared/button.tsx'
import { addressOf } from '../address.ts'
import { useKnownFailure } from '../known-failure.ts'
import { RemedyDialog } from './remedy-dialog.tsx'
import { actionText } from './remedy-words.ts'

/**
 * What AR Companion can do itself about the refusal of a record of ours (design §4): a button each, which
 * shows the change and asks before anything is done. Nothing where the refusal calls for none.
 */
export function Remedies({ connection, record }: { connection: Connection; record: Mendable }) {
  const [open, setOpen] = useState<RemedyAction>()
  const known = useKnownFailure(record.failure, connection.system)
  if (!known || !isMendable(record)) return null
  const actions = runnableRemedies(known.id, record.kind)
  const addsLine = record.kind === 'invoice' && remediesOf(known.id).includes('add-line')
  if (actions.length === 0 && !addsLine) return null
  return (
    <div class="row">
      {/* Lines are the user's to write, so this one opens the form. */}
      {addsLine && (
        <a
          class="button"
          data-size="small"
          data-variant="primary"
          href={addressOf('invoices', { connection: connection.id, edit: record.id })}
        >
          {i18n.t('invoiceForm.addLine')}
        </a>
      )}
      {actions.map((action, at) => (
        <Button
          key={action}
          size="small"
          variant={at === 0 ? 'primary' : 'secondary'}
          disabled={!connection.isHome || connection.state !== 'connected'}
          onClick={() => setOpen(action)}
        >
          {actionText(action)}
        </Button>
      ))}
      {open && (
        <RemedyDialog
          connection={connection}
          record={record}
          action={open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}
