import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/**
 * How far a piece of work is. Without a total the bar says "at work";
 * its label stays the same while it runs, so that it is read once.
 */
export function ProgressBar({
  label,
  done,
  total,
  aside,
}: {
  label: string
  done: number
  total?: number | undefined
  aside?: ComponentChildren
}) {
  const id = useId()
  const bar = total !== undefined && total > 0 ? { value: Math.min(done, total), max: total } : {}
  return (
    <div class="progress">
      <div class="progress-text">
        <span id={id}>{label}</span>
        {aside && <span>{aside}</span>}
      </div>
      <progress aria-labelledby={id} {...bar} />
    </div>
  )
}
