import { i18n } from '#i18n'
import type { Ledger } from '../../../core/store/open.ts'
import { getRecords } from '../../../core/store/records.ts'
import { latestReminders, remindersWaiting } from '../../../core/store/reminders.ts'
import { type ListedReminder, ReminderList } from '../../shared/reminders/reminder-list.tsx'
import { type Live, useLive } from '../../shared/use-live.ts'

/** As many as a person reads; each invoice shows its own in the workspace. */
const SHOWN = 20

export const useReminderLog = (connectionId: string): Live<ListedReminder[]> =>
  useLive(ledger => listed(ledger, connectionId), [connectionId], {
    connectionId,
    when: ['outbox', 'records', 'runs'],
  })

/** What became of the reminders of a company: what waits for a person first, then the newest. */
export const ReminderLog = ({ reminders }: { reminders: ListedReminder[] }) =>
  reminders.length === 0 ? null : (
    <div class="card-part card-body stack stack-s">
      <h4>{i18n.t('reminders.log')}</h4>
      <ReminderList reminders={reminders} />
    </div>
  )

async function listed(ledger: Ledger, connectionId: string): Promise<ListedReminder[]> {
  const [waiting, latest] = await Promise.all([
    remindersWaiting(ledger, connectionId),
    latestReminders(ledger, connectionId, SHOWN),
  ])
  const over = latest.filter(({ outcome }) => outcome !== 'unknown' && outcome !== 'prepared')
  const reminders = [...waiting, ...over]
  const ids = reminders.map(({ invoiceId }) => invoiceId)
  const invoices = await getRecords(ledger, connectionId, 'invoice', ids)
  return reminders.map((reminder, at) => {
    const invoice = invoices[at]
    const about = invoice ? `${invoice.number || i18n.t('popup.unnumbered')} · ${invoice.customerName}` : ''
    return { reminder, about }
  })
}
