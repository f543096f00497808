import { formatAmount } from '../../../../core/ledger/money.ts'
import type { InvoiceView } from '../../../../core/ledger/view.ts'
import type { PageView } from '../../../../core/messaging/views.ts'
import type { GuidePort } from '../../guide-port.ts'
import type { Status } from '../../status.ts'
import { ShareBar } from '../share-bar.tsx'
import { ago, dateText, words } from '../words.ts'
import { Balance } from './balance.tsx'
import { Button } from './button.tsx'
import { Failure } from './failure.tsx'
import { ImportAnother } from './import-form.tsx'
import { Note } from './note.tsx'
import { Payments } from './payments.tsx'

interface Props {
  view: Extract<PageView, { state: 'invoice' }>
  status: Status
  guide: GuidePort
  system: string
  /** Milliseconds. */
  now: number
}

export function InvoicePanel({ view, status, guide, system, now }: Props) {
  const { invoice } = view
  const { busy, context } = status.state.value
  return (
    <>
      <div class="facts">
        <Pills invoice={invoice} />
        <span class="total">
          <span class="total-label">{words.panel.total}</span>{' '}
          <span class="number">{formatAmount(invoice.total, invoice.currency)}</span>
        </span>
      </div>
      <p class="sub">
        {invoice.customerName}
        {invoice.dueDate && ` · ${words.panel.due(dateText(invoice.dueDate))}`}
        {invoice.foundBy === 'number' && ` · ${words.panel.foundByNumber}`}
      </p>
      {invoice.failure && invoice.syncState === 'failed' && (
        <Failure failure={invoice.failure} guide={guide} system={system} of={context?.system} />
      )}
      {invoice.archived && <Note tone="muted">{words.panel.archivedNote}</Note>}
      {invoice.deletedThere && <Note tone="warn">{words.panel.deletedNote(system)}</Note>}
      {invoice.skipped && <Note tone="warn">{words.panel.skippedNote}</Note>}
      <ShareBar invoice={invoice} />
      <Balance invoice={invoice} system={system} now={now} />
      <Payments invoice={invoice} system={system} />
      <p class="sync-line" role="status">
        {view.refreshing ? (
          <span class="spinner" aria-hidden="true" />
        ) : (
          <span class={`sync-dot ${SYNC_TONE[invoice.syncState]}`} />
        )}
        {view.refreshing ? words.panel.refreshing : syncText(invoice, now)}
      </p>
      <ImportAnother status={status} />
      <div class="actions">
        <Button
          primary
          icon="sync"
          busy={busy === 'sync'}
          blocked={busy !== null}
          onPress={() => void status.sync()}
        >
          {busy === 'sync' ? words.action.syncing : words.action.sync}
        </Button>
        <Button
          icon="archive"
          busy={busy === 'archive'}
          blocked={busy !== null}
          onPress={() => void status.archive(!invoice.archived)}
        >
          {invoice.archived ? words.action.unarchive : words.action.archive}
        </Button>
        <Button icon="external" label={words.action.openWorkspace} onPress={() => void status.open()}>
          {words.action.workspace}
        </Button>
      </div>
    </>
  )
}

const SYNC_TONE: Record<InvoiceView['syncState'], string> = {
  synced: '',
  syncing: 'tone-info',
  unsynced: 'tone-muted',
  failed: 'tone-bad',
  unknown: 'tone-warn',
}

function Pills({ invoice }: { invoice: InvoiceView }) {
  const tone =
    invoice.status === 'paid'
      ? 'good'
      : invoice.status === 'open' || invoice.status === 'partially-paid'
        ? 'info'
        : 'muted'
  return (
    <span class="pills">
      <span class={`pill tone-${tone}`}>{words.status[invoice.status]}</span>
      {invoice.overdueDays > 0 && (
        <span class="pill tone-warn">{words.panel.overdue(invoice.overdueDays)}</span>
      )}
      {invoice.archived && <span class="pill tone-muted">{words.archived}</span>}
    </span>
  )
}

const syncText = (invoice: InvoiceView, now: number): string =>
  `${words.sync[invoice.syncState]} · ${
    invoice.readAt ? words.panel.read(ago(Date.parse(invoice.readAt), now)) : words.panel.neverRead
  }`
