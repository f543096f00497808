import type { InvoiceView } from '../../../core/ledger/view.ts'

/** How the total divides, minor units; the parts add up to the total where it is not negative. */
export interface Shares {
  paid: number
  /** Covered by our own payments that do not stand in the accounting system yet. */
  waiting: number
  open: number
  /** Shown as paid there, but the payment failed. */
  notCollected: number
}

const within = (value: number, most: number): number => Math.min(Math.max(value, 0), Math.max(most, 0))

/** From the two balances (design §3, Balance mismatch). */
export function sharesOf({ total, balance }: Pick<InvoiceView, 'total' | 'balance'>): Shares {
  const open = within(balance.ar, total)
  const waiting = within(within(balance.accounting, total) - open, total - open)
  const covered = Math.max(total, 0) - open - waiting
  const notCollected = within(balance.notCollected, covered)
  return { paid: covered - notCollected, waiting, open, notCollected }
}
