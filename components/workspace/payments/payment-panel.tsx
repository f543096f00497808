import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import { formatAmount } from '../../../core/ledger/money.ts'
import type { Invoice, Payment } from '../../../core/ledger/records.ts'
import { submissionOf } from '../../../core/ledger/submission.ts'
import { outboxOfRecord } from '../../../core/store/outbox.ts'
import { getRecord, getRecords } from '../../../core/store/records.ts'
import { eventsOfRecord } from '../../../core/store/runs.ts'
import { Button } from '../../shared/button.tsx'
import { Money } from '../../shared/money.tsx'
import { dateText } from '../../shared/time-text.ts'
import { useLive } from '../../shared/use-live.ts'
import { usePreferences } from '../../shared/use-preferences.ts'
import { EventList } from '../activity.tsx'
import { type Address, addressOf, goTo, withParams } from '../address.ts'
import { NotHere } from '../not-here.tsx'
import { PanelPart, SidePanel } from '../side-panel.tsx'
import { PaymentMenu } from './payment-menu.tsx'
import { PaymentNotices } from './payment-notices.tsx'
import { PaymentPill } from './payment-pill.tsx'
import { kindOfPayment, sourceText, standingText } from './payment-words.ts'
import { usePaymentActions } from './use-payment-actions.ts'

interface Props {
  connection: Connection
  id: string
  address: Address
  onMarkSynced: (payment: Payment) => void
}

/** Everything that AR knows of one payment, beside the list. */
export function PaymentPanel({ connection, id, address, onMarkSynced }: Props) {
  const preferences = usePreferences()?.preferences
  const actions = usePaymentActions(connection)
  const { value, error } = useLive(
    async ledger => {
      const payment = await getRecord(ledger, connection.id, 'payment', id)
      const ids = payment?.applications.map(({ invoiceId }) => invoiceId) ?? []
      return {
        payment,
        outbox: await outboxOfRecord(ledger, connection.id, id),
        invoices: await getRecords(ledger, connection.id, 'invoice', ids),
        events: await eventsOfRecord(ledger, connection.id, id),
      }
    },
    [id],
    { when: ['records', 'outbox', 'runs'], connectionId: connection.id },
  )
  const close = () => goTo(withParams(address, { id: undefined }))
  const payment = value?.payment
  if (!payment || !preferences)
    return (
      <SidePanel title={i18n.t('workspace.details')} rowId={id} onClose={close}>
        <NotHere icon="payment" read={value !== undefined && !payment} error={error} />
      </SidePanel>
    )
  const { flag } = submissionOf(payment, preferences)
  const { status, syncState } = payment
  return (
    <SidePanel
      title={i18n.t('payments.title', { amount: formatAmount(payment.amount, payment.currency) })}
      aside={<PaymentPill payment={{ status, syncState, ...(flag ? { flag } : {}) }} />}
      rowId={id}
      onClose={close}
    >
      <p>
        <a href={addressOf('customers', { connection: connection.id, id: payment.customerId })}>
          {payment.customerName}
        </a>
      </p>
      <div class="row">
        {payment.externalId && (
          <>
            <Button
              icon="sync"
              disabled={connection.state !== 'connected'}
              onClick={() => actions.reSync(payment)}
            >
              {i18n.t('action.reSync')}
            </Button>
            <Button icon="external" onClick={() => actions.openThere(payment)}>
              {i18n.t('workspace.openThere')}
            </Button>
          </>
        )}
        <PaymentMenu
          connection={connection}
          payment={payment}
          address={address}
          onMarkSynced={onMarkSynced}
        />
      </div>
      <PaymentNotices
        connection={connection}
        payment={payment}
        outbox={value.outbox}
        submitAuthorizedAch={preferences.submitAuthorizedAch}
        onMarkSynced={onMarkSynced}
      />
      <Facts payment={payment} />
      <PanelPart title={i18n.t('payments.appliedTo')}>
        <Applied connection={connection} payment={payment} invoices={value.invoices} />
      </PanelPart>
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

const Facts = ({ payment }: { payment: Payment }) => (
  <dl class="facts">
    <dt>{i18n.t('workspace.date')}</dt>
    <dd>{dateText(payment.date)}</dd>
    <dt>{i18n.t('payments.methodLabel')}</dt>
    <dd>{kindOfPayment(payment)}</dd>
    <dt>{i18n.t('payments.sourceLabel')}</dt>
    <dd>{sourceText(payment.source)}</dd>
    <dt>{i18n.t('payments.standingLabel')}</dt>
    <dd>{standingText(payment.standing)}</dd>
    {payment.reference && (
      <>
        <dt>{i18n.t('payments.reference')}</dt>
        <dd class="mono">{payment.reference}</dd>
      </>
    )}
    {payment.ourKey && (
      <>
        <dt>{i18n.t('payments.ourKey')}</dt>
        <dd class="mono">{payment.ourKey}</dd>
      </>
    )}
  </dl>
)

/** Each invoice with what it gets; what is left over stays with the customer. */
const Applied = ({
  connection,
  payment,
  invoices,
}: {
  connection: Connection
  payment: Payment
  invoices: (Invoice | undefined)[]
}) => (
  <dl class="sums">
    {payment.applications.map(({ invoiceId, amount }, n) => (
      <div key={invoiceId}>
        <dt>
          <a href={addressOf('invoices', { connection: connection.id, id: invoiceId })}>
            {i18n.t('popup.invoice', { number: invoices[n]?.number || invoiceId })}
          </a>
        </dt>
        <dd>
          <Money amount={amount} currency={payment.currency} />
        </dd>
      </div>
    ))}
    {payment.elsewhere ? (
      <div>
        <dt>{i18n.t('payments.elsewhere')}</dt>
        <dd>
          <Money amount={payment.elsewhere} currency={payment.currency} />
        </dd>
      </div>
    ) : null}
    <div>
      <dt>{i18n.t('payments.unappliedLabel')}</dt>
      <dd>
        <Money amount={payment.unapplied} currency={payment.currency} />
      </dd>
    </div>
    <div class="sums-strong">
      <dt>{i18n.t('workspace.amount')}</dt>
      <dd>
        <Money amount={payment.amount} currency={payment.currency} />
      </dd>
    </div>
  </dl>
)
