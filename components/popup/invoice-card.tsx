import { i18n } from '#i18n'
import { send } from '../../core/messaging/client.ts'
import type { PageView } from '../../core/messaging/views.ts'
import type { PageContext } from '../../core/pages/page.ts'
import { Banner } from '../shared/banner.tsx'
import { Button } from '../shared/button.tsx'
import { ErrorNotice } from '../shared/command-error.tsx'
import { Instant } from '../shared/instant.tsx'
import { Money } from '../shared/money.tsx'
import { StatusPill } from '../shared/pill.tsx'
import { useSlow } from '../shared/still-waiting.ts'
import { toast } from '../shared/toasts.tsx'
import { useAction, useCommand } from '../shared/use-command.ts'
import { sayWaits } from '../shared/waits.ts'
import { causeText, dueText, invoicePill, systemName } from '../shared/words.ts'

interface Props {
  view: Extract<PageView, { state: 'invoice' }>
  context: PageContext
  onView: (view: PageView) => void
}

/** Status, both balances and their difference, and the quick actions. */
export function InvoiceCard({ view: { invoice, refreshing }, context, onView }: Props) {
  const sync = useCommand('page.sync')
  const slow = useSlow(sync.pending)
  const archive = useCommand('page.archive')
  const open = useAction(() => send('page.open', { context }).then(() => window.close()))
  const pill = invoicePill(invoice)
  const setArchived = async (archived: boolean) => {
    const done = await archive.run({ context, archived })
    if (!done) return
    onView(done.answer)
    toast({
      message: archived
        ? i18n.t('popup.archived', { number: invoice.number })
        : i18n.t('popup.unarchived', { number: invoice.number }),
      undo: () => setArchived(!archived),
    })
  }
  return (
    <>
      <div class="row row-between">
        <h3 class="truncate">{i18n.t('popup.invoice', { number: invoice.number })}</h3>
        <StatusPill tone={pill.tone} title={pill.title}>
          {pill.label}
        </StatusPill>
      </div>
      <p class="muted small truncate">
        {[invoice.customerName, dueText(invoice.dueDate)].filter(Boolean).join(' · ')}
      </p>
      <Balances invoice={invoice} />
      {invoice.failure && (
        <Banner tone="bad" title={i18n.t('popup.syncFailed')}>
          {invoice.failure.message}
        </Banner>
      )}
      <div class="row">
        <Button
          size="small"
          icon="sync"
          pending={sync.pending || refreshing}
          onClick={async () => {
            const done = await sync.run({ context })
            if (!done) return
            onView(done.answer)
            sayWaits(done.answer, context.system)
          }}
        >
          {i18n.t('action.reSync')}
        </Button>
        <Button
          size="small"
          icon={invoice.archived ? 'unarchive' : 'archive'}
          pending={archive.pending}
          onClick={() => setArchived(!invoice.archived)}
        >
          {invoice.archived ? i18n.t('action.unarchive') : i18n.t('action.archive')}
        </Button>
        <Button size="small" icon="panel" pending={open.pending} onClick={() => open.run(undefined)}>
          {i18n.t('action.open')}
        </Button>
      </div>
      {slow && (
        <p class="muted small" role="status">
          {i18n.t('trouble.stillWaitingHere', { system: systemName(context.system) })}
        </p>
      )}
      <ErrorNotice error={sync.error ?? archive.error ?? open.error} />
    </>
  )
}

function Balances({ invoice }: { invoice: Props['view']['invoice'] }) {
  const { balance, currency } = invoice
  const differs = balance.difference !== 0
  return (
    <div class="balances">
      <dl>
        <div>
          <dt>{differs ? i18n.t('balance.ar') : i18n.t('balance.both')}</dt>
          <dd class="popup-amount">
            <Money amount={balance.ar} currency={currency} />
          </dd>
        </div>
        {differs && (
          <div>
            <dt>{i18n.t('balance.accounting')}</dt>
            <dd class="popup-amount">
              <Money amount={balance.accounting} currency={currency} />
            </dd>
          </div>
        )}
        <div class="total">
          <dt>{i18n.t('balance.total')}</dt>
          <dd class="popup-amount">
            <Money amount={invoice.total} currency={currency} />
          </dd>
        </div>
      </dl>
      {differs && (
        <ul class="causes">
          {balance.causes.map(cause => (
            <li key={cause.kind}>
              <span>{causeText(cause)}</span>
              <Money amount={cause.amount} currency={currency} />
            </li>
          ))}
        </ul>
      )}
      {balance.notCollected > 0 && (
        <p class="small tone-bad">
          {i18n.t('balance.notCollected')} <Money amount={balance.notCollected} currency={currency} />
        </p>
      )}
      {balance.accountingAt && (
        <p class="muted small">
          {i18n.t('balance.readAt')} <Instant at={balance.accountingAt} />
        </p>
      )}
    </div>
  )
}
