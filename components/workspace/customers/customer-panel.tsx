import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import { today } from '../../../core/ledger/dates.ts'
import { isEditable } from '../../../core/ledger/editing.ts'
import { send } from '../../../core/messaging/client.ts'
import { connectionSettings } from '../../../core/preferences/preferences.ts'
import { listCustomers } from '../../../core/store/customers.ts'
import { listInvoices } from '../../../core/store/invoice-list.ts'
import { invoicesOfCustomer } from '../../../core/store/invoices.ts'
import { paymentsOfCustomer } from '../../../core/store/payments.ts'
import { getRecord } from '../../../core/store/records.ts'
import { Button } from '../../shared/button.tsx'
import { Money } from '../../shared/money.tsx'
import { StatusPill } from '../../shared/pill.tsx'
import { dateText } from '../../shared/time-text.ts'
import { useLive } from '../../shared/use-live.ts'
import { usePreferences } from '../../shared/use-preferences.ts'
import { type Address, addressOf, goTo, withParams } from '../address.ts'
import { listedPill } from '../invoices/listed-pill.ts'
import { NotHere } from '../not-here.tsx'
import { reSyncRecord } from '../re-sync.ts'
import { PauseButton } from '../reminders/pause-button.tsx'
import { said } from '../said.ts'
import { PanelPart, SidePanel } from '../side-panel.tsx'
import { UnknownOutcome } from '../unknown-outcome.tsx'
import { CustomerDialog } from './customer-dialog.tsx'
import { CustomerSync } from './customer-sync.tsx'
import { OwnCustomer } from './own-customer.tsx'

const SHOWN = 8

/** One customer: what is owed, the open invoices, the last payments. */
export function CustomerPanel({
  connection,
  id,
  address,
}: {
  connection: Connection
  id: string
  address: Address
}) {
  const preferences = usePreferences()?.preferences
  const reminds = preferences && connectionSettings(preferences, connection.id).cadenceOn
  const day = today(connection.timeZone, Date.now())
  const { value, error } = useLive(
    async ledger => ({
      customer: await getRecord(ledger, connection.id, 'customer', id),
      invoices: await listInvoices(ledger, {
        connectionId: connection.id,
        customerId: id,
        today: day,
        status: ['open', 'partially-paid'],
        sort: 'dueDate',
        limit: SHOWN,
      }),
      all: (await invoicesOfCustomer(ledger, connection.id, id)).length,
      payments: await paymentsOfCustomer(ledger, connection.id, id),
      customers: (await listCustomers(ledger, connection.id, { inactive: true })).rows,
    }),
    [id, day],
    { when: ['records'], connectionId: connection.id },
  )
  const edit = (shown: 'show' | undefined) => goTo(withParams(address, { id, edit: shown }))
  const close = () => goTo(withParams(address, { id: undefined, edit: undefined }))
  const customer = value?.customer
  if (!customer)
    return (
      <SidePanel title={i18n.t('workspace.details')} rowId={id} onClose={close}>
        <NotHere icon="person" read={value !== undefined} error={error} />
      </SidePanel>
    )
  const { invoices, payments } = value
  const of = { connection: connection.id, customer: id }
  const reSync = () =>
    reSyncRecord(connection, 'customer', id, i18n.t('workspace.reSynced', { number: customer.name }))
  return (
    <SidePanel
      title={customer.name}
      aside={
        customer.active ? (
          <CustomerSync customer={customer} />
        ) : (
          <StatusPill tone="muted">{i18n.t('customers.inactivePill')}</StatusPill>
        )
      }
      rowId={id}
      onClose={close}
    >
      {customer.externalId && (
        <div class="row">
          <Button icon="sync" disabled={connection.state !== 'connected'} onClick={reSync}>
            {i18n.t('action.reSync')}
          </Button>
          <Button
            icon="external"
            onClick={() =>
              said(() => send('record.open', { connectionId: connection.id, entity: 'customer', id }))
            }
          >
            {i18n.t('workspace.openThere')}
          </Button>
          {(reminds || customer.remindersPaused) && (
            <PauseButton
              connectionId={connection.id}
              entity="customer"
              id={id}
              paused={customer.remindersPaused === true}
            />
          )}
        </div>
      )}
      {isEditable(customer) && (
        <OwnCustomer
          connection={connection}
          customer={customer}
          invoices={value.all}
          {...(payments.length > 0 ? { keep: i18n.t('customers.hasPayments') } : {})}
          onEdit={() => edit('show')}
          onDiscarded={close}
        />
      )}
      {customer.syncState === 'unknown' && (
        <UnknownOutcome connection={connection} entity="customer" id={id} />
      )}
      {isEditable(customer) && address.params.get('edit') === 'show' && (
        <CustomerDialog
          connection={connection}
          customer={customer}
          customers={value.customers}
          onClose={() => edit(undefined)}
        />
      )}
      <dl class="facts">
        {customer.email && (
          <>
            <dt>{i18n.t('customers.email')}</dt>
            <dd>{customer.email}</dd>
          </>
        )}
        {customer.phone && (
          <>
            <dt>{i18n.t('customers.phone')}</dt>
            <dd>{customer.phone}</dd>
          </>
        )}
        {Object.entries(invoices.owed).map(([currency, amount]) => (
          <>
            <dt>{i18n.t('customers.owed')}</dt>
            <dd>
              <Money amount={amount} currency={currency} class="strong" />
            </dd>
          </>
        ))}
      </dl>
      <PanelPart
        title={i18n.t('popup.openInvoices', invoices.total)}
        actions={<a href={addressOf('invoices', of)}>{i18n.t('customers.allInvoices')}</a>}
      >
        <ul class="plain-list">
          {invoices.rows.map(row => (
            <li key={row.invoice.id} class="row row-between">
              <span class="row">
                <a href={addressOf('invoices', { connection: connection.id, id: row.invoice.id })}>
                  {row.invoice.number || i18n.t('workspace.noNumber')}
                </a>
                <StatusPill tone={listedPill(row).tone}>{listedPill(row).label}</StatusPill>
              </span>
              <Money amount={row.balance} currency={row.invoice.currency} class="strong" />
            </li>
          ))}
        </ul>
      </PanelPart>
      <PanelPart
        title={i18n.t('connection.payments', payments.length)}
        actions={
          payments.length > 0 && <a href={addressOf('payments', of)}>{i18n.t('customers.allPayments')}</a>
        }
      >
        <ul class="plain-list">
          {payments.slice(0, SHOWN).map(payment => (
            <li key={payment.id} class="row row-between">
              <a href={addressOf('payments', { connection: connection.id, id: payment.id })}>
                {dateText(payment.date)}
              </a>
              <Money amount={payment.amount} currency={payment.currency} />
            </li>
          ))}
        </ul>
      </PanelPart>
    </SidePanel>
  )
}
