import type { ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import type { AttentionRow } from '../../../core/ledger/attention.ts'
import type { Connection } from '../../../core/ledger/connection.ts'
import { isEditable, mayExistThere } from '../../../core/ledger/editing.ts'
import type { LedgerRecord, Payment } from '../../../core/ledger/records.ts'
import { send } from '../../../core/messaging/client.ts'
import { Button } from '../../shared/button.tsx'
import { ReminderActions } from '../../shared/reminders/reminder-actions.tsx'
import { SignInAgain } from '../../shared/sign-in-again.tsx'
import { toast } from '../../shared/toasts.tsx'
import { addressOf } from '../address.ts'
import { GuideFix } from '../guide-fix.tsx'
import { useInvoiceActions } from '../invoices/use-invoice-actions.ts'
import { useKnownFailure } from '../known-failure.ts'
import { PaymentQuestion } from '../payments/payment-question.tsx'
import { usePaymentActions } from '../payments/use-payment-actions.ts'
import { Remedies } from '../remedies/remedies.tsx'
import { said } from '../said.ts'
import { UnknownOutcome } from '../unknown-outcome.tsx'
import { DeletionDecision } from './deletion-decision.tsx'
import { recordAddress } from './record-address.ts'
import { type Attention, keyOf, rowLabel } from './use-attention.ts'

interface Props {
  row: AttentionRow
  connection: Connection
  attention: Attention
  onMarkSynced: (payment: Payment) => void
}

/** The fix of a row, in its place; else the way to where it is fixed. */
export function RowFix(props: Props): ComponentChildren {
  const { row, connection, attention } = props
  const record = attention.records.get(keyOf(row))
  const refusedFor = useKnownFailure(record?.failure, connection.system)?.id
  switch (row.kind) {
    case 'sign-in':
      return <SignInAgain connection={connection} primary />
    case 'deletion-check': {
      const check = attention.checks.get(row.connectionId)
      return check ? <DeletionDecision check={check} isHome={connection.isHome} /> : null
    }
    case 'unknown-outcome':
    case 'payment-question': {
      const entry = attention.outbox.find(
        each => each.recordId === row.recordId && (each.question !== undefined || each.state === 'unknown'),
      )
      if (record?.kind === 'payment' && entry)
        return (
          <PaymentQuestion
            connection={connection}
            payment={record}
            entry={entry}
            onMarkSynced={props.onMarkSynced}
          />
        )
      if (entry?.reminder)
        return (
          <ReminderActions
            reminder={{ connectionId: row.connectionId, invoiceId: entry.recordId, ...entry.reminder }}
            outcome="unknown"
          />
        )
      return row.entity && row.recordId ? (
        <UnknownOutcome
          connection={connection}
          entity={row.entity}
          id={row.recordId}
          {...compareProps(record)}
        />
      ) : null
    }
    case 'failed-payment-there':
      return record?.kind === 'payment' ? <FailedThere connection={connection} payment={record} /> : null
    case 'failed-sync':
      return (
        <div class="stack stack-s">
          {record?.failure && <GuideFix failure={record.failure} system={connection.system} />}
          {(record?.kind === 'invoice' || record?.kind === 'payment') && (
            <Remedies connection={connection} record={record} />
          )}
          <Retry
            row={row}
            connection={connection}
            edit={editAddress(record)}
            {...compareProps(record, refusedFor)}
          />
        </div>
      )
    case 'reminder-to-send':
      return row.reminder && row.recordId ? (
        <ReminderActions
          reminder={{ connectionId: row.connectionId, invoiceId: row.recordId, ...row.reminder }}
          outcome="prepared"
        />
      ) : null
    case 'mismatch':
      return <Mismatch {...props} />
  }
}

/** The way to both versions, where the number of an invoice of ours is taken there. */
const compareProps = (record: LedgerRecord | undefined, refusedFor?: string): { compareAddress?: string } =>
  record?.kind === 'invoice' && mayExistThere(record, refusedFor)
    ? {
        compareAddress: addressOf('invoices', {
          connection: record.connectionId,
          id: record.id,
          compare: 'show',
        }),
      }
    : {}

/** Sent again, or looked up, by the same message: what may be there is never sent twice. */
const sendAgain = ({ connectionId, entity, recordId }: AttentionRow) =>
  said(async () => {
    if (!entity || !recordId) return
    await send('push.retry', { connectionId, entity, id: recordId })
    toast({ message: i18n.t('workspace.retried') })
  })

/** Where it is corrected: what the accounting system has not taken is ours to write. */
function editAddress(record: LedgerRecord | undefined): string | undefined {
  if (!record || !isEditable(record)) return undefined
  const { connectionId: connection, id, kind } = record
  if (kind === 'invoice') return addressOf('invoices', { connection, edit: id })
  return kind === 'customer' ? addressOf('customers', { connection, id, edit: 'show' }) : undefined
}

const Retry = ({
  row,
  connection,
  compareAddress,
  edit,
}: {
  row: AttentionRow
  connection: Connection
  compareAddress?: string
  edit: string | undefined
}) => (
  <div class="row">
    {compareAddress && (
      <a class="button" data-size="small" href={compareAddress}>
        {i18n.t('versions.compare')}
      </a>
    )}
    {edit && (
      <a class="button" data-size="small" href={edit}>
        {i18n.t('workspace.edit')}
      </a>
    )}
    <Button size="small" icon="send" disabled={!connection.isHome} onClick={() => sendAgain(row)}>
      {i18n.t('workspace.retry')}
    </Button>
    <OpenHere row={row} />
  </div>
)

const OpenHere = ({ row }: { row: AttentionRow }) => {
  const address = recordAddress(row)
  return address ? (
    <a class="button" data-size="small" href={address}>
      {i18n.t('workspace.details')}
    </a>
  ) : null
}

function FailedThere({ connection, payment }: { connection: Connection; payment: Payment }) {
  const actions = usePaymentActions(connection)
  return (
    <div class="row">
      <Button
        size="small"
        variant="danger"
        disabled={!connection.isHome || connection.state !== 'connected'}
        onClick={() => actions.deleteThere(payment)}
      >
        {i18n.t('payments.deleteThere')}
      </Button>
      <Button size="small" icon="external" onClick={() => actions.openThere(payment)}>
        {i18n.t('workspace.openThere')}
      </Button>
    </div>
  )
}

function Mismatch({ row, connection, attention }: Props) {
  const actions = useInvoiceActions(connection)
  return (
    <div class="row">
      <Button
        size="small"
        icon="sync"
        disabled={connection.state !== 'connected' || !row.recordId}
        onClick={() => actions.reSync({ id: row.recordId ?? '', number: rowLabel(attention, row) })}
      >
        {i18n.t('action.reSync')}
      </Button>
      <OpenHere row={row} />
    </div>
  )
}
