import { formatAmount } from '../../core/ledger/money.ts'
import { invoiceTone, type Tone } from '../../core/ledger/tone.ts'
import type { InvoiceView } from '../../core/ledger/view.ts'
import type { PageView } from '../../core/messaging/views.ts'
import type { StatusState } from './status.ts'
import { words } from './words.ts'

export interface ChipText {
  tone: Tone
  /** Empty: the product's mark alone. */
  label: string
  /** An amount beside the label. */
  detail?: string
  /** A further sign: the two balances differ, or what is shown is old because the sign-in has ended. */
  sign?: 'differ' | 'alert'
}

const w = words.chip

/** What the chip says, whatever is known. */
export function chipText({ orphaned, view, problem }: StatusState): ChipText {
  if (orphaned) return { tone: 'warn', label: w.reload }
  if (view) {
    const text = viewText(view)
    const signedOut = 'connection' in view && view.connection.state !== 'connected'
    return signedOut ? { ...text, sign: 'alert' } : text
  }
  return problem ? { tone: 'bad', label: w.unavailable } : { tone: 'muted', label: w.checking }
}

function viewText(view: PageView): ChipText {
  switch (view.state) {
    case 'not-connected':
      return { tone: 'muted', label: w.notConnected }
    case 'other-company':
      return { tone: 'warn', label: view.linkable ? w.whichCompany : w.otherCompany }
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

/** The word that every surface uses, with what is owed where that is the question. */
function invoiceText(invoice: InvoiceView): ChipText {
  const { mark, tone, label } = invoiceTone(invoice)
  const { ar, notCollected, difference } = invoice.balance
  const amount = mark === 'not-collected' ? notCollected : OWED.has(mark) ? ar : undefined
  return {
    tone,
    label,
    ...(amount === undefined ? {} : { detail: formatAmount(amount, invoice.currency) }),
    ...(difference === 0 ? {} : { sign: 'differ' }),
  }
}
const OWED: ReadonlySet<string> = new Set(['open', 'partially-paid', 'overdue'])

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
  const detail = formatAmount(view.amount, view.currency)
  if (view.failedStillThere) return { tone: 'bad', label: w.notCollected, detail }
  return { tone: PAYMENT_TONE[view.paymentStatus], label: words.payment[view.paymentStatus], detail }
}
