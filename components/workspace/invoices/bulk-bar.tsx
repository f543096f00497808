import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import { Button } from '../../shared/button.tsx'
import { useInvoiceActions } from './use-invoice-actions.ts'

/** What can be done with the ticked invoices at once. */
export function BulkBar({
  connection,
  selected,
  archived,
  onDone,
}: {
  connection: Connection
  selected: ReadonlySet<string>
  /** The list shows the archived ones. */
  archived: boolean
  onDone: () => void
}) {
  const actions = useInvoiceActions(connection)
  if (selected.size === 0) return null
  return (
    <section class="row bulk-bar" aria-label={i18n.t('workspace.bulk')}>
      <strong>{i18n.t('workspace.selected', selected.size)}</strong>
      <Button
        size="small"
        icon={archived ? 'unarchive' : 'archive'}
        onClick={() => actions.archive([...selected], !archived).then(onDone)}
      >
        {archived ? i18n.t('action.unarchive') : i18n.t('action.archive')}
      </Button>
      <Button size="small" variant="quiet" onClick={onDone}>
        {i18n.t('workspace.clearSelection')}
      </Button>
    </section>
  )
}
