import { i18n } from '#i18n'
import type { Connection } from '../../../../core/ledger/connection.ts'
import { today } from '../../../../core/ledger/dates.ts'
import { editState } from '../../../../core/ledger/editing.ts'
import { listCustomers, listItems } from '../../../../core/store/customers.ts'
import { getRecord } from '../../../../core/store/records.ts'
import { EmptyState } from '../../../shared/empty-state.tsx'
import { useLive } from '../../../shared/use-live.ts'
import { type Address, withParams } from '../../address.ts'
import { emptyInvoice, formOf, termsOf } from './invoice-form.ts'
import { InvoiceFormView } from './invoice-form-view.tsx'

interface Props {
  connection: Connection
  /** `new`, or the key of what is edited. */
  id: string
  address: Address
}

/** A new invoice, or one that the accounting system does not have yet (seed, "How can I edit an invoice"). */
export function InvoiceEditPage({ connection, id, address }: Props) {
  const { value } = useLive(
    async ledger => ({
      invoice: id === 'new' ? undefined : await getRecord(ledger, connection.id, 'invoice', id),
      // Inactive ones too: what the invoice names must be shown by its name.
      customers: (await listCustomers(ledger, connection.id, { inactive: true })).rows,
      items: await listItems(ledger, connection.id, { inactive: true }),
    }),
    [id],
    { when: ['records'], connectionId: connection.id },
  )
  if (!value) return <p class="muted">{i18n.t('shared.loading')}</p>
  const { invoice } = value
  if (id !== 'new' && (!invoice || editState(invoice) !== 'editable')) {
    return (
      <EmptyState
        icon="lock"
        title={invoice ? i18n.t('invoiceForm.locked') : i18n.t('workspace.goneTitle')}
        actions={
          <a class="button" href={withParams(address, { edit: undefined, ...(invoice ? { id } : {}) })}>
            {invoice ? i18n.t('workspace.details') : i18n.t('invoiceForm.back')}
          </a>
        }
      >
        {invoice ? i18n.t('invoiceForm.lockedAbout') : i18n.t('workspace.goneAbout')}
      </EmptyState>
    )
  }
  const initial = invoice
    ? formOf(invoice)
    : emptyInvoice(today(connection.timeZone, Date.now()), termsOf(connection))
  const customer = address.params.get('customer')
  return (
    <InvoiceFormView
      connection={connection}
      invoice={invoice}
      initial={invoice || !customer ? initial : { ...initial, customerId: customer }}
      customers={value.customers}
      items={value.items}
      address={address}
    />
  )
}
