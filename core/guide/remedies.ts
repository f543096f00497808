import type { GuideEntry, RemedyKind } from './entry.ts'

type Remedy = GuideEntry['remedies'][number]

/** What each remedy is called on a button, and whether it changes data (design §4: those ask first). */
const REMEDIES: Record<RemedyKind, [label: string, changesData: boolean]> = {
  'open-conflicting-transaction': ['Open the transaction that has this number', false],
  'open-item': ['Open the item', false],
  'open-payment': ['Open the payment', false],
  'open-customer': ['Open the customer', false],
  'sign-in': ['Sign in again', false],
  'sync-customer-then-invoice': ['Sync the customer, then the invoice', true],
  'next-free-number': ['Use the next free number and retry', true],
  'zero-line': ['Drop or price the $0 line and retry', true],
  'add-line': ['Add a line and retry', true],
  'item-restore-swap-remove': ['Restore, swap or remove the item', true],
  'date-in-open-period': ['Move the date into the open period and retry', true],
  're-sync': ['Re-Sync', false],
  'retry-later': ['Try again later', false],
}

export function remedyOf(kind: RemedyKind): Remedy {
  const [label, changesData] = REMEDIES[kind]
  return { kind, label, changesData }
}
