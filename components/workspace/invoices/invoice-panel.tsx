import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import { invoiceView } from '../../../core/ledger/invoice-view.ts'
import type { Invoice } from '../../../core/ledger/records.ts'
import type { InvoiceView } from '../../../core/ledger/view.ts'
import { connectionSettings } from '../../../core/preferences/preferences.ts'
import { getInvoiceWithPayments } from '../../../core/store/invoices.ts'
import { getRecord } from '../../../core/store/records.ts'
import { remindersOfInvoice } from '../../../core/store/reminders.ts'
import { eventsOfRecord } from '../../../core/store/runs.ts'
import { Button } from '../../shared/button.tsx'
import { useNow } from '../../shared/instant.tsx'
import { StatusPill } from '../../shared/pill.tsx'
import { useLive } from '../../shared/use-live.ts'
import { usePreferences } from '../../shared/use-preferences.ts'
import { invoicePill, systemName } from '../../shared/words.ts'
import { EventList } from '../activity.tsx'
import { type Address, addressOf, goTo, withParams } from '../address.ts'
import { NotHere } from '../not-here.tsx'
import { InvoiceReminders } from '../reminders/invoice-reminders.tsx'
import { PanelPart, SidePanel } from '../side-panel.tsx'
import { InvoiceMenu } from './invoice-menu.tsx'
import { Balances } from './panel/balances.tsx'
import { InvoiceFacts, InvoiceLines } from './panel/lines.tsx'
import { InvoiceNotices } from './panel/notices.tsx'
import { PaymentList } from './panel/payment-list.tsx'
import { PdfDialog } from './pdf-dialog.tsx'
import { useInvoiceActions } from './use-invoice-actions.ts'

interface Props {
  connection: Connection
  id: string
  address: Address
}

/** Everything that AR knows of one invoice, beside the list. */
export function InvoicePanel({ connection, id, address }: Props) {
  const now = useNow()
  const preferences = usePreferences()?.preferences
  const { value, error } = useLive(
    async ledger => {
      const found = await getInvoiceWithPayments(ledger, connection.id, id)
      const customerId = found?.invoice.customerId ?? ''
      return {
        found,
        // With the rest: a part that came later would push the buttons below it from under the pointer.
        customer: await getRecord(ledger, connection.id, 'customer', customerId),
        reminders: await remindersOfInvoice(ledger, connection.id, id),
        events: await eventsOfRecord(ledger, connection.id, id),
      }
    },
    [id],
    { when: ['records', 'runs', 'outbox'], connectionId: connection.id },
  )
  const close = () => goTo(withParams(address, { id: undefined, pdf: undefined }))
  const invoice = value?.found?.invoice
  if (!invoice || !preferences)
    return (
      <SidePanel title={i18n.t('workspace.details')} rowId={id} onClose={close}>
        <NotHere icon="invoice" read={value !== undefined && !invoice} error={error} />
      </SidePanel>
    )
  const view = invoiceView({
    invoice,
    payments: value.found?.payments ?? [],
    connection,
    settings: preferences,
    now,
    foundBy: 'id',
  })
  const pill = invoicePill(view)
  return (
    <SidePanel
      title={i18n.t('popup.invoice', { number: invoice.number })}
      aside={
        <StatusPill tone={pill.tone} title={pill.title}>
          {pill.label}
        </StatusPill>
      }
      rowId={id}
      onClose={close}
    >
      <p>
        {invoice.customerId === '' ? (
          <span class="muted">{i18n.t('customers.nobody')}</span>
        ) : (
          <a href={addressOf('customers', { connection: connection.id, id: invoice.customerId })}>
            {invoice.customerName}
          </a>
        )}
      </p>
      <Actions connection={connection} invoice={invoice} view={view} address={address} />
      <InvoiceNotices connection={connection} invoice={invoice} address={address} />
      <Balances view={view} />
      <InvoiceReminders
        connection={connection}
        invoice={invoice}
        view={view}
        customer={value.customer}
        log={value.reminders}
        settings={connectionSettings(preferences, connection.id)}
      />
      <PanelPart
        title={i18n.t('workspace.payments')}
        actions={
          view.balance.ar > 0 &&
          !invoice.voided && (
            <a
              class="button"
              data-size="small"
              href={addressOf('payments', { connection: connection.id, record: invoice.id })}
            >
              {i18n.t('payments.record')}
            </a>
          )
        }
      >
        <PaymentList view={view} />
      </PanelPart>
      <PanelPart title={i18n.t('workspace.details')}>
        <InvoiceFacts invoice={invoice} />
      </PanelPart>
      {invoice.lines.length > 0 && (
        <PanelPart title={i18n.t('workspace.lines')}>
          <InvoiceLines invoice={invoice} />
        </PanelPart>
      )}
      <PanelPart title={i18n.t('workspace.activity')}>
        {value.events.length > 0 ? (
          <EventList events={value.events} />
        ) : (
          <p class="muted">{i18n.t('workspace.noActivity')}</p>
        )}
      </PanelPart>
    </SidePanel>
  )
}

/** What is done most; the rest stands in the menu. An accepted invoice is edited there (seed). */
function Actions({
  connection,
  invoice,
  view,
  address,
}: Omit<Props, 'id'> & { invoice: Invoice; view: InvoiceView }) {
  const pdf = address.params.get('pdf') === 'show'
  const setPdf = (shown: boolean) =>
    goTo(withParams(address, { id: invoice.id, pdf: shown ? 'show' : undefined }))
  const [busy, setBusy] = useState(false)
  const actions = useInvoiceActions(connection)
  const there = invoice.externalId !== undefined
  return (
    <div class="stack stack-s">
      <div class="row">
        {there && (
          <Button
            icon="sync"
            pending={busy}
            disabled={connection.state !== 'connected'}
            onClick={async () => {
              setBusy(true)
              await actions.reSync(invoice)
              setBusy(false)
            }}
          >
            {i18n.t('action.reSync')}
          </Button>
        )}
        {view.editable && invoice.syncState !== 'failed' && (
          <Button
            icon="edit"
            variant={invoice.draft ? 'primary' : 'secondary'}
            onClick={() => goTo(withParams(address, { edit: invoice.id, id: undefined }))}
          >
            {i18n.t('workspace.edit')}
          </Button>
        )}
        {there && (
          <Button icon="invoice" onClick={() => setPdf(true)}>
            {i18n.t('workspace.pdf')}
          </Button>
        )}
        {there && (
          <Button icon="external" onClick={() => actions.openThere(invoice)}>
            {i18n.t('workspace.openThere')}
          </Button>
        )}
        <InvoiceMenu connection={connection} invoice={invoice} address={address} />
      </div>
      {there && (
        <p class="muted small">{i18n.t('workspace.readOnly', { system: systemName(connection.system) })}</p>
      )}
      {pdf && <PdfDialog connection={connection} invoice={invoice} onClose={() => setPdf(false)} />}
    </div>
  )
}
