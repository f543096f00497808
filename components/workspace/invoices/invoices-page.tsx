import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import { today } from '../../../core/ledger/dates.ts'
import type { InvoiceListing } from '../../../core/store/select-invoices.ts'
import { Banner } from '../../shared/banner.tsx'
import { Button } from '../../shared/button.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Menu } from '../../shared/menu.tsx'
import { Money } from '../../shared/money.tsx'
import { type Address, addressOf, goTo, withParams } from '../address.ts'
import { CustomerChip } from '../customer-chip.tsx'
import { PageHead } from '../page-head.tsx'
import { Pager } from '../pager.tsx'
import type { PageProps } from '../pages.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { InvoiceEditPage } from './edit/invoice-edit-page.tsx'
import { exportInvoices } from './export-invoices.ts'
import { ImportDialog } from './import-dialog.tsx'
import { InvoiceFilters } from './invoice-filters.tsx'
import { InvoicePanel } from './invoice-panel.tsx'
import { invoiceQuery, PAGE_SIZE } from './invoice-query.ts'
import { InvoiceTable } from './invoice-table.tsx'
import { useInvoicePage } from './use-invoice-page.ts'

/** The invoices of one company; or, while one is written or edited, its form. */
export function InvoicesPage({ state: { connection }, address }: PageProps) {
  const editing = address.params.get('edit')
  return editing ? (
    <InvoiceEditPage key={editing} connection={connection} id={editing} address={address} />
  ) : (
    <InvoiceListPage connection={connection} address={address} />
  )
}

const FILTERS = ['search', 'status', 'sync', 'customer', 'archived', 'skipped']

/** What is ticked, over all pages of a list; under another filter other invoices are meant. */
function useSelection(filter: string): [ReadonlySet<string>, (ids: ReadonlySet<string>) => void] {
  const [selection, setSelection] = useState<{ filter: string; ids: ReadonlySet<string> }>()
  return [selection?.filter === filter ? selection.ids : NONE, ids => setSelection({ filter, ids })]
}
const NONE: ReadonlySet<string> = new Set()

/** Search, filters, sort, and what can be done with the invoices. */
function InvoiceListPage({ connection, address }: { connection: Connection; address: Address }) {
  const [importing, setImporting] = useState(false)
  const filter = FILTERS.map(name => address.params.get(name) ?? '').join('\n')
  const [selected, setSelected] = useSelection(filter)
  const day = today(connection.timeZone, Date.now())
  const query = invoiceQuery(address.params, connection.id, day)
  const { rows, current, listing, settled, error } = useInvoicePage(query)
  const nothing = listing?.total === 0 && !rows?.length
  const open = address.params.get('id')
  const offline = connection.state === 'connected' ? undefined : i18n.t('workspace.notConnected')
  const filtered = FILTERS.some(name => address.params.has(name))
  return (
    <>
      <PageHead
        title={i18n.t('workspace.invoices')}
        about={<Summary listing={listing} />}
        actions={
          <>
            <Button
              variant="primary"
              icon="plus"
              disabled={!connection.isHome}
              title={connection.isHome ? undefined : i18n.t('workspace.notHome')}
              onClick={() => goTo(withParams(address, { edit: 'new', id: undefined }))}
            >
              {i18n.t('invoiceForm.newTitle')}
            </Button>
            <Menu
              label={i18n.t('workspace.pageMenu')}
              items={[
                {
                  label: i18n.t('action.importByNumber'),
                  icon: 'import',
                  run: () => setImporting(true),
                  unavailable: offline,
                },
                {
                  label: i18n.t('workspace.exportCsv'),
                  icon: 'export',
                  run: () => exportInvoices(connection, query),
                  unavailable: settled && listing?.total === 0 ? i18n.t('workspace.noMatch') : undefined,
                },
              ]}
            />
          </>
        }
      />
      <InvoiceFilters address={address} />
      <CustomerChip connectionId={connection.id} address={address} />
      {error && (
        <Banner tone="bad" live="alert">
          {error.message}
        </Banner>
      )}
      {nothing && (
        <Nothing
          filtered={filtered}
          archived={query.archived ?? false}
          onClear={() => goTo(addressOf('invoices', { connection: connection.id }))}
          onImport={() => setImporting(true)}
        />
      )}
      {!nothing && (
        <div class="card">
          <BulkBar
            connection={connection}
            selected={selected}
            archived={query.archived ?? false}
            onDone={() => setSelected(new Set())}
          />
          <InvoiceTable
            connection={connection}
            rows={rows}
            current={current}
            query={query}
            address={address}
            selected={selected}
            onSelected={setSelected}
          />
          {listing && <Pager address={address} total={listing.total} size={PAGE_SIZE} settled={settled} />}
        </div>
      )}
      {open && <InvoicePanel key={open} connection={connection} id={open} address={address} />}
      {importing && <ImportDialog connection={connection} onClose={() => setImporting(false)} />}
    </>
  )
}

/** How many there are and what is owed, per currency: currencies are never added together. */
function Summary({ listing }: { listing: InvoiceListing | undefined }) {
  if (!listing) return <p>{i18n.t('shared.loading')}</p>
  const owed = Object.entries(listing.owed)
  return (
    <p role="status">
      {i18n.t('connection.invoices', listing.total)}
      {owed.length > 0 && ` · ${i18n.t('workspace.owed')} `}
      {owed.map(([currency, amount], n) => (
        <span key={currency}>
          {n > 0 && ', '}
          <Money amount={amount} currency={currency} />
        </span>
      ))}
    </p>
  )
}

function Nothing({
  filtered,
  archived,
  onClear,
  onImport,
}: {
  filtered: boolean
  archived: boolean
  onClear: () => void
  onImport: () => void
}) {
  if (!filtered) {
    return (
      <EmptyState
        icon="invoice"
        title={i18n.t('workspace.noInvoices')}
        actions={
          <Button icon="import" onClick={onImport}>
            {i18n.t('action.importByNumber')}
          </Button>
        }
      >
        {i18n.t('workspace.noInvoicesAbout')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon="filter"
      title={archived ? i18n.t('workspace.noArchived') : i18n.t('workspace.noMatch')}
      actions={<Button onClick={onClear}>{i18n.t('workspace.clearFilters')}</Button>}
    />
  )
}
