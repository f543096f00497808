import type { ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import type { IconName } from '../shared/icons.tsx'
import type { ConnectionState } from '../shared/use-connections.ts'
import type { Address } from './address.ts'
import { InvoicesPage } from './invoices/invoices-page.tsx'
import { PaymentsPage } from './payments/payments-page.tsx'
import { SyncLogPage } from './sync-log/sync-log-page.tsx'

/** What every page of the workspace is given. */
export interface PageProps {
  state: ConnectionState
  address: Address
}

export type PageId = 'invoices' | 'payments' | 'sync-log'

/** The list of pages, in the order of the navigation. */
export const PAGES: readonly [PageEntry, ...PageEntry[]] = [
  { id: 'invoices', icon: 'invoice', view: InvoicesPage },
  { id: 'payments', icon: 'payment', view: PaymentsPage },
  { id: 'sync-log', icon: 'log', view: SyncLogPage },
]

interface PageEntry {
  id: PageId
  icon: IconName
  view: (props: PageProps) => ComponentChildren
}

export function pageTitle(page: PageId): string {
  switch (page) {
    case 'invoices':
      return i18n.t('workspace.invoices')
    case 'payments':
      return i18n.t('workspace.payments')
    case 'sync-log':
      return i18n.t('workspace.syncLog')
  }
}
