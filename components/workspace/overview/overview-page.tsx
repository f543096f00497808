import type { ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import { type Ageing, ageing } from '../../../core/ledger/ageing.ts'
import { ATTENTION_KINDS } from '../../../core/ledger/attention.ts'
import { countAttention } from '../../../core/ledger/attention-counts.ts'
import { today } from '../../../core/ledger/dates.ts'
import { countSkipped } from '../../../core/store/invoices.ts'
import { openBalances } from '../../../core/store/open-balances.ts'
import { listRuns } from '../../../core/store/runs.ts'
import { Banner } from '../../shared/banner.tsx'
import { SyncTimes } from '../../shared/connection-status.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Icon } from '../../shared/icons.tsx'
import { Count } from '../../shared/pill.tsx'
import { useLive } from '../../shared/use-live.ts'
import { attentionText } from '../../shared/words.ts'
import { addressOf } from '../address.ts'
import type { Attention } from '../attention/use-attention.ts'
import { PageHead } from '../page-head.tsx'
import type { PageProps } from '../pages.tsx'
import { AgeingChart } from './ageing-chart.tsx'
import { OwedMost } from './owed-most.tsx'
import { SkippedNote } from './skipped-note.tsx'
import { SyncHealth } from './sync-health.tsx'

const RUNS = 40

/** Where the receivables of a company stand: what is owed and how old it is, and whether the sync is well. */
export function OverviewPage({ state, attention }: PageProps) {
  const { connection } = state
  const day = today(connection.timeZone, Date.now())
  const { value: open, error } = useLive(ledger => openBalances(ledger, connection.id, day), [day], {
    when: ['records'],
    connectionId: connection.id,
  })
  const { value: runs } = useLive(ledger => listRuns(ledger, connection.id, { limit: RUNS }), [], {
    when: ['runs'],
    connectionId: connection.id,
  })
  const { value: skipped } = useLive(ledger => countSkipped(ledger, connection.id), [], {
    when: ['records'],
    connectionId: connection.id,
  })
  const rows = open && ageing(open)
  return (
    <>
      <PageHead title={i18n.t('overview.title')} about={<SyncTimes state={state} />} />
      {error && (
        <Banner tone="bad" live="alert">
          {error.message}
        </Banner>
      )}
      <div class="tiles">
        <AttentionTile attention={attention.value} />
        <Tile title={i18n.t('overview.syncHealth')}>
          {runs ? <SyncHealth runs={runs.rows} connectionId={connection.id} /> : null}
        </Tile>
        {skipped !== undefined && skipped > 0 && (
          <Tile title={i18n.t('workspace.duplicates')} wide>
            <SkippedNote count={skipped} connectionId={connection.id} />
          </Tile>
        )}
        <Tile title={i18n.t('overview.ageing')} wide>
          {rows?.length === 0 && (
            <EmptyState icon="check" title={i18n.t('overview.nothingOwed')}>
              {i18n.t('overview.nothingOwedAbout')}
            </EmptyState>
          )}
          <div class="figures">
            {rows &&
              homeFirst(rows, connection.homeCurrency).map(row => (
                <AgeingChart key={row.currency} row={row} connectionId={connection.id} />
              ))}
          </div>
          {!rows && <span class="skeleton skeleton-block">{i18n.t('shared.loading')}</span>}
        </Tile>
        {open && open.length > 0 && (
          <Tile title={i18n.t('overview.owedMost')} wide>
            <OwedMost open={open} connectionId={connection.id} />
          </Tile>
        )}
      </div>
    </>
  )
}

/** The company's own currency is the one that matters most. */
const homeFirst = (rows: Ageing[], home: string): Ageing[] =>
  rows.toSorted((a, b) => Number(b.currency === home) - Number(a.currency === home))

const Tile = ({
  title,
  wide = false,
  children,
}: {
  title: ComponentChildren
  wide?: boolean
  children: ComponentChildren
}) => (
  <section class="card card-body stack stack-m tile" data-wide={wide || undefined}>
    <h3 class="row">{title}</h3>
    {children}
  </section>
)

/** What needs a person, counted; the page behind it has the fixes. */
function AttentionTile({ attention: value }: { attention: Attention | undefined }) {
  const counts = value && countAttention(value.rows)
  return (
    <Tile
      title={
        <>
          {i18n.t('popup.attention')}
          {counts && counts.total > 0 && <Count value={counts.total} tone="warn" />}
        </>
      }
    >
      {counts?.total === 0 && (
        <p class="row tone-good">
          <Icon name="check" />
          {i18n.t('attentionPage.none')}
        </p>
      )}
      {counts && counts.total > 0 && (
        <ul class="plain-list">
          {ATTENTION_KINDS.filter(kind => counts.byKind[kind] > 0).map(kind => (
            <li key={kind} class="row">
              <Icon name="warning" class={kind === 'mismatch' ? 'tone-warn' : 'tone-bad'} />
              <a href={addressOf('attention', {})}>{attentionText(kind, counts.byKind[kind])}</a>
            </li>
          ))}
        </ul>
      )}
    </Tile>
  )
}
