import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Payment } from '../../../core/ledger/records.ts'
import type { OutboxEntry } from '../../../core/store/outbox-entry.ts'
import { Banner } from '../../shared/banner.tsx'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { useAction } from '../../shared/use-command.ts'
import { type PaymentChoice, usePaymentActions } from './use-payment-actions.ts'

type Question = NonNullable<OutboxEntry['question']>

function questionText(question: Question): string {
  switch (question) {
    case 'invoice-gone':
      return i18n.t('payments.question.invoiceGone')
    case 'invoice-voided':
      return i18n.t('payments.question.invoiceVoided')
    case 'other-customer':
      return i18n.t('payments.question.otherCustomer')
    case 'other-currency':
      return i18n.t('payments.question.otherCurrency')
    case 'owes-less':
      return i18n.t('payments.question.owesLess')
    case 'unclear-answer':
      return i18n.t('payments.question.unclearAnswer')
  }
}

interface Props {
  connection: Connection
  payment: Payment
  /** Its entry in the outbox that waits for the user. */
  entry: Pick<OutboxEntry, 'state' | 'question'>
  onMarkSynced: (payment: Payment) => void
}

/** A payment that was not sent, or not as meant: the user chooses (design §3, right before sending). */
export function PaymentQuestion({ connection, payment, entry, onMarkSynced }: Props) {
  const actions = usePaymentActions(connection)
  const [tried, setTried] = useState<PaymentChoice>()
  const choosing = useAction((choice: PaymentChoice) => actions.choose(payment, choice))
  const choose = (choice: PaymentChoice) => {
    setTried(choice)
    choosing.run(choice)
  }
  const button = (choice: PaymentChoice, label: string, primary = false) => (
    <Button
      size="small"
      variant={primary ? 'primary' : 'secondary'}
      pending={choosing.pending && tried === choice}
      disabled={!connection.isHome}
      onClick={() => choose(choice)}
    >
      {label}
    </Button>
  )
  const unclear = entry.question === 'unclear-answer'
  const unknown = entry.state === 'unknown' && !unclear
  return (
    <Banner
      tone="warn"
      title={unknown ? i18n.t('workspace.unknownTitle') : i18n.t('payments.question.title')}
      actions={
        <>
          {unknown && (
            <Button size="small" icon="search" onClick={() => actions.retry(payment)}>
              {i18n.t('workspace.lookUp')}
            </Button>
          )}
          {unclear && button('already-there', i18n.t('payments.question.checked'), true)}
          {unclear && (
            <Button size="small" icon="external" onClick={() => actions.openThere(payment)}>
              {i18n.t('workspace.openThere')}
            </Button>
          )}
          {!unclear && !unknown && button('apply-still-owed', i18n.t('payments.question.applyStillOwed'))}
          {!unclear && (
            <Button size="small" disabled={!connection.isHome} onClick={() => onMarkSynced(payment)}>
              {i18n.t('payments.question.alreadyThere')}
            </Button>
          )}
          {!unclear && button('do-not-submit', i18n.t('payments.question.doNotSubmit'))}
        </>
      }
    >
      <p>{entry.question ? questionText(entry.question) : i18n.t('workspace.unknownAbout')}</p>
      <ErrorNotice error={choosing.error} />
    </Banner>
  )
}
