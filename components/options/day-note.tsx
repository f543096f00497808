import { i18n } from '#i18n'
import type { Connection } from '../../core/ledger/connection.ts'

/** Whose day decides what is overdue and what is sent: the books', where they tell their zone, else the browser's. */
export const DayNote = ({ connection: { timeZone } }: { connection: Pick<Connection, 'timeZone'> }) => (
  <p class="muted small">
    {timeZone && isKnown(timeZone)
      ? i18n.t('connection.dayOfBooks', { zone: timeZone })
      : i18n.t('connection.dayOfBrowser', {
          zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
        })}
  </p>
)

/** As core/ledger/dates.ts decides: what the browser cannot compute with counts as not told. */
function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined
  } catch {
    return false
  }
}
