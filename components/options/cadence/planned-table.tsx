import { i18n } from '#i18n'
import type { PlannedReminder } from '../../../core/ledger/cadence-preview.ts'
import { Money } from '../../shared/money.tsx'
import { dateText } from '../../shared/time-text.ts'

/** As many as a person reads; the rest is counted. */
const SHOWN = 20

/** Who is reminded of what, on which day. */
export function PlannedTable({ planned }: { planned: PlannedReminder[] }) {
  if (planned.length === 0) return null
  const rest = planned.length - SHOWN
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={i18n.t('cadence.planned')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{i18n.t('cadence.day')}</th>
            <th scope="col">{i18n.t('cadence.customer')}</th>
            <th scope="col">{i18n.t('cadence.invoice')}</th>
            <th scope="col" class="amount">
              {i18n.t('cadence.owed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {planned.slice(0, SHOWN).map(reminder => (
            <tr key={`${reminder.invoiceId} ${reminder.step}`}>
              <td class="nowrap">{dateText(reminder.date)}</td>
              <td>{reminder.customerName}</td>
              <td class="nowrap">{reminder.number || i18n.t('workspace.noNumber')}</td>
              <td class="amount">
                <Money amount={reminder.balance} currency={reminder.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p class="muted small card-body">{i18n.t('cadence.more', rest)}</p>}
    </section>
  )
}
