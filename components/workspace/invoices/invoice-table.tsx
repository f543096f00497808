import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { ListedInvoice } from '../../../core/store/listed-invoice.ts'
import type { InvoiceSort } from '../../../core/store/select-invoices.ts'
import { Money } from '../../shared/money.tsx'
import { StatusPill } from '../../shared/pill.tsx'
import { dateText } from '../../shared/time-text.ts'
import { type Address, withParams } from '../address.ts'
import { SortHead } from '../sort-head.tsx'
import { WaitingRows } from '../waiting-rows.tsx'
import { InvoiceMenu } from './invoice-menu.tsx'
import { listedPill } from './listed-pill.ts'

interface Props {
  connection: Connection
  rows: ListedInvoice[] | undefined
  /** False while they are those of the question before. */
  current: boolean
  query: { sort: InvoiceSort; descending: boolean }
  address: Address
  selected: ReadonlySet<string>
  onSelected: (selected: ReadonlySet<string>) => void
}

/** One page of the invoice list. Every row opens the invoice beside it, and has its menu. */
export function InvoiceTable({ connection, rows, current, query, address, selected, onSelected }: Props) {
  const all = rows !== undefined && rows.length > 0 && rows.every(({ invoice }) => selected.has(invoice.id))
  const toggleAll = () => onSelected(new Set(all ? [] : rows?.map(({ invoice }) => invoice.id)))
  const head = (sort: InvoiceSort, label: string, amount = false, extra = false) => (
    <SortHead sort={sort} label={label} amount={amount} extra={extra} current={query} address={address} />
  )
  return (
    <div class="table-scroll">
      <table class="table" aria-busy={!current}>
        <caption class="visually-hidden">{i18n.t('workspace.invoices')}</caption>
        <thead>
          <tr>
            <th class="tick">
              <input
                type="checkbox"
                aria-label={i18n.t('workspace.selectAll')}
                checked={all}
                disabled={!current}
                onChange={toggleAll}
              />
            </th>
            {head('number', i18n.t('workspace.number'))}
            {head('customer', i18n.t('workspace.customer'))}
            {head('date', i18n.t('workspace.date'), false, true)}
            {head('dueDate', i18n.t('workspace.due'), false, true)}
            <th scope="col">{i18n.t('workspace.status')}</th>
            {head('total', i18n.t('balance.total'), true, true)}
            {head('balance', i18n.t('balance.ar'), true)}
            <th>
              <span class="visually-hidden">{i18n.t('workspace.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows ? (
            rows.map(row => (
              <Row
                key={row.invoice.id}
                connection={connection}
                row={row}
                current={current}
                address={address}
                selected={selected.has(row.invoice.id)}
                onToggle={() => onSelected(toggled(selected, row.invoice.id))}
              />
            ))
          ) : (
            <WaitingRows columns={9} />
          )}
        </tbody>
      </table>
    </div>
  )
}

function Row({
  connection,
  row,
  current,
  address,
  selected,
  onToggle,
}: {
  connection: Connection
  row: ListedInvoice
  /** False while the rows of the question before stand: they are not what would be ticked. */
  current: boolean
  address: Address
  selected: boolean
  onToggle: () => void
}) {
  const { invoice, balance } = row
  const pill = listedPill(row)
  const name = invoice.number || i18n.t('workspace.noNumber')
  return (
    <tr aria-current={address.params.get('id') === invoice.id ? 'true' : undefined}>
      <td class="tick">
        <input
          type="checkbox"
          aria-label={i18n.t('workspace.select', { number: name })}
          checked={selected}
          disabled={!current}
          onChange={onToggle}
        />
      </td>
      <th scope="row" class="row-head">
        <a href={withParams(address, { id: invoice.id })} data-row={invoice.id}>
          {name}
        </a>
      </th>
      <td class="wide-cell">
        {invoice.customerName || <span class="muted">{i18n.t('customers.nobody')}</span>}
      </td>
      <td class="nowrap extra">{dateText(invoice.date)}</td>
      <td class="nowrap extra">{invoice.dueDate ? dateText(invoice.dueDate) : '–'}</td>
      <td>
        <StatusPill tone={pill.tone} title={pill.title}>
          {pill.label}
        </StatusPill>
      </td>
      <td class="amount extra">
        <Money amount={invoice.total} currency={invoice.currency} />
      </td>
      <td class="amount">
        <Money amount={balance} currency={invoice.currency} class={balance === 0 ? 'muted' : 'strong'} />
      </td>
      <td class="menu-cell">
        <InvoiceMenu connection={connection} invoice={invoice} address={address} />
      </td>
    </tr>
  )
}

const toggled = (selected: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(selected)
  if (!next.delete(id)) next.add(id)
  return next
}
