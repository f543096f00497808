import { daysBetween } from './dates.ts'
import { mergePulled } from './merge.ts'
import type { Payment } from './records.ts'
import { standingOf } from './submission.ts'

/** How far apart, in days, two records of one payment may be dated. */
const TWIN_DAYS = 7

/**
 * The imported payments that may be this own one, nearest date first: same customer, currency and
 * amount, ±7 days (design §3, One payment, one record). The user picks; nothing merges by itself.
 */
export function twinProposals(own: Payment, imported: readonly Payment[]): Payment[] {
  const distance = (other: Payment) => Math.abs(daysBetween(own.date, other.date))
  return imported
    .filter(other => canBeTwin(own, other) && distance(other) <= TWIN_DAYS)
    .sort((a, b) => distance(a) - distance(b) || (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** Only a payment of ours that does not stand there yet, and an imported one that does. */
const canBeTwin = (own: Payment, other: Payment): boolean =>
  own.origin === 'own' &&
  own.standing === 'none' &&
  other.origin === 'imported' &&
  other.id !== own.id &&
  standingOf(other) === 'there' &&
  other.connectionId === own.connectionId &&
  other.customerId === own.customerId &&
  other.currency === own.currency &&
  other.amount === own.amount

/** *Mark as synced*: one record under our id, with what stands there; the imported one is dropped. */
export function mergeTwin(own: Payment, imported: Payment): Payment {
  const { readAt: _, updatedThere: __, ...unread } = own
  return mergePulled(unread, imported)
}
