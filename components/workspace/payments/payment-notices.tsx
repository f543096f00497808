import type { ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Payment } from '../../../core/ledger/records.ts'
import { submissionOf } from '../../../core/ledger/submission.ts'
import type { OutboxEntry } from '../../../core/store/outbox-entry.ts'
import { Banner } from '../../shared/banner.tsx'
import { Button } from '../../shared/button.tsx'
import { systemName } from '../../shared/words.ts'
import { Refusal } from '../refusal.tsx'
import { Remedies } from '../remedies/remedies.tsx'
import { PaymentQuestion } from './payment-question.tsx'
import { usePaymentActions } from './use-payment-actions.ts'

interface Props {
  connection: Connection
  payment: Payment
  outbox: OutboxEntry[]
  submitAuthorizedAch: boolean
  onMarkSynced: (payment: Payment) => void
}

const asks = (entry: OutboxEntry) => entry.question !== undefined || entry.state === 'unknown'

/** What a payment needs from a person, each with its button. */
export function PaymentNotices({
  connection,
  payment,
  outbox,
  submitAuthorizedAch,
  onMarkSynced,
}: Props): ComponentChildren {
  const actions = usePaymentActions(connection)
  const system = systemName(connection.system)
  const { action, flag } = submissionOf(payment, { submitAuthorizedAch })
  const question = outbox.find(asks)
  const deleting = outbox.some(entry => entry.action === 'delete-payment')
  const withheld = outbox.some(entry => entry.state === 'held')
  const connected = connection.state === 'connected'
  return (
    <>
      {question && (
        <PaymentQuestion
          connection={connection}
          payment={payment}
          entry={question}
          onMarkSynced={onMarkSynced}
        />
      )}
      {flag === 'failed-still-there' && (
        <Banner
          tone="bad"
          title={i18n.t('payments.failedThere')}
          actions={
            deleting ? (
              <span class="row">
                <span class="spinner" aria-hidden="true" />
                {i18n.t('payments.deleteStarted')}
              </span>
            ) : (
              <>
                <Button
                  size="small"
                  variant="danger"
                  disabled={!connected || !connection.isHome}
                  onClick={() => actions.deleteThere(payment)}
                >
                  {i18n.t('payments.deleteThere')}
                </Button>
                <Button size="small" icon="external" onClick={() => actions.openThere(payment)}>
                  {i18n.t('workspace.openThere')}
                </Button>
              </>
            )
          }
        >
          <p>{i18n.t('payments.failedThereAbout', { system })}</p>
          <ol class="fix-steps">
            <li>{i18n.t('payments.failedStep1', { system })}</li>
            <li>{i18n.t('payments.failedStep2')}</li>
            <li>{i18n.t('payments.failedStep3')}</li>
          </ol>
        </Banner>
      )}
      {flag === 'deleted-there' && (
        <Banner
          tone="warn"
          title={i18n.t('mark.deletedThere')}
          actions={
            payment.origin === 'own' && (
              <Button
                size="small"
                icon="send"
                disabled={!connection.isHome}
                onClick={() => actions.sendAgain(payment)}
              >
                {i18n.t('payments.sendAgain')}
              </Button>
            )
          }
        >
          {i18n.t('payments.deletedThereAbout')}
        </Banner>
      )}
      {payment.syncState === 'failed' && !question && (
        <Refusal
          connection={connection}
          failure={payment.failure}
          actions={
            <Button
              size="small"
              icon="send"
              disabled={!connection.isHome}
              onClick={() => actions.retry(payment)}
            >
              {i18n.t('workspace.retry')}
            </Button>
          }
        >
          <Remedies connection={connection} record={payment} />
        </Refusal>
      )}
      {withheld && !question && (
        <Banner
          tone="muted"
          title={i18n.t('payments.withheldTitle')}
          actions={
            <Button
              size="small"
              icon="send"
              disabled={!connection.isHome}
              onClick={() => actions.retry(payment)}
            >
              {i18n.t('payments.submitAfterAll')}
            </Button>
          }
        >
          {i18n.t('payments.withheldAbout')}
        </Banner>
      )}
      {action === 'wait' && payment.origin === 'own' && (
        <Banner tone="info" title={i18n.t('payments.waitsTitle')}>
          {payment.method === 'ach' ? i18n.t('payments.waitsAch') : i18n.t('payments.waitsOther')}
        </Banner>
      )}
    </>
  )
}
