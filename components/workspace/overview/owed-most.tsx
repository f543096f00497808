import { i18n } from '#i18n'
import type { OpenBalance } from '../../../core/store/open-balances.ts'
import { Money } from '../../shared/money.tsx'
import { addressOf } from '../address.ts'
import { owedByCustomer } from '../customers/owed-by-customer.ts'

const SHOWN = 5

/** The customers that owe most; amounts of different currencies are listed apart. */
export function OwedMost({ open, connectionId }: { open: OpenBalance[]; connectionId: string }) {
  const rows = [...owedByCustomer(open).values()]
    .flat()
    .sort((a, b) => b.balance - a.balance)
    .slice(0, SHOWN)
  return (
    <div class="table-scroll">
      <table class="table table-small">
        <thead>
          <tr>
            <th scope="col">{i18n.t('workspace.customer')}</th>
            <th scope="col" class="amount">
              {i18n.t('customers.openCount')}
            </th>
            <th scope="col" class="amount">
              {i18n.t('mark.overdue')}
            </th>
            <th scope="col" class="amount">
              {i18n.t('customers.owed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={`${row.customerId} ${row.currency}`}>
              <th scope="row" class="row-head">
                <a href={addressOf('customers', { connection: connectionId, id: row.customerId })}>
                  {row.customerName}
                </a>
              </th>
              <td class="amount">{row.count.toLocaleString()}</td>
              <td class="amount">
                <Money
                  amount={row.overdue}
                  currency={row.currency}
                  class={row.overdue > 0 ? 'tone-warn' : 'muted'}
                />
              </td>
              <td class="amount">
                <Money amount={row.balance} currency={row.currency} class="strong" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
