import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { ATTENTION_KINDS, type AttentionKind, type AttentionRow } from '../../../core/ledger/attention.ts'
import type { Payment } from '../../../core/ledger/records.ts'
import { Banner } from '../../shared/banner.tsx'
import { Button } from '../../shared/button.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Icon } from '../../shared/icons.tsx'
import { Instant } from '../../shared/instant.tsx'
import { Money } from '../../shared/money.tsx'
import { Section } from '../../shared/section.tsx'
import { type ConnectionState, useConnections } from '../../shared/use-connections.ts'
import { attentionText } from '../../shared/words.ts'
import { FailureTitle } from '../guide-fix.tsx'
import { PageHead } from '../page-head.tsx'
import type { PageProps } from '../pages.tsx'
import { MarkSyncedDialog } from '../payments/mark-synced-dialog.tsx'
import { kindAbout } from './kind-about.ts'
import { recordAddress } from './record-address.ts'
import { RowFix } from './row-fix.tsx'
import { type Attention, keyOf, rowLabel } from './use-attention.ts'

/** How many of a kind are drawn at once; the rest on request. */
const SHOWN = 25

/** One place for everything that needs a person, over all companies; each row carries its fix. */
export function AttentionPage({ attention: { value: attention, error } }: Pick<PageProps, 'attention'>) {
  const { value: states } = useConnections()
  const [marking, setMarking] = useState<Payment>()
  const marked = states?.find(({ connection }) => connection.id === marking?.connectionId)
  return (
    <>
      <PageHead title={i18n.t('popup.attention')} about={i18n.t('attentionPage.about')} />
      {error && (
        <Banner tone="bad" live="alert">
          {error.message}
        </Banner>
      )}
      {attention?.rows.length === 0 && (
        <div class="card">
          <EmptyState icon="check" title={i18n.t('attentionPage.none')}>
            {i18n.t('attentionPage.noneAbout')}
          </EmptyState>
        </div>
      )}
      {attention &&
        states &&
        ATTENTION_KINDS.map(kind => {
          const rows = attention.rows.filter(row => row.kind === kind)
          return (
            rows.length > 0 && (
              <Kind
                key={kind}
                kind={kind}
                rows={rows}
                attention={attention}
                states={states}
                onMarkSynced={setMarking}
              />
            )
          )
        })}
      {marking && marked && (
        <MarkSyncedDialog
          connection={marked.connection}
          payment={marking}
          onClose={() => setMarking(undefined)}
        />
      )}
    </>
  )
}

/** Nothing is wrong with these yet. */
const MILD: ReadonlySet<AttentionKind> = new Set(['mismatch', 'reminder-to-send'])

interface KindProps {
  kind: AttentionKind
  rows: AttentionRow[]
  attention: Attention
  states: ConnectionState[]
  onMarkSynced: (payment: Payment) => void
}

function Kind({ kind, rows, ...props }: KindProps) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, SHOWN)
  return (
    <Section level={3} title={attentionText(kind, rows.length)} about={kindAbout(kind)}>
      <ul class="card attention-rows">
        {shown.map(row => (
          <Row key={`${keyOf(row)} ${row.detail} ${row.reminder?.step}`} row={row} {...props} />
        ))}
      </ul>
      {rows.length > shown.length && (
        <div class="row">
          <Button size="small" onClick={() => setAll(true)}>
            {i18n.t('attentionPage.showAll', rows.length)}
          </Button>
        </div>
      )}
    </Section>
  )
}

function Row({
  row,
  attention,
  states,
  onMarkSynced,
}: Omit<KindProps, 'kind' | 'rows'> & { row: AttentionRow }) {
  const state = states.find(({ connection }) => connection.id === row.connectionId)
  if (!state) return null
  const address = recordAddress(row)
  const record = attention.records.get(keyOf(row))
  const label = rowLabel(attention, row)
  return (
    <li class="stack stack-s">
      <div class="row row-between">
        <span class="row min0">
          <Icon name="warning" class={MILD.has(row.kind) ? 'tone-warn' : 'tone-bad'} />
          <strong>{address ? <a href={address}>{label}</a> : label}</strong>
          {row.kind === 'reminder-to-send' && <span>{row.detail}</span>}
          {row.kind === 'failed-sync' && (
            <span>
              <FailureTitle failure={record?.failure} system={state.connection.system} />
            </span>
          )}
          {states.length > 1 && row.entity && <span class="muted">{state.connection.companyName}</span>}
        </span>
        <span class="row">
          {row.amount !== undefined && row.currency && (
            <Money amount={row.amount} currency={row.currency} class="strong" />
          )}
          {row.at && (
            <span class="muted small">
              <Instant at={row.at} short />
            </span>
          )}
        </span>
      </div>
      {row.detail && (row.kind === 'failed-sync' || row.kind === 'sign-in') && (
        <p class="small muted quote">{row.detail}</p>
      )}
      <RowFix row={row} connection={state.connection} attention={attention} onMarkSynced={onMarkSynced} />
    </li>
  )
}
