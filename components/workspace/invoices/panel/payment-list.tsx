import { i18n } from '#i18n'
import type { InvoiceView } from '../../../../core/ledger/view.ts'
import { Money } from '../../../shared/money.tsx'
import { dateText } from '../../../shared/time-text.ts'
import { addressOf } from '../../address.ts'
import { PaymentPill } from '../../payments/payment-pill.tsx'
import { methodText } from '../../payments/payment-words.ts'

/** The payments that touch the invoice, each with what it applies here. */
export function PaymentList({ view }: { view: InvoiceView }) {
  if (view.payments.length === 0) return <p class="muted">{i18n.t('workspace.noPayments')}</p>
  return (
    <ul class="plain-list">
      {view.payments.map(payment => (
        <li key={payment.id} class="row row-between">
          <a href={addressOf('payments', { connection: view.connectionId, id: payment.id })}>
            {dateText(payment.date)} ·{' '}
            {payment.isCredit ? i18n.t('payments.creditApplied') : methodText(payment.method)}
            {payment.reference ? ` · ${payment.reference}` : ''}
          </a>
          <span class="row">
            <PaymentPill payment={payment} />
            <Money amount={payment.applied} currency={view.currency} class="strong" />
          </span>
        </li>
      ))}
    </ul>
  )
}
