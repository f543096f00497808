import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../../core/ledger/connection.ts'
import { listCustomers } from '../../../../core/store/customers.ts'
import { getRecord } from '../../../../core/store/records.ts'
import { Dialog } from '../../../shared/dialog.tsx'
import { useLive } from '../../../shared/use-live.ts'
import { openInvoicesOf } from './payable.ts'
import { RecordForm } from './record-form.tsx'

/**
 * Records a payment by hand: one or several invoices, in part, with a rest that stays with the customer. Its
 * fields appear once everything they stand on was read: what is proposed must not come under the user's typing.
 */
export function RecordDialog({
  connection,
  invoiceId,
  onClose,
}: {
  connection: Connection
  /** The invoice that it was opened for. */
  invoiceId: string | undefined
  /** With the id of what was recorded. */
  onClose: (recorded?: string) => void
}) {
  const [chosen, setChosen] = useState<string>()
  const { value, error } = useLive(
    async ledger => {
      const asked = invoiceId ? await getRecord(ledger, connection.id, 'invoice', invoiceId) : undefined
      const customerId = chosen ?? asked?.customerId ?? ''
      return {
        asked,
        customerId,
        customers: (await listCustomers(ledger, connection.id)).rows,
        open: await openInvoicesOf(ledger, connection.id, customerId),
      }
    },
    [invoiceId, chosen],
    { when: ['records'], connectionId: connection.id },
  )
  if (!value)
    return (
      <Dialog title={i18n.t('payments.record')} size="large" onClose={() => onClose()}>
        <p class="muted" aria-live="polite">
          {error?.message ?? i18n.t('shared.loading')}
        </p>
      </Dialog>
    )
  return (
    <RecordForm
      connection={connection}
      read={value}
      customerId={chosen ?? value.customerId}
      onCustomer={setChosen}
      onClose={onClose}
    />
  )
}
