import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import { formatAmount } from '../../../core/ledger/money.ts'
import type { Payment } from '../../../core/ledger/records.ts'
import { standingOf } from '../../../core/ledger/submission.ts'
import { send } from '../../../core/messaging/client.ts'
import { ask } from '../../shared/ask.tsx'
import { toast } from '../../shared/toasts.tsx'
import { paymentStatusText, systemName } from '../../shared/words.ts'
import { reSyncRecord } from '../re-sync.ts'
import { said } from '../said.ts'

export type NewStatus = 'succeeded' | 'failed' | 'voided' | 'refunded'
export type PaymentChoice = 'apply-still-owed' | 'already-there' | 'do-not-submit'

/** What can be done with a payment. Whatever reaches the accounting system is asked about first. */
export function usePaymentActions(connection: Connection) {
  const connectionId = connection.id
  const system = systemName(connection.system)
  const sum = (payment: Payment) => formatAmount(payment.amount, payment.currency)

  const setStatus = async (payment: Payment, status: NewStatus) => {
    const asked = await ask({
      title: i18n.t('payments.statusTitle', { status: paymentStatusText(status) }),
      body: statusConsequence(payment, status, system),
      verb: i18n.t('payments.statusVerb', { status: paymentStatusText(status) }),
      danger: status !== 'succeeded',
    })
    if (!asked) return
    await said(async () => {
      await send('payment.status', { connectionId, id: payment.id, status })
      toast({ message: i18n.t('payments.statusDone', { status: paymentStatusText(status) }) })
    })
  }
  const deleteThere = async (payment: Payment) => {
    const asked = await ask({
      title: i18n.t('payments.deleteTitle', { amount: sum(payment), system }),
      body: i18n.t('payments.deleteBody', { customer: payment.customerName }),
      verb: i18n.t('payments.deleteVerb'),
      danger: true,
    })
    if (!asked) return
    await said(async () => {
      await send('payment.deleteThere', { connectionId, id: payment.id })
      toast({ message: i18n.t('payments.deleteStarted'), tone: 'info' })
    })
  }
  const sendAgain = async (payment: Payment) => {
    const asked = await ask({
      title: i18n.t('payments.againTitle', { amount: sum(payment), system }),
      body: i18n.t('payments.againBody'),
      verb: i18n.t('payments.againVerb'),
    })
    if (asked) await retry(payment)
  }
  const retry = (payment: Pick<Payment, 'id'>) =>
    said(async () => {
      await send('push.retry', { connectionId, entity: 'payment', id: payment.id })
      toast({ message: i18n.t('workspace.retried') })
    })
  const choose = (payment: Pick<Payment, 'id'>, choice: PaymentChoice) =>
    send('push.choose', { connectionId, id: payment.id, choice })
  const reSync = (payment: Payment) =>
    reSyncRecord(connection, 'payment', payment.id, i18n.t('payments.reSynced'))
  const openThere = (payment: Pick<Payment, 'id'>) =>
    said(() => send('record.open', { connectionId, entity: 'payment', id: payment.id }))
  return { setStatus, deleteThere, sendAgain, retry, choose, reSync, openThere }
}

/** What follows from the new status, said before it is set (design §3, Submission). */
function statusConsequence(payment: Payment, status: NewStatus, system: string): string {
  const there = standingOf(payment) === 'there'
  switch (status) {
    case 'succeeded':
      return there ? i18n.t('payments.succeededThere') : i18n.t('payments.succeededNotThere', { system })
    case 'failed':
    case 'voided':
      return there ? i18n.t('payments.failedThereBody', { system }) : i18n.t('payments.failedNotThere')
    case 'refunded':
      return i18n.t('payments.refundedBody')
  }
}
