import { i18n } from '#i18n'
import type { SyncEvent } from '../../core/store/schema.ts'
import { Icon } from '../shared/icons.tsx'
import { Instant } from '../shared/instant.tsx'

const ICONS = { info: 'info', warn: 'warning', error: 'error' } as const
const TONES = { info: 'muted', warn: 'tone-warn', error: 'tone-bad' } as const

/** What the sync log says, newest first. `named`: which record each line is about stands before it. */
export const EventList = ({ events, named = false }: { events: SyncEvent[]; named?: boolean }) => (
  <ul class="events">
    {events.map(event => (
      <li key={event.id}>
        <Icon name={ICONS[event.level]} class={TONES[event.level]} />
        <span class="grow">
          {named && event.label && <strong>{event.label}: </strong>}
          {event.message}
          {event.raw && (
            <details class="raw">
              <summary>{i18n.t('workspace.saidThere')}</summary>
              <pre>{event.raw}</pre>
            </details>
          )}
        </span>
        <span class="muted small nowrap">
          <Instant at={event.at} short />
        </span>
      </li>
    ))}
  </ul>
)
