import { i18n } from '#i18n'
import { systemOf } from '../../../core/ledger/connection.ts'
import { listEvents } from '../../../core/store/runs.ts'
import type { SyncRun } from '../../../core/store/sync-run.ts'
import { IconButton } from '../../shared/button.tsx'
import { Instant } from '../../shared/instant.tsx'
import { exactTime } from '../../shared/time-text.ts'
import { troubleText, waitsText } from '../../shared/trouble-text.ts'
import { useLive } from '../../shared/use-live.ts'
import { EventList } from '../activity.tsx'
import { changesText, kindText, OutcomePill, triggerText } from './run-words.tsx'

/** One run, and on request what it reported. */
export const RunRow = ({
  run,
  open,
  onOpen,
}: {
  run: SyncRun
  open: boolean
  onOpen: (open: boolean) => void
}) => (
  <>
    <tr data-open={open || undefined}>
      <td class="nowrap">
        <Instant at={run.startedAt} />
      </td>
      <td>
        <span class="strong">{kindText(run.kind)}</span>{' '}
        <span class="muted small">{triggerText(run.trigger)}</span>
      </td>
      <td>
        <OutcomePill run={run} />
      </td>
      <td class="wide-cell">
        {changesText(run)}
        <RunNote run={run} />
      </td>
      <td class="menu-cell">
        <IconButton
          icon={open ? 'up' : 'down'}
          label={i18n.t('syncLog.events', { time: exactTime(run.startedAt) })}
          aria-expanded={open}
          onClick={() => onOpen(!open)}
        />
      </td>
    </tr>
    {open && (
      <tr class="detail-row">
        <td colSpan={5}>
          <RunEvents run={run} />
        </td>
      </tr>
    )}
  </>
)

/** What stopped it, or what it waits for. */
function RunNote({ run: { connectionId, note, why, outcome, waitsUntil } }: { run: SyncRun }) {
  const system = systemOf(connectionId)
  const text =
    outcome === undefined && waitsUntil
      ? waitsText({ system, until: waitsUntil })
      : why
        ? troubleText(why, { system })
        : note
  return text ? <div class="muted small">{text}</div> : null
}

function RunEvents({ run }: { run: SyncRun }) {
  const { value } = useLive(
    ledger => listEvents(ledger, run.connectionId, { runId: run.id, limit: 500 }),
    [run.id],
    { when: ['runs'], connectionId: run.connectionId },
  )
  if (!value) return <p class="muted">{i18n.t('shared.loading')}</p>
  if (value.total === 0) return <p class="muted">{i18n.t('syncLog.noEvents')}</p>
  return <EventList events={value.rows} named />
}
