import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Customer } from '../../../core/ledger/records.ts'
import { send } from '../../../core/messaging/client.ts'
import { ask } from '../../shared/ask.tsx'
import { Button } from '../../shared/button.tsx'
import { toast } from '../../shared/toasts.tsx'
import { Refusal } from '../refusal.tsx'
import { said } from '../said.ts'

interface Props {
  connection: Connection
  customer: Customer
  /** How many are made out to it. */
  invoices: number
  /** Why it cannot be discarded. */
  keep?: string
  onEdit: () => void
  onDiscarded: () => void
}

/** A customer made here that does not stand in the accounting system: corrected, sent again, or discarded. */
export function OwnCustomer({ connection, customer, invoices, keep, onEdit, onDiscarded }: Props) {
  const { id, name, failure } = customer
  const of = { connectionId: connection.id, entity: 'customer', id } as const
  const retry = () =>
    said(async () => {
      await send('push.retry', of)
      toast({ message: i18n.t('workspace.retried') })
    })
  const discard = async () => {
    const answer = await ask({
      title: i18n.t('workspace.discardTitle', { number: name }),
      body: (
        <>
          <p>{i18n.t('customers.discardBody')}</p>
          {invoices > 0 && <p>{i18n.t('customers.discardInvoices', invoices)}</p>}
        </>
      ),
      verb: i18n.t('customers.discard'),
      danger: true,
    })
    if (!answer) return
    const done = await said(async () => {
      await send('record.discard', of)
      toast({ message: i18n.t('workspace.discarded', { number: name }) })
    })
    if (done) onDiscarded()
  }
  const actions = (
    <>
      <Button size="small" icon="edit" disabled={!connection.isHome} onClick={onEdit}>
        {i18n.t('workspace.edit')}
      </Button>
      {failure && (
        <Button size="small" icon="send" disabled={!connection.isHome} onClick={retry}>
          {i18n.t('workspace.retry')}
        </Button>
      )}
      <Button
        size="small"
        icon="trash"
        disabled={keep !== undefined}
        {...(keep ? { title: keep } : {})}
        onClick={discard}
      >
        {i18n.t('customers.discard')}
      </Button>
    </>
  )
  if (customer.syncState !== 'failed') return <div class="row">{actions}</div>
  return <Refusal connection={connection} failure={failure} actions={actions} />
}
