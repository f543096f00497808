import { signal } from '@preact/signals'
import { CommandError } from '../../core/messaging/client.ts'
import type { Answer, FailureCode, Input, MessageName } from '../../core/messaging/protocol.ts'
import type { PageView } from '../../core/messaging/views.ts'
import type { PageContext } from '../../core/pages/page.ts'
import { words } from './words.ts'

export type Send = <N extends MessageName>(name: N, input: Input<N>) => Promise<Answer<N>>
export type Busy = 'sync' | 'archive' | 'import'
export interface Problem {
  code: FailureCode
  message: string
}

/** The view may be old when nobody told us of a change: asked again after these many milliseconds. */
const LOOK_AGAIN = [1500, 3000, 6000, 12_000, 24_000]

export type Status = ReturnType<typeof createStatus>

/**
 * What is known of the record on the page, and the commands that the companion may give. An answer for a
 * page that is no longer shown is dropped.
 */
export function createStatus(send: Send, abort: AbortSignal) {
  const context = signal<PageContext | null>(null)
  const view = signal<PageView | null>(null)
  const problem = signal<Problem | null>(null)
  const busy = signal<Busy | null>(null)
  const notice = signal<string | null>(null)
  /** The extension was updated under this page: nothing works any more until it is reloaded. */
  const orphaned = signal(false)
  let turn = 0
  let looks = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  abort.addEventListener('abort', () => clearTimeout(timer), { once: true })

  const fail = (error: unknown) => {
    const { code, message } =
      error instanceof CommandError ? error : new CommandError('internal', words.state.failedTitle)
    if (code === 'reloaded') orphaned.value = true
    problem.value = { code, message }
  }

  /** Runs a request for the page that is shown now; its answer counts only while it still is. */
  async function ask(request: (context: PageContext) => Promise<PageView>): Promise<void> {
    const shown = context.value
    if (!shown || orphaned.value || abort.aborted) return
    const mine = ++turn
    clearTimeout(timer)
    try {
      const answer = await request(shown)
      if (mine !== turn || abort.aborted) return
      view.value = answer
      problem.value = null
      if (isUnsettled(answer)) {
        timer = setTimeout(refresh, LOOK_AGAIN[Math.min(looks++, LOOK_AGAIN.length - 1)])
      } else looks = 0
    } catch (error) {
      if (mine === turn && !abort.aborted) fail(error)
    }
  }

  const refresh = () => ask(shown => send('page.status', { context: shown }))

  async function run(kind: Busy, work: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = kind
    notice.value = null
    try {
      await work()
    } catch (error) {
      fail(error)
    } finally {
      busy.value = null
    }
  }

  return {
    context,
    view,
    problem,
    busy,
    notice,
    orphaned,
    refresh,
    /** The page shows something else now. */
    show(next: PageContext): Promise<void> {
      const same = context.value && isSameRecord(context.value, next)
      context.value = next
      if (!same) {
        view.value = null
        notice.value = null
        looks = 0
      }
      problem.value = null
      return refresh()
    },
    /** The page shows no record: nothing is asked. */
    leave(next: PageContext): void {
      turn += 1
      clearTimeout(timer)
      context.value = next
      view.value = null
      problem.value = null
      notice.value = null
    },
    sync: () => run('sync', () => ask(shown => send('page.sync', { context: shown }))),
    archive: (archived: boolean) =>
      run('archive', () => ask(shown => send('page.archive', { context: shown, archived }))),
    import: (number: string) =>
      run('import', async () => {
        const shown = context.value
        if (!shown) return
        const answer = await send('page.import', { context: shown, number })
        if (context.value !== shown) return
        notice.value = words.import[answer.outcome](answer.number)
        await refresh()
      }),
    /** Opens one of our own pages; without a name the record's. */
    async open(page?: string): Promise<void> {
      const shown = context.value
      await send('page.open', {
        ...(shown ? { context: shown } : {}),
        ...(page ? { view: page } : {}),
      }).catch(fail)
    },
  }
}

export const isSameRecord = (a: PageContext, b: PageContext): boolean =>
  a.kind === b.kind && a.company === b.company && (a.externalId ?? a.number) === (b.externalId ?? b.number)

/** Work is under way that will change what is shown. */
function isUnsettled(view: PageView): boolean {
  if ('connection' in view && view.connection.importing) return true
  return view.state === 'invoice' && (view.refreshing || view.invoice.syncState === 'syncing')
}
