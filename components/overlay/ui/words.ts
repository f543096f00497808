import type {
  Instant,
  InvoiceStatus,
  PaymentMethod,
  PaymentStatus,
  Standing,
  SyncState,
} from '../../../core/ledger/records.ts'
import type { BalanceCause, PaymentLine } from '../../../core/ledger/view.ts'
import type { FailureCode } from '../../../core/messaging/reply.ts'
import type { MissingReason } from '../../../core/messaging/views.ts'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** Every text of the panel and of the fix card. Amounts and dates come in formatted. */
export const words = {
  systems: { quickbooks: 'QuickBooks', intacct: 'Sage Intacct' } as Record<string, string>,

  status: {
    draft: 'Draft',
    open: 'Open',
    'partially-paid': 'Partially paid',
    paid: 'Paid',
    voided: 'Voided',
  } satisfies Record<InvoiceStatus, string>,

  paymentStatus: {
    authorized: 'Authorized',
    succeeded: 'Succeeded',
    failed: 'Failed',
    voided: 'Voided',
    refunded: 'Refunded',
  } satisfies Record<PaymentStatus, string>,

  creditApplied: 'Credit applied',
  method: { ach: 'ACH', card: 'Card', check: 'Check', cash: 'Cash', other: 'Payment' } satisfies Record<
    PaymentMethod,
    string
  >,
  standing: (standing: Standing, system: string): string =>
    ({
      none: `not in ${system}`,
      'in-flight': `on its way to ${system}`,
      there: `in ${system}`,
      gone: `deleted in ${system}`,
    })[standing],
  flag: {
    'failed-still-there': (system: string) => `Failed, but still in ${system}`,
    'deleted-there': (system: string) => `Deleted in ${system}`,
  } satisfies Record<NonNullable<PaymentLine['flag']>, (system: string) => string>,

  sync: {
    unsynced: 'Not synced yet',
    syncing: 'Syncing …',
    synced: 'Synced',
    failed: 'Sync failed',
    unknown: 'Sent, no answer yet',
  } satisfies Record<SyncState, string>,

  details: 'Details',
  waits: (system: string, time: string) =>
    `${system} asked AR Companion to pause until ${time}. This runs then.`,
  slow: (system: string) => `Still waiting for ${system}. It can take two minutes.`,
  stopWaiting: 'Stop waiting',
  /** What is the matter, in the same words as on the pages of the extension (trouble, in the locale). */
  trouble: (
    { code, message, until }: { code: FailureCode; message: string; until?: Instant | undefined },
    system: string,
  ): string => {
    switch (code) {
      case 'throttled':
        return until
          ? `${system} asked AR Companion to pause until ${clockTime(until)}. Try again then.`
          : `${system} asked AR Companion to pause for a while. It goes on by itself.`
      case 'offline':
        return `${system} could not be reached. Check the network and try again.`
      case 'unreadable':
        return `What came back was no answer of ${system}, or was cut short. Try again in a few minutes. If it stays, look whether ${system} is under maintenance, or whether a proxy or firewall stands in between.`
      case 'busy':
        return `${system} has a problem of its own at the moment. Try again in a few minutes.`
      case 'signed-out':
        return `${system} does not accept the sign-in any more. Sign in again in AR Companion’s settings. What waits to be sent is kept.`
      case 'client-refused':
        return `${system} refused the client ID or the client secret. Enter both again in AR Companion’s settings.`
      case 'stopped':
        return 'The browser stopped AR Companion before it answered. Whether this was done is not known. Look before you try again.'
      default:
        return message
    }
  },

  archived: 'Archived',
  checking: 'Checking …',

  panel: {
    label: 'AR status',
    close: 'Close',
    invoice: (number: string) => (number ? `Invoice ${number}` : 'Invoice without a number'),
    due: (date: string) => `Due ${date}`,
    overdue: (days: number) => `Overdue ${count(days, 'day', 'days')}`,
    foundByNumber: 'found by number',
    total: 'Total',
    shares: { paid: 'Paid', waiting: 'Waiting', open: 'Open', notCollected: 'Not collected' },
    shareLabel: (parts: string[]) => `Of the total: ${parts.join(', ')}`,
    payments: 'Payments',
    noPayments: 'No payments yet.',
    morePayments: (n: number) => count(n, 'more payment in the workspace', 'more payments in the workspace'),
    read: (when: string) => `read ${when}`,
    neverRead: 'not read yet',
    refreshing: 'Reading the latest …',
    notHome: (company: string) => `Another browser is the home of ${company}; here it is shown as last read.`,
    archivedNote: 'Archived here: hidden from the lists, no reminders.',
    deletedNote: (system: string) =>
      `Deleted in ${system}. It leaves at the next deletion check (01:00 UTC). Archive it to hide it now.`,
    skippedNote:
      'Another invoice with this number is listed, so this one is not (Allow Duplicate Invoice Numbers is off).',
  },

  balance: {
    accounting: (system: string) => `Balance in ${system}`,
    ar: 'AR balance',
    difference: 'Difference',
    agree: 'Both systems agree.',
    never: (system: string) => `${system} does not have this invoice yet.`,
    cause: {
      'authorized-ach-waiting': 'Authorized ACH payment, sent once it succeeds',
      'authorized-other-waiting': 'Authorized payment, waiting',
      'not-sent-yet': 'Payment waiting to be sent',
      'in-flight': 'Payment sent, answer not known yet',
      'failed-to-sync': 'Payment failed to sync',
      'changed-there': 'Changed there',
      unknown: 'Unknown; Re-Sync first',
    } satisfies Record<BalanceCause['kind'], string>,
    since: (when: string) => `since it was read ${when}`,
    notCollected: (amount: string, system: string) =>
      `Both systems count ${amount} as paid that was not collected: the payment failed and still stands in ${system}. Delete it there; a deposited one must leave its deposit first.`,
    resyncFirst: 'Re-Sync first; if the difference stays, these are its causes.',
  },

  failure: {
    title: (system: string) => `${system} did not accept this`,
    theirWords: 'The message as it came',
    steps: 'How to fix it',
    retry: 'It is tried again by itself.',
    bug: 'This looks like our own fault. The workspace has the details to report.',
  },

  action: {
    sync: 'Re-Sync',
    syncing: 'Syncing …',
    archive: 'Archive',
    unarchive: 'Unarchive',
    import: 'Import by number',
    importNow: 'Import',
    importing: 'Importing …',
    workspace: 'Workspace',
    openWorkspace: 'Open in workspace',
    connect: 'Connect …',
    signIn: 'Sign in …',
    settings: 'Open settings',
    retry: 'Try again',
    reload: 'Reload page',
    numberLabel: 'Exact invoice number',
    numberEmpty: 'Enter the exact number.',
  },

  state: {
    notConnectedTitle: 'This company is not connected',
    notConnected: (system: string) =>
      `Connect it once in AR Companion’s settings: sign in to ${system} there, and the status of each record is shown here.`,
    otherTitle: 'Another company is connected',
    unlinkedTitle: 'Which company is this?',
    unlinked: (label: string) =>
      `This page calls its company “${label}”. Open AR Companion from the toolbar of your browser and say which of your companies that is. It asks once.`,
    other: (connected: string[]) =>
      `This page belongs to a company that AR Companion does not know. Nothing is shown here, so that companies never mix. Connected: ${connected.join(', ')}`,
    nothingTitle: 'No record on this page',
    nothing:
      'Open an invoice, a customer or a payment to see its status, or bring in an invoice by its number.',
    newInvoice: 'This invoice is not saved yet. Its status is shown here once it is.',
    missingTitle: (number: string | undefined) =>
      number ? `${number} is not in AR` : 'This invoice is not in AR',
    missing: (reason: MissingReason, keptNumber: string | undefined): string =>
      ({
        archived: 'It is archived here, so the lists leave it out.',
        skipped: `Another invoice has the number ${keptNumber ?? 'already'}, and Allow Duplicate Invoice Numbers (Settings > Invoices) is off. Turn it on to bring this one in.`,
        deleted: 'It was removed at a deletion check, because the accounting system said that it is deleted.',
        importing: 'The first import is still running; it will be here when its turn comes.',
        'not-imported': 'It has not been imported. Import it by its exact number.',
      })[reason],
    choiceTitle: 'Two invoices have this number',
    choice: 'The page does not tell which of them it shows. Open the right one in the workspace.',
    signInTitle: 'Sign in again',
    signIn: (company: string) => `The sign-in to ${company} has ended. What waits to be sent is kept.`,
    importing: (done: string, total: string) => `${done} of ${total} records`,
    importingTitle: 'First import is running',
    failedTitle: 'That did not work',
    reloadTitle: 'AR Companion was updated',
    reload: 'Reload this page to go on. What you typed into the page is not saved by us, so save it first.',
    openBalance: 'Open',
    overdueBalance: 'Overdue',
    openInvoices: 'Open invoices',
    paymentTitle: 'Payment',
    paymentFailed: (system: string) =>
      `This payment failed, but it still stands in ${system}, so its invoice looks paid. Delete it here; a deposited one must leave its deposit first.`,
  },

  fix: {
    region: 'Fix for the error on this page',
    maybe: 'May be: ',
    maybeNote: 'Only part of a known message was recognised.',
    steps: 'What to do',
    collapse: 'Collapse',
    dismiss: 'Dismiss',
    gone: (record: string | undefined) =>
      record ? `The message about ${record} has gone from the page` : 'The message has gone from the page',
    yours: 'Your own entry',
  },
}

/** `14:05`, with the day where it is not today's. */
export function clockTime(instant: Instant): string {
  const date = new Date(instant)
  const isToday = date.toDateString() === new Date().toDateString()
  return date.toLocaleString(undefined, { ...(isToday ? {} : { dateStyle: 'medium' }), timeStyle: 'short' })
}

/** `just now`, `5 minutes ago`; the date itself beyond a month. Both in milliseconds. */
export function ago(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000)
  if (seconds > -45) return 'just now'
  const days = seconds / 86_400
  if (days < -30) return new Date(at).toLocaleDateString(undefined, { dateStyle: 'medium' })
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
  if (days <= -1) return format.format(Math.round(days), 'day')
  return seconds > -3600
    ? format.format(Math.round(seconds / 60), 'minute')
    : format.format(Math.round(seconds / 3600), 'hour')
}

/** A calendar date in the browser's language; it belongs to no zone. */
export function dateText(date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(time)
    ? date
    : new Date(time).toLocaleDateString(undefined, { dateStyle: 'medium', timeZone: 'UTC' })
}
