import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Payment } from '../../../core/ledger/records.ts'
import { submissionOf } from '../../../core/ledger/submission.ts'
import { Money } from '../../shared/money.tsx'
import { dateText } from '../../shared/time-text.ts'
import { type Address, withParams } from '../address.ts'
import { SortHead } from '../sort-head.tsx'
import { WaitingRows } from '../waiting-rows.tsx'
import { PaymentMenu } from './payment-menu.tsx'
import { PaymentPill } from './payment-pill.tsx'
import type { PaymentSort } from './payment-query.ts'
import { kindOfPayment, sourceText, standingText } from './payment-words.ts'

interface Props {
  connection: Connection
  rows: Payment[] | undefined
  /** False while they are those of the question before. */
  current: boolean
  query: { sort: PaymentSort; descending: boolean }
  address: Address
  onMarkSynced: (payment: Payment) => void
}

/** One page of payments: what came, from where, and whether it stands in the books. */
export function PaymentTable({ connection, rows, current, query, address, onMarkSynced }: Props) {
  const head = (sort: PaymentSort, label: string, amount = false) => (
    <SortHead sort={sort} label={label} amount={amount} current={query} address={address} />
  )
  return (
    <div class="table-scroll">
      <table class="table" aria-busy={!current}>
        <caption class="visually-hidden">{i18n.t('workspace.payments')}</caption>
        <thead>
          <tr>
            {head('date', i18n.t('workspace.date'))}
            {head('customer', i18n.t('workspace.customer'))}
            <th scope="col" class="extra">
              {i18n.t('payments.methodLabel')}
            </th>
            <th scope="col">{i18n.t('workspace.status')}</th>
            <th scope="col" class="extra">
              {i18n.t('payments.sourceLabel')}
            </th>
            <th scope="col">{i18n.t('payments.standingLabel')}</th>
            {head('amount', i18n.t('workspace.amount'), true)}
            <th>
              <span class="visually-hidden">{i18n.t('workspace.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows ? (
            rows.map(payment => (
              <Row
                key={payment.id}
                connection={connection}
                payment={payment}
                address={address}
                onMarkSynced={onMarkSynced}
              />
            ))
          ) : (
            <WaitingRows columns={8} />
          )}
        </tbody>
      </table>
    </div>
  )
}

function Row({
  connection,
  payment,
  address,
  onMarkSynced,
}: Omit<Props, 'rows' | 'query' | 'current'> & { payment: Payment }) {
  const { flag } = submissionOf(payment, { submitAuthorizedAch: true })
  const { status, syncState } = payment
  return (
    <tr aria-current={address.params.get('id') === payment.id ? 'true' : undefined}>
      <th scope="row" class="row-head">
        <a href={withParams(address, { id: payment.id })} data-row={payment.id}>
          {dateText(payment.date)}
        </a>
      </th>
      <td class="wide-cell">
        {payment.customerName}
        {payment.reference && <div class="muted small">{payment.reference}</div>}
      </td>
      <td class="extra">{kindOfPayment(payment)}</td>
      <td>
        <PaymentPill payment={{ status, syncState, ...(flag ? { flag } : {}) }} />
      </td>
      <td class="extra">{sourceText(payment.source)}</td>
      <td class="nowrap">
        {standingText(payment.standing)}
        {payment.held && <span class="muted small"> {i18n.t('payments.held')}</span>}
      </td>
      <td class="amount">
        <Money amount={payment.amount} currency={payment.currency} class="strong" />
        {payment.unapplied > 0 && (
          <div class="muted small">
            {i18n.t('payments.unapplied')} <Money amount={payment.unapplied} currency={payment.currency} />
          </div>
        )}
      </td>
      <td class="menu-cell">
        <PaymentMenu
          connection={connection}
          payment={payment}
          address={address}
          onMarkSynced={onMarkSynced}
        />
      </td>
    </tr>
  )
}
