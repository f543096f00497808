import { i18n } from '#i18n'
import type { Address } from '../address.ts'
import { FilterBar, ParamSearch, ParamSelect } from '../filters.tsx'

/** Search and filters; what is chosen stands in the address. */
export const InvoiceFilters = ({ address }: { address: Address }) => (
  <FilterBar>
    <ParamSearch address={address} label={i18n.t('workspace.searchInvoices')} />
    <ParamSelect
      address={address}
      name="status"
      label={i18n.t('workspace.status')}
      options={[
        ['', i18n.t('workspace.all')],
        ['draft', i18n.t('mark.draft')],
        ['open', i18n.t('mark.open')],
        ['overdue', i18n.t('mark.overdue')],
        ['partially-paid', i18n.t('mark.partiallyPaid')],
        ['paid', i18n.t('mark.paid')],
        ['voided', i18n.t('mark.voided')],
      ]}
    />
    <ParamSelect
      address={address}
      name="sync"
      label={i18n.t('workspace.sync')}
      options={[
        ['', i18n.t('workspace.all')],
        ['synced', i18n.t('syncState.synced')],
        ['unsynced', i18n.t('syncState.unsynced')],
        ['syncing', i18n.t('syncState.syncing')],
        ['failed', i18n.t('syncState.failed')],
        ['unknown', i18n.t('syncState.unknown')],
      ]}
    />
    <ParamSelect
      address={address}
      name="archived"
      label={i18n.t('workspace.archived')}
      options={[
        ['', i18n.t('workspace.no')],
        ['yes', i18n.t('workspace.yes')],
      ]}
    />
    <ParamSelect
      address={address}
      name="skipped"
      label={i18n.t('workspace.duplicates')}
      options={[
        ['', i18n.t('workspace.duplicatesListed')],
        ['yes', i18n.t('workspace.duplicatesSkipped')],
      ]}
    />
  </FilterBar>
)
