import { i18n } from '#i18n'
import type { SyncRun } from '../../../core/store/sync-run.ts'
import { exactTime } from '../../shared/time-text.ts'
import { addressOf } from '../address.ts'
import { changesText, kindText, OUTCOME_TONE, outcomeText } from '../sync-log/run-words.tsx'

const OUTCOMES = ['ok', 'partly', 'failed', 'stopped'] as const

/** Seconds that a run took; 0 while it runs. */
const seconds = ({ startedAt, endedAt }: SyncRun): number =>
  endedAt ? Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)) / 1000 : 0

/**
 * The last runs as bars, oldest first: height is how long each took, colour how it ended; one that did not
 * end well also has a mark above it, for those who do not see the colour.
 */
export function SyncHealth({ runs, connectionId }: { runs: SyncRun[]; connectionId: string }) {
  if (runs.length === 0) return <p class="muted">{i18n.t('syncLog.none')}</p>
  const oldestFirst = [...runs].reverse()
  // The root evens out a first import beside runs of a second.
  const longest = Math.max(1, ...oldestFirst.map(run => Math.sqrt(seconds(run))))
  const width = 10
  const height = (run: SyncRun) => Math.max(8, (70 * Math.sqrt(seconds(run))) / longest)
  const counts = OUTCOMES.map(outcome => ({
    outcome,
    count: runs.filter(run => run.outcome === outcome).length,
  })).filter(({ count }) => count > 0)
  const summary = counts.map(({ outcome, count }) => `${outcomeText(outcome)} ${count}`).join(', ')
  return (
    <figure class="stack stack-s">
      <svg
        class="run-bars"
        viewBox={`0 0 ${Math.max(20, oldestFirst.length) * width} 90`}
        preserveAspectRatio="none"
        role="img"
        aria-label={i18n.t('overview.runsLabel', { count: runs.length, summary })}
      >
        {oldestFirst.map((run, n) => (
          <g key={run.id} data-tone={run.outcome ? OUTCOME_TONE[run.outcome] : 'info'}>
            <title>{`${exactTime(run.startedAt)}: ${kindText(run.kind)}, ${outcomeText(run.outcome)}, ${changesText(run)}`}</title>
            <rect x={n * width + 1} width={width - 2} y={90 - height(run)} height={height(run)} rx="1" />
            {run.outcome !== 'ok' && run.outcome !== undefined && (
              <rect class="run-mark" x={n * width + 3} width={width - 6} y={80 - height(run)} height="6" />
            )}
          </g>
        ))}
      </svg>
      <ul class="legend">
        {counts.map(({ outcome, count }) => (
          <li key={outcome}>
            <span class="legend-dot" data-tone={OUTCOME_TONE[outcome]} />
            {outcomeText(outcome)} <strong>{count}</strong>
          </li>
        ))}
      </ul>
      <p class="small">
        <a href={addressOf('sync-log', { connection: connectionId })}>{i18n.t('overview.openLog')}</a>
      </p>
    </figure>
  )
}
