import { formatAmount } from '../../../../core/ledger/money.ts'
import type { InvoiceView, PaymentLine } from '../../../../core/ledger/view.ts'
import type { RowBadge } from '../../../../core/messaging/views.ts'
import { dateText, words } from '../words.ts'

/** More than these would bury the rest of the panel; the workspace lists them all. */
const SHOWN = 5

const TONE = {
  authorized: 'info',
  succeeded: 'good',
  failed: 'bad',
  voided: 'muted',
  refunded: 'muted',
} satisfies Record<PaymentLine['status'], RowBadge['tone']>

export function Payments({ invoice, system }: { invoice: InvoiceView; system: string }) {
  const { payments, currency } = invoice
  if (payments.length === 0) return <p class="none">{words.panel.noPayments}</p>
  return (
    <section class="payments">
      <h3>{words.panel.payments}</h3>
      <ul>
        {payments.slice(0, SHOWN).map(payment => (
          <Payment key={payment.id} payment={payment} currency={currency} system={system} />
        ))}
      </ul>
      {payments.length > SHOWN && <p class="none">{words.panel.morePayments(payments.length - SHOWN)}</p>}
    </section>
  )
}

function Payment({ payment, currency, system }: { payment: PaymentLine; currency: string; system: string }) {
  return (
    <li>
      <div class="row">
        <span>
          {payment.isCredit ? words.creditApplied : words.method[payment.method]}
          {payment.reference && <span class="reference"> {payment.reference}</span>}
        </span>
        <span class="number">{formatAmount(payment.applied, currency)}</span>
      </div>
      <div class="row small">
        <span>{dateText(payment.date)}</span>
        <span>
          <span class={`word tone-${TONE[payment.status]}`}>{words.paymentStatus[payment.status]}</span>
          {' · '}
          {payment.syncState === 'failed' ? (
            <span class="word tone-bad">{words.sync.failed}</span>
          ) : (
            words.standing(payment.standing, system)
          )}
        </span>
      </div>
      {payment.flag && <p class="flag">{words.flag[payment.flag](system)}</p>}
    </li>
  )
}
