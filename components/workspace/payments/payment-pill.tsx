import { i18n } from '#i18n'
import type { PaymentLine } from '../../../core/ledger/view.ts'
import { StatusPill, type Tone } from '../../shared/pill.tsx'
import { paymentStatusText } from '../../shared/words.ts'

const TONES: Record<PaymentLine['status'], Tone> = {
  authorized: 'info',
  succeeded: 'good',
  failed: 'bad',
  voided: 'muted',
  refunded: 'muted',
}

/** The status of a payment; a flag comes first, since it asks for something. */
export function PaymentPill({
  payment,
}: {
  payment: Pick<PaymentLine, 'status' | 'syncState' | 'flag'> & { held?: boolean | undefined }
}) {
  const status = paymentStatusText(payment.status)
  if (payment.flag === 'failed-still-there')
    return (
      <StatusPill tone="bad" title={i18n.t('payments.failedStillThere')}>
        {i18n.t('payments.failedThere')}
      </StatusPill>
    )
  if (payment.flag === 'deleted-there')
    return (
      <StatusPill tone="warn" title={status}>
        {i18n.t('mark.deletedThere')}
      </StatusPill>
    )
  if (payment.syncState === 'failed')
    return (
      <StatusPill tone="bad" title={status}>
        {i18n.t('mark.syncFailed')}
      </StatusPill>
    )
  if (payment.syncState === 'unknown')
    return (
      <StatusPill tone="warn" title={status}>
        {i18n.t('mark.outcomeUnknown')}
      </StatusPill>
    )
  return <StatusPill tone={TONES[payment.status]}>{status}</StatusPill>
}
