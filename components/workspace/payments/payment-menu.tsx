import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Payment } from '../../../core/ledger/records.ts'
import { nextStatuses, standingOf, submissionOf } from '../../../core/ledger/submission.ts'
import { Menu, type MenuItem } from '../../shared/menu.tsx'
import { paymentStatusText, systemName } from '../../shared/words.ts'
import { type Address, goTo, withParams } from '../address.ts'
import { type NewStatus, usePaymentActions } from './use-payment-actions.ts'

/** What can be done with one payment; what cannot says why. */
export function PaymentMenu({
  connection,
  payment,
  address,
  onMarkSynced,
}: {
  connection: Connection
  payment: Payment
  address: Address
  onMarkSynced: (payment: Payment) => void
}) {
  const actions = usePaymentActions(connection)
  const own = payment.origin === 'own'
  const notHome = connection.isHome ? undefined : i18n.t('workspace.notHome')
  const notThere = payment.externalId === undefined ? i18n.t('workspace.notThere') : undefined
  const offline = connection.state === 'connected' ? undefined : i18n.t('workspace.notConnected')
  const statuses: MenuItem[] = own
    ? nextStatuses(payment.status).map((status, n) => ({
        label: i18n.t('payments.statusVerb', { status: paymentStatusText(status) }),
        icon: status === 'succeeded' ? 'check' : 'close',
        danger: status !== 'succeeded',
        apart: n === 0,
        run: () => actions.setStatus(payment, status as NewStatus),
        unavailable: notHome,
      }))
    : []
  const mends: MenuItem[] = []
  if (own && standingOf(payment) === 'none' && payment.externalId === undefined)
    mends.push({
      label: i18n.t('payments.markSynced'),
      icon: 'link',
      run: () => onMarkSynced(payment),
      unavailable: notHome,
    })
  // The flag does not depend on the setting.
  const { flag } = submissionOf(payment, { submitAuthorizedAch: true })
  if (flag === 'failed-still-there')
    mends.push({
      label: i18n.t('payments.deleteThere'),
      icon: 'trash',
      danger: true,
      run: () => actions.deleteThere(payment),
      unavailable: notHome ?? offline,
    })
  if (flag === 'deleted-there' && own)
    mends.push({
      label: i18n.t('payments.sendAgain'),
      icon: 'send',
      run: () => actions.sendAgain(payment),
      unavailable: notHome,
    })
  return (
    <Menu
      label={i18n.t('payments.menuOf', { customer: payment.customerName })}
      items={[
        {
          label: i18n.t('workspace.details'),
          icon: 'panel',
          run: () => goTo(withParams(address, { id: payment.id })),
        },
        {
          label: i18n.t('action.reSync'),
          icon: 'sync',
          run: () => actions.reSync(payment),
          unavailable: notThere ?? offline,
        },
        ...mends,
        ...statuses,
        {
          label: i18n.t('workspace.openIn', { system: systemName(connection.system) }),
          icon: 'external',
          apart: true,
          run: () => actions.openThere(payment),
          unavailable: notThere,
        },
      ]}
    />
  )
}
