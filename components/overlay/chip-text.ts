import { formatAmount } from '../../core/ledger/money.ts'
import type { InvoiceView } from '../../core/ledger/view.ts'
import type { PageView, RowBadge } from '../../core/messaging/views.ts'
import { words } from './words.ts'

export interface ChipText {
  tone: RowBadge['tone']
  label: string
  /** An amount beside the label. */
  detail?: string
  /** The two balances differ: a mark says so. */
  differs?: boolean
}

const w = words.chip

/** What the chip says of a view. */
export function chipText(view: PageView): ChipText {
  switch (view.state) {
    case 'not-connected':
      return { tone: 'muted', label: w.notConnected }
    case 'other-company':
      return { tone: 'warn', label: w.otherCompany }
    case 'nothing':
      if (view.connection.state !== 'connected') return { tone: 'warn', label: w.signIn }
      return { tone: 'muted', label: view.connection.importing ? w.importing : '' }
    case 'missing':
      if (view.reason === 'importing') return { tone: 'info', label: w.importing }
      if (view.reason === 'archived') return { tone: 'muted', label: w.archived }
      return { tone: 'warn', label: view.reason === 'skipped' ? w.skipped : w.notInAr }
    case 'choice':
      return { tone: 'warn', label: w.choice(view.candidates.length) }
    case 'customer':
      return customerText(view)
    case 'payment':
      return paymentText(view)
    case 'invoice':
      return invoiceText(view.invoice)
  }
}

function invoiceText(invoice: InvoiceView): ChipText {
  const { balance, currency } = invoice
  const owed = formatAmount(balance.ar, currency)
  const differs = balance.difference !== 0
  const flag = flagOf(invoice)
  if (flag) return { ...flag, differs }
  if (invoice.status === 'paid') return { tone: 'good', label: words.status.paid, differs }
  if (invoice.status === 'voided' || invoice.status === 'draft') {
    return { tone: 'muted', label: words.status[invoice.status], differs }
  }
  if (invoice.overdueDays > 0) {
    return { tone: 'warn', label: w.overdue(invoice.overdueDays), detail: owed, differs }
  }
  return { tone: 'info', label: words.status[invoice.status], detail: owed, differs }
}

/** What matters more than the status, worst first. */
function flagOf(invoice: InvoiceView): ChipText | null {
  if (invoice.syncState === 'failed') return { tone: 'bad', label: w.syncFailed }
  if (invoice.balance.notCollected > 0) {
    return {
      tone: 'bad',
      label: w.notCollected,
      detail: formatAmount(invoice.balance.notCollected, invoice.currency),
    }
  }
  if (invoice.deletedThere) return { tone: 'warn', label: w.deletedThere }
  if (invoice.skipped) return { tone: 'warn', label: w.skipped }
  if (invoice.archived) return { tone: 'muted', label: w.archived }
  return null
}

function customerText(view: Extract<PageView, { state: 'customer' }>): ChipText {
  if (view.openCount === 0) return { tone: 'good', label: w.nothingOpen }
  return {
    tone: view.overdueBalance > 0 ? 'warn' : 'info',
    label: w.customerOpen(view.openCount),
    detail: formatAmount(view.openBalance, view.currency),
  }
}

const PAYMENT_TONE = {
  authorized: 'info',
  succeeded: 'good',
  failed: 'bad',
  voided: 'muted',
  refunded: 'muted',
} as const

function paymentText(view: Extract<PageView, { state: 'payment' }>): ChipText {
  if (view.failedStillThere)
    return { tone: 'bad', label: w.notCollected, detail: formatAmount(view.amount, view.currency) }
  if (view.syncState === 'failed') return { tone: 'bad', label: w.syncFailed }
  return {
    tone: PAYMENT_TONE[view.paymentStatus],
    label: words.paymentStatus[view.paymentStatus],
    detail: formatAmount(view.amount, view.currency),
  }
}
