import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { today } from '../../../core/ledger/dates.ts'
import { listCustomers } from '../../../core/store/customers.ts'
import { Banner } from '../../shared/banner.tsx'
import { Button } from '../../shared/button.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Money } from '../../shared/money.tsx'
import { StatusPill } from '../../shared/pill.tsx'
import { useLive } from '../../shared/use-live.ts'
import { type Address, addressOf, goTo, withParams } from '../address.ts'
import { FilterBar, ParamSearch, ParamSelect } from '../filters.tsx'
import { PageHead } from '../page-head.tsx'
import { Pager } from '../pager.tsx'
import type { PageProps } from '../pages.tsx'
import { SortHead } from '../sort-head.tsx'
import { WaitingRows } from '../waiting-rows.tsx'
import { CustomerDialog } from './customer-dialog.tsx'
import {
  type CustomerSort,
  countOf,
  customerList,
  customerQuery,
  type ListedCustomer,
  PAGE_SIZE,
} from './customer-list.ts'
import { CustomerPanel } from './customer-panel.tsx'
import { CustomerSync } from './customer-sync.tsx'

/** Who owes what. */
export function CustomersPage({ state: { connection }, address }: PageProps) {
  const query = customerQuery(address)
  const day = today(connection.timeZone, Date.now())
  const {
    value: listing,
    current,
    error,
  } = useLive(ledger => customerList(ledger, connection.id, query, day), [JSON.stringify(query), day], {
    when: ['records'],
    connectionId: connection.id,
  })
  const open = address.params.get('id')
  const [naming, setNaming] = useState(false)
  const { value: all } = useLive(ledger => listCustomers(ledger, connection.id, { inactive: true }), [], {
    when: ['records'],
    connectionId: connection.id,
  })
  const filtered = address.params.has('search') || query.inactive
  return (
    <>
      <PageHead
        title={i18n.t('customers.title')}
        about={listing ? i18n.t('connection.customers', listing.total) : i18n.t('shared.loading')}
        actions={
          <Button
            icon="plus"
            disabled={!connection.isHome}
            title={connection.isHome ? undefined : i18n.t('workspace.notHome')}
            onClick={() => setNaming(true)}
          >
            {i18n.t('customers.new')}
          </Button>
        }
      />
      <FilterBar>
        <ParamSearch address={address} label={i18n.t('customers.search')} />
        <ParamSelect
          address={address}
          name="inactive"
          label={i18n.t('customers.inactive')}
          options={[
            ['', i18n.t('workspace.no')],
            ['yes', i18n.t('workspace.yes')],
          ]}
        />
      </FilterBar>
      {error && (
        <Banner tone="bad" live="alert">
          {error.message}
        </Banner>
      )}
      {listing?.total === 0 && (
        <EmptyState
          icon="people"
          title={filtered ? i18n.t('workspace.noMatch') : i18n.t('customers.none')}
          actions={
            filtered && (
              <Button onClick={() => goTo(addressOf('customers', { connection: connection.id }))}>
                {i18n.t('workspace.clearFilters')}
              </Button>
            )
          }
        >
          {filtered ? undefined : i18n.t('customers.noneAbout')}
        </EmptyState>
      )}
      {(!listing || listing.total > 0) && (
        <div class="card">
          <CustomerTable rows={listing?.rows} current={current} query={query} address={address} />
          {listing && <Pager address={address} total={listing.total} size={PAGE_SIZE} settled={current} />}
        </div>
      )}
      {/* Whether a name is taken is known by all of them. */}
      {naming && all && (
        <CustomerDialog
          connection={connection}
          customers={all.rows}
          onClose={saved => {
            setNaming(false)
            if (saved) goTo(withParams(address, { id: saved }))
          }}
        />
      )}
      {open && <CustomerPanel key={open} connection={connection} id={open} address={address} />}
    </>
  )
}

const CustomerTable = ({
  rows,
  current,
  query,
  address,
}: {
  rows: ListedCustomer[] | undefined
  /** False while they are those of the question before. */
  current: boolean
  query: { sort: CustomerSort; descending: boolean }
  address: Address
}) => (
  <div class="table-scroll">
    <table class="table" aria-busy={!current}>
      <caption class="visually-hidden">{i18n.t('customers.title')}</caption>
      <thead>
        <tr>
          <SortHead sort="name" label={i18n.t('workspace.customer')} current={query} address={address} />
          <th scope="col" class="extra">
            {i18n.t('customers.email')}
          </th>
          <SortHead
            sort="count"
            label={i18n.t('customers.openCount')}
            amount
            current={query}
            address={address}
          />
          <SortHead sort="overdue" label={i18n.t('mark.overdue')} amount current={query} address={address} />
          <SortHead sort="owed" label={i18n.t('customers.owed')} amount current={query} address={address} />
        </tr>
      </thead>
      <tbody>
        {rows ? (
          rows.map(row => <Row key={row.customer.id} row={row} address={address} />)
        ) : (
          <WaitingRows columns={5} />
        )}
      </tbody>
    </table>
  </div>
)

function Row({ row, address }: { row: ListedCustomer; address: Address }) {
  const { customer, owed } = row
  const sums = (amountOf: (each: ListedCustomer['owed'][number]) => number) =>
    owed.length === 0 ? (
      <span class="muted">–</span>
    ) : (
      owed.map(each => (
        <div key={each.currency}>
          <Money amount={amountOf(each)} currency={each.currency} />
        </div>
      ))
    )
  return (
    <tr aria-current={address.params.get('id') === customer.id ? 'true' : undefined}>
      <th scope="row" class="row-head wide-cell">
        <a href={withParams(address, { id: customer.id, edit: undefined })} data-row={customer.id}>
          {customer.name}
        </a>{' '}
        {!customer.active && <StatusPill tone="muted">{i18n.t('customers.inactivePill')}</StatusPill>}
        <CustomerSync customer={customer} />
      </th>
      <td class="extra muted">{customer.email ?? ''}</td>
      <td class="amount">
        {countOf(row) > 0 ? countOf(row).toLocaleString() : <span class="muted">–</span>}
      </td>
      <td class={owed.some(each => each.overdue > 0) ? 'amount tone-warn' : 'amount muted'}>
        {sums(each => each.overdue)}
      </td>
      <td class="amount strong">{sums(each => each.balance)}</td>
    </tr>
  )
}
