import { i18n } from '#i18n'
import type { OutboxEntry } from '../../core/store/schema.ts'

/** What the worker logs by its name alone; anything else it logs is a sentence already. */
type EventName =
  | OutboxEntry['action']
  | NonNullable<OutboxEntry['question']>
  | 'read-changed'
  | 'read-same'
  | 'archived'
  | 'unarchived'

const EVENTS: Record<EventName, () => string> = {
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
}

export const eventText = (message: string): string =>
  Object.hasOwn(EVENTS, message) ? EVENTS[message as EventName]() : message
