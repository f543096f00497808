import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Payment } from '../../../core/ledger/records.ts'
import { twinProposals } from '../../../core/ledger/twins.ts'
import { paymentsOfCustomer } from '../../../core/store/payments.ts'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { Dialog } from '../../shared/dialog.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Money } from '../../shared/money.tsx'
import { dateText } from '../../shared/time-text.ts'
import { toast } from '../../shared/toasts.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useLive } from '../../shared/use-live.ts'
import { systemName } from '../../shared/words.ts'
import { methodText } from './payment-words.ts'

/** Which payment of the books is this one? The user picks; the two become one record (design §3). */
export function MarkSyncedDialog({
  connection,
  payment,
  onClose,
}: {
  connection: Connection
  payment: Payment
  onClose: () => void
}) {
  const [picked, setPicked] = useState<string>()
  const command = useCommand('payment.markSynced')
  const { value: proposals } = useLive(
    async ledger =>
      twinProposals(
        // Of one whose answer never came the books may already hold the twin.
        { ...payment, standing: 'none' },
        await paymentsOfCustomer(ledger, connection.id, payment.customerId),
      ),
    [payment.id],
    { when: ['records'], connectionId: connection.id },
  )
  const chosen = picked ?? (proposals?.length === 1 ? proposals[0]?.id : undefined)
  const merge = async () => {
    if (!chosen) return
    const done = await command.run({ connectionId: connection.id, id: payment.id, importedId: chosen })
    if (!done) return
    toast({ message: i18n.t('payments.marked') })
    onClose()
  }
  return (
    <Dialog
      title={i18n.t('payments.markSynced')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{i18n.t('shared.cancel')}</Button>
          <Button variant="primary" disabled={!chosen} pending={command.pending} onClick={merge}>
            {i18n.t('payments.merge')}
          </Button>
        </>
      }
    >
      <p>
        {i18n.t('payments.markAbout', {
          system: systemName(connection.system),
          customer: payment.customerName,
        })}{' '}
        <Money amount={payment.amount} currency={payment.currency} class="strong" />, {dateText(payment.date)}
      </p>
      {proposals && proposals.length > 0 && (
        <fieldset class="choices">
          <legend class="visually-hidden">{i18n.t('payments.which')}</legend>
          {proposals.map(each => (
            <label key={each.id} class="choice-card">
              <input
                type="radio"
                name="twin"
                value={each.id}
                checked={each.id === chosen}
                onChange={() => setPicked(each.id)}
              />
              <span class="grow">
                <strong>{dateText(each.date)}</strong> · {methodText(each.method)}
                {each.reference ? ` · ${each.reference}` : ''}
              </span>
              <Money amount={each.amount} currency={each.currency} />
            </label>
          ))}
        </fieldset>
      )}
      {proposals?.length === 0 && (
        <EmptyState icon="search" title={i18n.t('payments.noTwin')}>
          {i18n.t('payments.noTwinAbout')}
        </EmptyState>
      )}
      <ErrorNotice error={command.error} />
    </Dialog>
  )
}
