import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Changed, onChanged } from '../../core/store/changes.ts'
import { type Ledger, openLedger } from '../../core/store/open.ts'

export interface Live<T> {
  /** The last answer; it stays while the next one is read. Undefined before the first. */
  value: T | undefined
  error: Error | undefined
  /** False before the first answer, and while `value` is still that to the question before (other `deps`). */
  current: boolean
}

export interface LiveOptions {
  /** Reads again only for these kinds of change; all by default. */
  when?: readonly Changed[]
  /** Only for this connection; all by default. */
  connectionId?: string | undefined
}

interface Answered<T> extends Omit<Live<T>, 'current'> {
  /** The question that `value` answers. */
  of: object | undefined
}

/** A burst of changes (the first import) is read once per so many milliseconds. */
const PAUSE = 250

/**
 * Reads the ledger, and again whenever it changed. One reading at a time; what changes meanwhile is
 * read after it; a hidden page waits until it is seen. `deps` are what the query closes over.
 */
export function useLive<T>(
  query: (ledger: Ledger) => Promise<T>,
  deps: readonly unknown[],
  { when, connectionId }: LiveOptions = {},
): Live<T> {
  const question = useMemo(() => ({}), [connectionId, ...deps])
  const [{ of, ...live }, setLive] = useState<Answered<T>>({
    value: undefined,
    error: undefined,
    of: undefined,
  })
  const latest = useRef(query)
  latest.current = query
  useEffect(() => {
    let over = false
    let reading = false
    let stale = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = async () => {
      timer = undefined
      if (reading || !stale || over || document.hidden) return
      reading = true
      stale = false
      try {
        const value = await latest.current(await openLedger())
        if (!over) setLive({ value, error: undefined, of: question })
      } catch (error) {
        if (!over) setLive(before => ({ ...before, error: error as Error }))
      }
      reading = false
      if (stale) later()
    }
    const later = () => {
      stale = true
      timer ??= setTimeout(read, PAUSE)
    }
    const stop = onChanged(change => {
      if (connectionId !== undefined && change.connectionId !== connectionId) return
      if (!when || when.includes(change.what)) later()
    })
    document.addEventListener('visibilitychange', read)
    read()
    return () => {
      over = true
      clearTimeout(timer)
      stop()
      document.removeEventListener('visibilitychange', read)
    }
  }, [question])
  return { ...live, current: of === question }
}
