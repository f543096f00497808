import type { ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import type { IconName } from '../shared/icons.tsx'
import type { ConnectionState } from '../shared/use-connections.ts'
import type { Live } from '../shared/use-live.ts'
import type { Address } from './address.ts'
import { AttentionPage } from './attention/attention-page.tsx'
import type { Attention } from './attention/use-attention.ts'
import { CustomersPage } from './customers/customers-page.tsx'
import { InvoicesPage } from './invoices/invoices-page.tsx'
import { OverviewPage } from './overview/overview-page.tsx'
import { PaymentsPage } from './payments/payments-page.tsx'
import { SyncLogPage } from './sync-log/sync-log-page.tsx'

/** What every page of the workspace is given. */
export interface PageProps {
  state: ConnectionState
  address: Address
  /** What needs a person, over all companies. */
  attention: Live<Attention | undefined>
}

/** Ids that other surfaces link to: core/worker/page/open.ts knows them too. */
export type PageId = 'overview' | 'invoices' | 'payments' | 'customers' | 'attention' | 'sync-log'

interface PageEntry {
  id: PageId
  icon: IconName
  view: (props: PageProps) => ComponentChildren
}

/** The list of pages, in the order of the navigation. */
export const PAGES: readonly [PageEntry, ...PageEntry[]] = [
  { id: 'overview', icon: 'chart', view: OverviewPage },
  { id: 'invoices', icon: 'invoice', view: InvoicesPage },
  { id: 'payments', icon: 'payment', view: PaymentsPage },
  { id: 'customers', icon: 'people', view: CustomersPage },
  { id: 'attention', icon: 'warning', view: AttentionPage },
  { id: 'sync-log', icon: 'log', view: SyncLogPage },
]

export function pageTitle(page: PageId): string {
  switch (page) {
    case 'overview':
      return i18n.t('overview.title')
    case 'invoices':
      return i18n.t('workspace.invoices')
    case 'payments':
      return i18n.t('workspace.payments')
    case 'customers':
      return i18n.t('customers.title')
    case 'attention':
      return i18n.t('popup.attention')
    case 'sync-log':
      return i18n.t('workspace.syncLog')
  }
}
