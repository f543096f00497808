import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { SyncRun } from '../../../core/store/sync-run.ts'
import { IconButton } from '../../shared/button.tsx'
import { Instant } from '../../shared/instant.tsx'
import { RunRow } from './run-row.tsx'

interface Props {
  /** Newest first. */
  readings: SyncRun[]
  open: string | undefined
  onOpen: (id: string | undefined) => void
}

/** Readings that kept open pages fresh, folded into one row; they would bury the runs that matter. */
export function ReadingsRow({ readings, open, onOpen }: Props) {
  const [unfolded, setUnfolded] = useState(false)
  const [newest] = readings
  if (!newest) return null
  const text = i18n.t('syncLog.forPages', readings.length)
  return (
    <>
      <tr class="muted">
        <td class="nowrap">
          <Instant at={newest.startedAt} />
        </td>
        <td colSpan={3}>{text}</td>
        <td class="menu-cell">
          <IconButton
            icon={unfolded ? 'up' : 'down'}
            label={text}
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          />
        </td>
      </tr>
      {unfolded &&
        readings.map(run => (
          <RunRow
            key={run.id}
            run={run}
            open={run.id === open}
            onOpen={shown => onOpen(shown ? run.id : undefined)}
          />
        ))}
    </>
  )
}
