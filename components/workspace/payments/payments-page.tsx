import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Payment } from '../../../core/ledger/records.ts'
import { listPayments } from '../../../core/store/payments.ts'
import { Banner } from '../../shared/banner.tsx'
import { Button } from '../../shared/button.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { useLive } from '../../shared/use-live.ts'
import { addressOf, goTo, withParams } from '../address.ts'
import { CustomerChip } from '../customer-chip.tsx'
import { PageHead } from '../page-head.tsx'
import { Pager } from '../pager.tsx'
import type { PageProps } from '../pages.tsx'
import { CsvDialog } from './csv/csv-dialog.tsx'
import { MarkSyncedDialog } from './mark-synced-dialog.tsx'
import { PaymentFilters } from './payment-filters.tsx'
import { PaymentPanel } from './payment-panel.tsx'
import { PAGE_SIZE, paymentQuery } from './payment-query.ts'
import { PaymentTable } from './payment-table.tsx'
import { RecordDialog } from './record/record-dialog.tsx'

const FILTERS = ['search', 'status', 'source', 'standing', 'customer']

/** Every payment of one company, wherever it came from. */
export function PaymentsPage({ state: { connection }, address }: PageProps) {
  const [marking, setMarking] = useState<Payment>()
  const query = paymentQuery(address, connection.id)
  const {
    value: listing,
    current,
    error,
  } = useLive(ledger => listPayments(ledger, query), [JSON.stringify(query)], {
    when: ['records'],
    connectionId: connection.id,
  })
  const open = address.params.get('id')
  const recording = address.params.get('record')
  const filtered = FILTERS.some(name => address.params.has(name))
  const atHome = {
    disabled: !connection.isHome,
    title: connection.isHome ? undefined : i18n.t('workspace.notHome'),
  }
  const record = (
    <>
      <Button {...atHome} icon="import" onClick={() => goTo(withParams(address, { import: 'csv' }))}>
        {i18n.t('csvImport.open')}
      </Button>
      <Button
        {...atHome}
        variant="primary"
        icon="plus"
        onClick={() => goTo(withParams(address, { record: 'new' }))}
      >
        {i18n.t('payments.record')}
      </Button>
    </>
  )
  return (
    <>
      <PageHead
        title={i18n.t('workspace.payments')}
        about={listing ? i18n.t('connection.payments', listing.total) : i18n.t('shared.loading')}
        actions={record}
      />
      <PaymentFilters address={address} />
      <CustomerChip connectionId={connection.id} address={address} />
      {error && (
        <Banner tone="bad" live="alert">
          {error.message}
        </Banner>
      )}
      {listing?.total === 0 &&
        (filtered ? (
          <EmptyState
            icon="filter"
            title={i18n.t('workspace.noMatch')}
            actions={
              <Button onClick={() => goTo(addressOf('payments', { connection: connection.id }))}>
                {i18n.t('workspace.clearFilters')}
              </Button>
            }
          />
        ) : (
          <EmptyState icon="payment" title={i18n.t('payments.none')}>
            {i18n.t('payments.noneAbout')}
          </EmptyState>
        ))}
      {(!listing || listing.total > 0) && (
        <div class="card">
          <PaymentTable
            connection={connection}
            rows={listing?.rows}
            current={current}
            query={query}
            address={address}
            onMarkSynced={setMarking}
          />
          {listing && <Pager address={address} total={listing.total} size={PAGE_SIZE} settled={current} />}
        </div>
      )}
      {open && (
        <PaymentPanel
          key={open}
          connection={connection}
          id={open}
          address={address}
          onMarkSynced={setMarking}
        />
      )}
      {marking && (
        <MarkSyncedDialog connection={connection} payment={marking} onClose={() => setMarking(undefined)} />
      )}
      {address.params.has('import') && connection.isHome && (
        <CsvDialog
          key={connection.id}
          connection={connection}
          onClose={() => goTo(withParams(address, { import: undefined }))}
        />
      )}
      {recording && (
        <RecordDialog
          connection={connection}
          invoiceId={recording === 'new' ? undefined : recording}
          onClose={id => goTo(withParams(address, { record: undefined, ...(id ? { id } : {}) }))}
        />
      )}
    </>
  )
}
