import { i18n } from '#i18n'
import type { Ageing, AgeingBucket } from '../../../core/ledger/ageing.ts'
import { formatAmount } from '../../../core/ledger/money.ts'
import { Money } from '../../shared/money.tsx'
import { addressOf } from '../address.ts'

const BUCKETS: readonly AgeingBucket[] = ['current', '1-30', '31-60', '61-90', 'over-90']

function bucketText(bucket: AgeingBucket): string {
  switch (bucket) {
    case 'current':
      return i18n.t('overview.bucket.current')
    case '1-30':
      return i18n.t('overview.bucket.days', { range: '1–30' })
    case '31-60':
      return i18n.t('overview.bucket.days', { range: '31–60' })
    case '61-90':
      return i18n.t('overview.bucket.days', { range: '61–90' })
    case 'over-90':
      return i18n.t('overview.bucket.days', { range: '90+' })
  }
}

/** What is owed in one currency by age, as bars with their amounts; a table says the same to everyone else. */
export function AgeingChart({ row, connectionId }: { row: Ageing; connectionId: string }) {
  const highest = Math.max(1, ...BUCKETS.map(bucket => row[bucket]))
  const overdue = row.total - row.current
  return (
    <figure class="stack stack-s">
      <figcaption class="row row-between">
        <span>
          <a href={addressOf('invoices', { connection: connectionId, status: 'open' })}>
            {i18n.t('popup.openInvoices', row.count)}
          </a>
          {overdue > 0 && (
            <>
              {' · '}
              <a
                href={addressOf('invoices', {
                  connection: connectionId,
                  status: 'overdue',
                  sort: 'overdue',
                  order: 'down',
                })}
              >
                {i18n.t('overview.overdueSum', { amount: formatAmount(overdue, row.currency) })}
              </a>
            </>
          )}
        </span>
        <Money amount={row.total} currency={row.currency} class="figure" />
      </figcaption>
      <div class="bars" aria-hidden="true">
        {BUCKETS.map(bucket => (
          <div key={bucket} class="bar-column" data-empty={row[bucket] === 0 || undefined}>
            <Money amount={row[bucket]} currency={row.currency} class="small" />
            <svg viewBox="0 0 10 100" preserveAspectRatio="none" data-bucket={bucket} aria-hidden="true">
              <rect
                x="0"
                width="10"
                y={100 - barHeight(row[bucket], highest)}
                height={barHeight(row[bucket], highest)}
              />
            </svg>
            <span class="small muted">{bucketText(bucket)}</span>
          </div>
        ))}
      </div>
      <table class="visually-hidden">
        <caption>{i18n.t('overview.ageingIn', { currency: row.currency })}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n.t('overview.age')}</th>
            <th scope="col">{i18n.t('workspace.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {BUCKETS.map(bucket => (
            <tr key={bucket}>
              <th scope="row">{bucketText(bucket)}</th>
              <td>{formatAmount(row[bucket], row.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

/** Of 100. What is not nothing stays visible. */
const barHeight = (amount: number, highest: number): number =>
  amount <= 0 ? 0 : Math.max(2, (100 * amount) / highest)
