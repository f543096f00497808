import { formatAmount } from './money.ts'
import type { InvoiceView } from './view.ts'

export type Tone = 'good' | 'info' | 'warn' | 'bad' | 'muted'

/** What a badge or chip says of an invoice, the same on every surface. */
export type InvoiceMark =
  | 'deleted-there'
  | 'skipped'
  | 'archived'
  | 'voided'
  | 'sync-failed'
  | 'outcome-unknown'
  | 'not-collected'
  | 'draft'
  | 'overdue'
  | 'partially-paid'
  | 'paid'
  | 'open'

export interface InvoiceTone {
  mark: InvoiceMark
  tone: Tone
  /** One to three words. */
  label: string
  /** One sentence or two, with amounts. */
  title: string
}

const LOOKS: Record<InvoiceMark, [tone: Tone, label: string]> = {
  'deleted-there': ['muted', 'Deleted there'],
  skipped: ['muted', 'Duplicate number'],
  archived: ['muted', 'Archived'],
  voided: ['muted', 'Voided'],
  'sync-failed': ['bad', 'Sync failed'],
  'outcome-unknown': ['warn', 'Outcome unknown'],
  'not-collected': ['bad', 'Not collected'],
  draft: ['muted', 'Draft'],
  overdue: ['warn', 'Overdue'],
  'partially-paid': ['info', 'Partially paid'],
  paid: ['good', 'Paid'],
  open: ['info', 'Open'],
}

/** What matters most comes first: gone or hidden, then what needs a person, then the status. */
function markOf(view: InvoiceView): InvoiceMark {
  if (view.deletedThere) return 'deleted-there'
  if (view.skipped) return 'skipped'
  if (view.archived) return 'archived'
  if (view.syncState === 'failed') return 'sync-failed'
  if (view.syncState === 'unknown') return 'outcome-unknown'
  if (view.status === 'voided' || view.status === 'draft') return view.status
  if (view.balance.notCollected > 0) return 'not-collected'
  return view.overdueDays > 0 ? 'overdue' : view.status
}

/** @param locale of the amounts; the browser's own unless told */
export function invoiceTone(view: InvoiceView, locale?: string): InvoiceTone {
  const mark = markOf(view)
  const [tone, label] = LOOKS[mark]
  const days = mark === 'overdue' ? ` ${view.overdueDays} d` : ''
  return { mark, tone, label: label + days, title: titleOf(mark, view, locale) }
}

function titleOf(mark: InvoiceMark, view: InvoiceView, locale?: string): string {
  const money = (minor: number) => formatAmount(minor, view.currency, locale)
  const { ar, accounting, difference, notCollected } = view.balance
  const sentences = [sentence(mark, view, money)]
  if (mark !== 'draft' && (view.syncState === 'unsynced' || view.syncState === 'syncing'))
    sentences.push('Not in the accounting system yet.')
  if (mark !== 'not-collected' && notCollected > 0)
    sentences.push(`${money(notCollected)} of it was not collected.`)
  if (difference !== 0 && mark !== 'draft')
    sentences.push(`AR shows ${money(ar)}, the accounting system ${money(accounting)}.`)
  return sentences.join(' ')
}

function sentence(mark: InvoiceMark, view: InvoiceView, money: (minor: number) => string): string {
  const owed = `${money(view.balance.ar)} of ${money(view.total)} is owed`
  switch (mark) {
    case 'deleted-there':
      return 'Deleted in the accounting system; it leaves AR at the next deletion check.'
    case 'skipped':
      return 'Not listed in AR: its number is taken, and Allow Duplicate Invoice Numbers is off.'
    case 'archived':
      return 'Archived in AR: hidden from its lists, no reminders.'
    case 'voided':
      return 'Voided in the accounting system.'
    case 'sync-failed':
      return `It could not be synchronized: ${view.failure?.message ?? 'the reason is in the sync log.'}`
    case 'outcome-unknown':
      return 'It was sent, and no answer came: it may stand in the accounting system already.'
    case 'not-collected':
      return `Both systems show the payment, but ${money(view.balance.notCollected)} was not collected: it failed after it was submitted.`
    case 'draft':
      return 'A draft: not sent to the accounting system yet.'
    case 'overdue':
      return `${owed}, ${view.overdueDays} ${view.overdueDays === 1 ? 'day' : 'days'} past due.`
    case 'paid':
      return `Paid: ${money(view.total)}.`
    case 'open':
    case 'partially-paid':
      return `${owed}${view.dueDate ? `, due ${view.dueDate}` : ''}.`
  }
}
