import { useEffect, useState } from 'preact/hooks'
import type { CommandError } from '../../core/messaging/client.ts'
import { send } from '../../core/messaging/client.ts'
import type { PageView } from '../../core/messaging/views.ts'
import type { PageContext } from '../../core/pages/page.ts'
import { onChanged } from '../../core/store/changes.ts'
import { asCommandError } from '../shared/use-command.ts'

export interface PageViewState {
  view: PageView | undefined
  error: CommandError | undefined
  set: (view: PageView) => void
}

/** What the worker says of the record on the page; asked again whenever the ledger changed. */
export function usePageView(context: PageContext | undefined): PageViewState {
  const [view, set] = useState<PageView>()
  const [error, setError] = useState<CommandError>()
  useEffect(() => {
    if (!context) return
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      timer = undefined
      send('page.status', { context }).then(
        answer => {
          if (over) return
          set(answer)
          setError(undefined)
        },
        failure => {
          if (!over) setError(asCommandError(failure))
        },
      )
    }
    const stop = onChanged(() => {
      timer ??= setTimeout(read, 250)
    })
    read()
    return () => {
      over = true
      clearTimeout(timer)
      stop()
    }
  }, [context])
  return { view, error, set }
}
