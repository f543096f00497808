import { i18n } from '#i18n'
import type { RemedyAction, RemedyChange } from '../../../core/ledger/remedies.ts'

/** On the button that opens it. */
export function actionText(action: RemedyAction): string {
  switch (action) {
    case 'sync-customer':
      return i18n.t('remedies.syncCustomer')
    case 'next-free-number':
      return i18n.t('remedies.nextFreeNumber')
    case 'drop-zero-lines':
      return i18n.t('remedies.dropZeroLines')
    case 'price-zero-lines':
      return i18n.t('remedies.priceZeroLines')
    case 'restore-item':
      return i18n.t('remedies.restoreItem')
    case 'swap-item':
      return i18n.t('remedies.swapItem')
    case 'remove-item-lines':
      return i18n.t('remedies.removeItemLines')
    case 'move-date':
      return i18n.t('remedies.moveDate')
  }
}

/** What a change is about, before its two values. */
export function changeText(change: RemedyChange): string {
  switch (change.what) {
    case 'number':
      return i18n.t('remedies.number')
    case 'date':
      return i18n.t('remedies.date')
    case 'dueDate':
      return i18n.t('remedies.dueDate')
    case 'total':
      return i18n.t('remedies.total')
    case 'line':
      return i18n.t('remedies.line', { number: change.line })
    case 'customer':
      return i18n.t('remedies.customer')
    case 'item':
      return i18n.t('remedies.item')
  }
}
