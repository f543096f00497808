import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Instant as UtcInstant } from '../../core/ledger/records.ts'
import { exactTime, relativeTime } from './time-text.ts'

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
  return now.value
}

/** How long ago (or in how long), with the exact local time on hover and for machines. */
export const Instant = ({ at, short = false }: { at: UtcInstant; short?: boolean }) => (
  <time dateTime={at} title={exactTime(at)}>
    {relativeTime(at, useNow(), short ? 'short' : 'long')}
  </time>
)
