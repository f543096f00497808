import { i18n } from '#i18n'
import { dateText } from '../../core/ledger/date-text.ts'
import { isCalendarDate } from '../../core/ledger/dates.ts'
import type { EntityKind } from '../../core/ledger/records.ts'
import type { OutboxEntry } from '../../core/store/outbox-entry.ts'
import type { SyncEvent } from '../../core/store/sync-run.ts'
import { stepText } from '../shared/reminders/words.ts'

/** What the worker logs by its name alone; anything else it logs is a sentence already. */
type EventName =
  | OutboxEntry['action']
  | NonNullable<OutboxEntry['question']>
  | 'read-changed'
  | 'read-same'
  | 'archived'
  | 'unarchived'
  | 'skipped'
  | 'came-in'
  | 'deleted-there'
  | 'removed'
  | 'owed-again'
  | 'hidden-there'
  | 'unapplied'
  | 'no-pdf'
  | 'unknown-outcome'
  | 'did-not-arrive'

const KINDS: Record<EntityKind, () => string> = {
  customer: () => i18n.t('event.kind.customer'),
  item: () => i18n.t('event.kind.item'),
  invoice: () => i18n.t('event.kind.invoice'),
  payment: () => i18n.t('event.kind.payment'),
  creditMemo: () => i18n.t('event.kind.creditMemo'),
}

/** `what`: the kind of record that it happened to. */
const EVENTS: Record<EventName, (what: string) => string> = {
  'create-customer': () => i18n.t('event.createCustomer'),
  'create-invoice': () => i18n.t('event.createInvoice'),
  'create-payment': () => i18n.t('event.createPayment'),
  'delete-payment': () => i18n.t('event.deletePayment'),
  'activate-item': () => i18n.t('event.activateItem'),
  'send-invoice': () => i18n.t('event.sendInvoice'),
  'invoice-gone': () => i18n.t('event.invoiceGone'),
  'invoice-voided': () => i18n.t('event.invoiceVoided'),
  'other-customer': () => i18n.t('event.otherCustomer'),
  'other-currency': () => i18n.t('event.otherCurrency'),
  'owes-less': () => i18n.t('event.owesLess'),
  'unclear-answer': () => i18n.t('event.unclearAnswer'),
  'read-changed': () => i18n.t('event.readChanged'),
  'read-same': () => i18n.t('event.readSame'),
  archived: () => i18n.t('event.archived'),
  unarchived: () => i18n.t('event.unarchived'),
  skipped: () => i18n.t('event.skipped'),
  'came-in': () => i18n.t('event.cameIn'),
  'deleted-there': what => i18n.t('event.deletedThere', [what]),
  removed: what => i18n.t('event.removed', [what]),
  'owed-again': what => i18n.t('event.owedAgain', [what]),
  'hidden-there': what => i18n.t('event.hiddenThere', [what]),
  unapplied: () => i18n.t('event.unapplied'),
  'no-pdf': () => i18n.t('event.noPdf'),
  'unknown-outcome': () => i18n.t('event.unknownOutcome'),
  'did-not-arrive': () => i18n.t('event.didNotArrive'),
}

/** Those that carry a number: the step of the cadence which they are about, or how many. */
const NUMBERED = /^reminder-(skipped|ready|later):(-?\d{1,6})$/

export function eventText({ message, entity }: Pick<SyncEvent, 'message' | 'entity'>): string {
  if (Object.hasOwn(EVENTS, message)) return EVENTS[message as EventName](entity ? KINDS[entity]() : '')
  const [, what, number] = NUMBERED.exec(message) ?? []
  if (what === undefined) return message
  if (what === 'later') return i18n.t('event.remindersLater', Number(number))
  const reminder = stepText(Number(number))
  return what === 'ready'
    ? i18n.t('event.reminderReady', { reminder })
    : i18n.t('event.reminderSkipped', { reminder })
}

/** How a record without a number is called in what is stored (core/ledger/label.ts): by whose it is, and when. */
const WHOSE_AND_WHEN = /^(.*, )(\d{4}-\d\d-\d\d)$/s
const DATED: ReadonlySet<EntityKind | undefined> = new Set(['invoice', 'payment', 'creditMemo'])

/** Which record an event is about, its date written as the screens write one. */
export function eventLabel({ label, entity }: Pick<SyncEvent, 'label' | 'entity'>): string {
  const [, whose, date] = (DATED.has(entity) && WHOSE_AND_WHEN.exec(label ?? '')) || []
  return whose && date && isCalendarDate(date) ? whose + dateText(date) : (label ?? '')
}
