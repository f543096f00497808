import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import { isEditable } from '../../../core/ledger/editing.ts'
import type { InvoiceHead } from '../../../core/ledger/records.ts'
import { Menu } from '../../shared/menu.tsx'
import { systemName } from '../../shared/words.ts'
import { type Address, goTo, withParams } from '../address.ts'
import { useInvoiceActions } from './use-invoice-actions.ts'

/** What can be done with one invoice (seed: "the invoice action menu"). */
export function InvoiceMenu({
  connection,
  invoice,
  address,
}: {
  connection: Connection
  invoice: InvoiceHead
  address: Address
}) {
  const actions = useInvoiceActions(connection)
  const archived = invoice.archivedAt !== undefined
  const notThere = invoice.externalId === undefined ? i18n.t('workspace.notThere') : undefined
  const offline = connection.state === 'connected' ? undefined : i18n.t('workspace.notConnected')
  return (
    <Menu
      label={i18n.t('workspace.menuOf', { number: invoice.number || i18n.t('popup.unnumbered') })}
      items={[
        {
          label: i18n.t('workspace.details'),
          icon: 'panel',
          run: () => goTo(withParams(address, { id: invoice.id })),
        },
        {
          label: i18n.t('workspace.edit'),
          icon: 'edit',
          run: () => goTo(withParams(address, { edit: invoice.id, id: undefined })),
          unavailable: isEditable(invoice)
            ? undefined
            : i18n.t('workspace.readOnlyShort', { system: systemName(connection.system) }),
        },
        {
          label: i18n.t('action.reSync'),
          icon: 'sync',
          run: () => actions.reSync(invoice),
          unavailable: notThere ?? offline,
        },
        {
          label: archived ? i18n.t('action.unarchive') : i18n.t('action.archive'),
          icon: archived ? 'unarchive' : 'archive',
          run: () => actions.archive([invoice.id], !archived, invoice.number),
        },
        {
          label: i18n.t('workspace.pdf'),
          icon: 'invoice',
          run: () => goTo(withParams(address, { id: invoice.id, pdf: 'show' })),
          unavailable: notThere,
        },
        {
          label: i18n.t('workspace.openIn', { system: systemName(connection.system) }),
          icon: 'external',
          apart: true,
          run: () => actions.openThere(invoice),
          unavailable: notThere,
        },
      ]}
    />
  )
}
