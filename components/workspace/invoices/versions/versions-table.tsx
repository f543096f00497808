import type { ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import type { VersionRow } from '../../../../core/ledger/invoice-compare.ts'
import type { InvoiceLine } from '../../../../core/ledger/records.ts'
import { Money } from '../../../shared/money.tsx'
import { StatusPill } from '../../../shared/pill.tsx'
import { rowName, valueText } from './version-words.ts'

/** Both versions side by side; the rows that differ are marked, in words too. */
export const VersionsTable = ({
  rows,
  system,
  currency,
}: {
  rows: readonly VersionRow[]
  system: string
  currency: string
}) => (
  <div class="table-scroll">
    <table class="table table-small versions">
      <caption class="visually-hidden">{i18n.t('versions.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n.t('remedies.what')}</th>
          <th scope="col">{i18n.t('versions.theirs', { system })}</th>
          <th scope="col">{i18n.t('versions.ours')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={rowName(row)} data-differs={row.differs}>
            <th scope="row">
              {rowName(row)}{' '}
              {row.differs && <StatusPill tone="warn">{i18n.t('versions.differs')}</StatusPill>}
            </th>
            <td>{shown(row, 'theirs', currency)}</td>
            <td>{shown(row, 'ours', currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

function shown(row: VersionRow, side: 'ours' | 'theirs', currency: string): ComponentChildren {
  if (row.field === 'total') return <Money amount={row[side]} currency={currency} />
  if (row.field !== 'line') return valueText(row, side)
  const line = row[side]
  return line ? <Line line={line} currency={currency} /> : i18n.t('versions.noLine')
}

const Line = ({ line, currency }: { line: InvoiceLine; currency: string }) => (
  <>
    {line.itemName ?? line.description ?? '–'}
    {line.itemName && line.description && line.description !== line.itemName && (
      <div class="muted small">{line.description}</div>
    )}
    <div>
      {line.unitPrice !== undefined && `${line.quantity ?? '1'} × ${line.unitPrice} · `}
      <Money amount={line.amount} currency={currency} />
    </div>
  </>
)
