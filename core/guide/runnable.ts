import type { RemedyAction } from '../ledger/remedies.ts'
import type { RemedyKind } from './entry.ts'
import { remediesOf } from './failure.ts'

/** What of the guide's remedies AR Companion can do itself; `add-line` opens the form, the rest are links. */
const ACTIONS: Partial<Record<RemedyKind, readonly RemedyAction[]>> = {
  'sync-customer-then-invoice': ['sync-customer'],
  'next-free-number': ['next-free-number'],
  'zero-line': ['drop-zero-lines', 'price-zero-lines'],
  'item-restore-swap-remove': ['restore-item', 'swap-item', 'remove-item-lines'],
  'date-in-open-period': ['move-date'],
}

/** These make sense on a payment too: it has a customer and a date. */
const ON_PAYMENTS: readonly RemedyAction[] = ['sync-customer', 'move-date']

/** The remedies that can be run for the guide entry that the stored answer of our own failed push matched. */
export function runnableRemedies(guideId: string | undefined, kind: 'invoice' | 'payment'): RemedyAction[] {
  const remedies = guideId === undefined ? [] : remediesOf(guideId)
  return remedies
    .flatMap(kind => ACTIONS[kind] ?? [])
    .filter(action => kind === 'invoice' || ON_PAYMENTS.includes(action))
}
