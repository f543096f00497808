import type { Instant } from '../../core/ledger/records.ts'
import { CommandError } from '../../core/messaging/client.ts'
import type { Answer, Input, MessageName } from '../../core/messaging/protocol.ts'
import type { FailureCode } from '../../core/messaging/reply.ts'
import type { PageView, Waits } from '../../core/messaging/views.ts'
import type { PageContext } from '../../core/pages/page.ts'
import { observable } from './observable.ts'
import { words } from './words.ts'

export type Send = <N extends MessageName>(name: N, input: Input<N>) => Promise<Answer<N>>

/** What is known of the record on the page. */
export interface StatusState {
  context: PageContext | null
  view: PageView | null
  problem: { code: FailureCode; message: string; until?: Instant | undefined } | null
  /** The command that is under way. */
  busy: 'sync' | 'archive' | 'import' | null
  /** That takes long: the accounting system has not answered yet. */
  slow: boolean
  /** It goes on by itself, after a pause that the accounting system asked for. */
  waitsUntil: Instant | null
  /** What the last command came to. */
  notice: string | null
  /** The extension was updated under this page: nothing works any more until it is reloaded. */
  orphaned: boolean
}

export const NOTHING: StatusState = {
  context: null,
  view: null,
  problem: null,
  busy: null,
  slow: false,
  waitsUntil: null,
  notice: null,
  orphaned: false,
}

/** After so many milliseconds a command says that it still waits. */
const SLOW = 8_000

/** A page that says again and again that something was saved: asked at once, then every so many milliseconds. */
const SAVED_AGAIN = 2_000

/** The view may be old when nobody told us of a change: asked again after these many milliseconds. */
const LOOK_AGAIN = [1500, 3000, 6000, 12_000, 24_000]

/**
 * Asks for the page's record, and gives the commands that the companion may. An answer for a page that is
 * no longer shown is dropped.
 */
export function createStatus(send: Send, abort: AbortSignal) {
  const state = observable(NOTHING)
  let turn = 0
  let looks = 0
  let lastRun = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause: ReturnType<typeof setTimeout> | undefined
  let savedMeanwhile = false
  abort.addEventListener(
    'abort',
    () => {
      clearTimeout(timer)
      clearTimeout(pause)
    },
    { once: true },
  )

  const update = (patch: Partial<StatusState>) => state.set({ ...state.value, ...patch })

  function fail(error: unknown): void {
    const { code, message, until } =
      error instanceof CommandError ? error : new CommandError('internal', words.failed)
    update({ problem: { code, message, until }, orphaned: state.value.orphaned || code === 'reloaded' })
  }

  const lookAgain = () => {
    timer = setTimeout(refresh, LOOK_AGAIN[Math.min(looks++, LOOK_AGAIN.length - 1)])
  }

  /** Runs a request for the page that is shown now; its answer counts only while it still is. */
  async function ask(request: (context: PageContext) => Promise<PageView & Waits>): Promise<void> {
    const { context, orphaned } = state.value
    if (!context || orphaned || abort.aborted) return
    const mine = ++turn
    clearTimeout(timer)
    try {
      const { waitsUntil = null, ...view } = await request(context)
      if (mine !== turn || abort.aborted) return
      update({ view, problem: null, waitsUntil: waitsUntil ?? stillWaits() })
      if (isUnsettled(view)) lookAgain()
      else looks = 0
    } catch (error) {
      if (mine !== turn || abort.aborted) return
      fail(error)
      // The worker may have been stopped in the middle of it.
      if (!state.value.orphaned && looks < LOOK_AGAIN.length) lookAgain()
    }
  }

  const stillWaits = (): Instant | null => {
    const { waitsUntil } = state.value
    return waitsUntil && Date.parse(waitsUntil) > Date.now() ? waitsUntil : null
  }

  const refresh = () => ask(context => send('page.status', { context }))

  function saved(): void {
    savedMeanwhile = pause !== undefined
    if (savedMeanwhile) return
    void ask(context => send('page.status', { context, saved: true }))
    pause = setTimeout(() => {
      pause = undefined
      if (savedMeanwhile) saved()
    }, SAVED_AGAIN)
  }

  async function run(busy: NonNullable<StatusState['busy']>, work: () => Promise<void>): Promise<void> {
    if (state.value.busy) return
    const mine = ++lastRun
    update({ busy, slow: false, notice: null, waitsUntil: null })
    const timer = setTimeout(() => mine === lastRun && update({ slow: true }), SLOW)
    try {
      await work()
    } catch (error) {
      if (mine === lastRun) fail(error)
    } finally {
      clearTimeout(timer)
      if (mine === lastRun) update({ busy: null, slow: false })
    }
  }

  return {
    state: state as Pick<typeof state, 'value' | 'on'>,
    refresh,
    /** The page shows something else now. */
    show(context: PageContext): Promise<void> {
      const before = state.value.context
      const same = before !== null && isSameRecord(before, context)
      if (!same) looks = 0
      update({ context, problem: null, ...(same ? {} : { view: null, notice: null, waitsUntil: null }) })
      return refresh()
    },
    /** The page says that it was saved: what is stored of it is old now. */
    saved,
    /** The user does not wait for the command any more: it goes on, and a later look shows what came of it. */
    stopWaiting(): void {
      lastRun += 1
      turn += 1
      update({ busy: null, slow: false })
      lookAgain()
    },
    /** The page shows no record: nothing is asked. */
    leave(context: PageContext): void {
      turn += 1
      clearTimeout(timer)
      update({
        ...NOTHING,
        context,
        busy: state.value.busy,
        slow: state.value.slow,
        orphaned: state.value.orphaned,
      })
    },
    orphan(): void {
      update({ orphaned: true })
    },
    sync: () => run('sync', () => ask(context => send('page.sync', { context }))),
    archive: (archived: boolean) =>
      run('archive', () => ask(context => send('page.archive', { context, archived }))),
    import: (number: string) =>
      run('import', async () => {
        const { context } = state.value
        if (!context) return
        const answer = await send('page.import', { context, number })
        if (state.value.context !== context) return
        if (!('outcome' in answer)) return update({ waitsUntil: answer.waitsUntil ?? null })
        update({ notice: words.imported[answer.outcome](answer.number) })
        await refresh()
      }),
    /** Opens one of our own pages; without a name the record's. */
    async open(page?: string): Promise<void> {
      const { context } = state.value
      await send('page.open', { ...(context ? { context } : {}), ...(page ? { view: page } : {}) }).catch(
        fail,
      )
    },
  }
}

export type Status = ReturnType<typeof createStatus>

export const isSameRecord = (a: PageContext, b: PageContext): boolean =>
  a.kind === b.kind && a.company === b.company && (a.externalId ?? a.number) === (b.externalId ?? b.number)

/** Work is under way that will change what is shown. */
function isUnsettled(view: PageView): boolean {
  if ('connection' in view && view.connection.importing) return true
  return view.state === 'invoice' && (view.refreshing || view.invoice.syncState === 'syncing')
}
