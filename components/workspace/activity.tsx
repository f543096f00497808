import { i18n } from '#i18n'
import { systemOf } from '../../core/ledger/connection.ts'
import type { SyncEvent } from '../../core/store/sync-run.ts'
import { Icon } from '../shared/icons.tsx'
import { Instant } from '../shared/instant.tsx'
import { RawDetails } from '../shared/raw-details.tsx'
import { troubleText } from '../shared/trouble-text.ts'
import { eventLabel, eventText } from './event-words.ts'

const ICONS = { info: 'info', warn: 'warning', error: 'error' } as const
const TONES = { info: 'muted', warn: 'tone-warn', error: 'tone-bad' } as const

/** What the sync log says, newest first. `named`: which record each line is about stands before it. */
export const EventList = ({ events, named = false }: { events: SyncEvent[]; named?: boolean }) => (
  <ul class="events">
    {events.map(event => (
      <li key={event.id}>
        <Icon name={ICONS[event.level]} class={TONES[event.level]} />
        <span class="grow">
          {named && event.label && <strong>{eventLabel(event)}: </strong>}
          {messageText(event)}
          <RawDetails text={event.raw ?? (event.why && event.message)} />
        </span>
        <span class="muted small nowrap">
          <Instant at={event.at} short />
        </span>
      </li>
    ))}
  </ul>
)

/** What only waits is logged as a remark: it is tried again by itself. */
function messageText(event: SyncEvent): string {
  const { connectionId, level, why } = event
  if (!why) return eventText(event)
  const said = troubleText(why, { system: systemOf(connectionId) })
  return level === 'info' ? `${i18n.t('syncLog.later')} ${said}` : said
}
