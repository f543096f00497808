import { useState } from 'preact/hooks'
import { runnableRemedies } from '../../../core/guide/runnable.ts'
import type { Connection } from '../../../core/ledger/connection.ts'
import { isEditable } from '../../../core/ledger/editing.ts'
import type { Mendable, RemedyAction } from '../../../core/ledger/remedies.ts'
import { Button } from '../../shared/button.tsx'
import { RemedyDialog } from './remedy-dialog.tsx'
import { actionText } from './remedy-words.ts'

/**
 * What AR Companion can do itself about the refusal of a record of ours (design §4): a button each, which
 * shows the change and asks before anything is done. Nothing where the refusal calls for none.
 */
export function Remedies({ connection, record }: { connection: Connection; record: Mendable }) {
  const [open, setOpen] = useState<RemedyAction>()
  const failed = record.origin === 'own' && record.syncState === 'failed' && isEditable(record)
  const actions = failed ? runnableRemedies(record.failure?.guideId, record.kind) : []
  if (actions.length === 0) return null
  return (
    <div class="row">
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
