import { i18n } from '#i18n'
import type { PageView } from '../../core/messaging/views.ts'
import { Money } from '../shared/money.tsx'
import { StatusPill } from '../shared/pill.tsx'
import { paymentStatusText } from '../shared/words.ts'

/** What the customer of the page owes. */
export const CustomerCard = ({ view }: { view: Extract<PageView, { state: 'customer' }> }) => (
  <>
    <div class="row row-between">
      <h3 class="truncate">{view.name}</h3>
      {view.overdueBalance > 0 && <StatusPill tone="warn">{i18n.t('mark.overdue')}</StatusPill>}
    </div>
    <div class="balances">
      <dl>
        <div>
          <dt>{i18n.t('popup.openInvoices', view.openCount)}</dt>
          <dd class="popup-amount">
            <Money amount={view.openBalance} currency={view.currency} />
          </dd>
        </div>
        {view.overdueBalance > 0 && (
          <div>
            <dt>{i18n.t('popup.ofThatOverdue')}</dt>
            <dd class="popup-amount tone-warn">
              <Money amount={view.overdueBalance} currency={view.currency} />
            </dd>
          </div>
        )}
      </dl>
    </div>
  </>
)

/** The payment of the page, and whether its money came. */
export const PaymentCard = ({ view }: { view: Extract<PageView, { state: 'payment' }> }) => (
  <>
    <div class="row row-between">
      <h3>
        {i18n.t('popup.payment')} <Money amount={view.amount} currency={view.currency} />
      </h3>
      <StatusPill tone={view.failedStillThere ? 'bad' : view.paymentStatus === 'succeeded' ? 'good' : 'info'}>
        {paymentStatusText(view.paymentStatus)}
      </StatusPill>
    </div>
    {view.failedStillThere && <p class="tone-bad">{i18n.t('popup.failedStillThere')}</p>}
  </>
)
