import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Instant as UtcInstant } from '../../core/ledger/records.ts'
import { exactTime, relativeTime, timeAgo } from './time-text.ts'

const now = signal(Date.now())
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for all instants on the page: it ticks only while one is shown. */
export function useNow(): number {
  useEffect(() => {
    if (watchers++ === 0) {
      now.value = Date.now()
      timer = setInterval(() => {
        if (!document.hidden) now.value = Date.now()
      }, 20_000)
    }
    return () => {
      if (--watchers === 0) clearInterval(timer)
    }
  }, [])
  // The tick only draws anew: what was written since the last one is not in the future.
  return Math.max(now.value, Date.now())
}

/** How long ago, or, of what is `coming`, in how long; the exact local time on hover and for machines. */
export const Instant = ({
  at,
  short = false,
  coming = false,
}: {
  at: UtcInstant
  short?: boolean
  coming?: boolean
}) => {
  const text = coming ? relativeTime : timeAgo
  return (
    <time dateTime={at} title={exactTime(at)}>
      {text(at, useNow(), short ? 'short' : 'long')}
    </time>
  )
}
