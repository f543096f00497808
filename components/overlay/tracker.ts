import { isShown, textOf } from '../../core/pages/hook.ts'
import type { PageAdapter, PageContext } from '../../core/pages/page.ts'
import type { Batch } from '../../core/pages/watch.ts'
import { createShare } from './share.ts'

/** Least milliseconds between two readings of the page, and what they may cost. */
const PAUSE = 50
const COST = { share: 0.004, saved: 20, longest: 1500 }

export interface TrackerOptions {
  document: Document
  adapter: PageAdapter
  /** `heading`: where the chip goes; undefined leaves it where it is. */
  onRead: (context: PageContext, heading: Element | null | undefined) => void
  abort: AbortSignal
  /** Milliseconds. */
  now?: () => number
}

/**
 * Knows which record the page shows. The page is read anew only when its address changed or something
 * that tells comes, goes or changes, and no more often than it can bear.
 */
export function createTracker(options: TrackerOptions) {
  const { document, adapter, abort, now = () => performance.now() } = options
  let url: URL | null = null
  let heading: Element | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const share = createShare(COST, now)
  let due = 0
  /** The number that the page showed when its address changed: still the old record's. */
  let stale: string | undefined
  abort.addEventListener('abort', () => clearTimeout(timer), { once: true })

  function read(): PageContext | null {
    clearTimeout(timer)
    timer = undefined
    if (!url || abort.aborted) return null
    const from = now()
    const context = withoutStale(adapter.read(url, document))
    heading = adapter.mountPoint(document, context)
    due = now() + PAUSE
    share.spend(now() - from)
    options.onRead(context, heading)
    return context
  }
  /** An old number beside a new id could lead to the wrong record, where the id is not known yet. */
  function withoutStale({ number, ...rest }: PageContext): PageContext {
    if (number !== stale) stale = undefined
    const trust = number !== undefined && (stale === undefined || rest.externalId === undefined)
    return trust ? { ...rest, number } : rest
  }
  const readSoon = () => {
    timer ??= setTimeout(read, Math.max(0, due - now(), share.wait()))
  }
  const told = new WeakMap<Element, string>()
  /** A heading that is only moved or coloured, as animations do, says what it said: reading walks the page. */
  const isNews = (element: Element): boolean => {
    if (element.firstElementChild) return true
    const states = ['class', 'role'].map(name => element.getAttribute(name))
    const says = [...states, isShown(element), textOf(element)].join('\n')
    if (told.get(element) === says) return false
    told.set(element, says)
    return true
  }
  const comes = (element: Element) =>
    element.closest(adapter.hooks) !== null || element.querySelector(adapter.hooks) !== null
  const changes = (element: Element) => element.closest(adapter.hooks) !== null && isNews(element)

  return {
    read,
    /** `next` comes from the event: the page's own address is still the old one then. */
    navigated(next: URL): void {
      const first = url === null
      url = next
      if (first) return void read()
      const { number, ...context } = adapter.read(next, document)
      stale = number
      // An id can be asked for at once; what else the page shows follows its address a moment later.
      if (context.externalId !== undefined) options.onRead(context, undefined)
      readSoon()
    },
    onBatch({ added, changed, overflow }: Batch): void {
      const lost = heading !== null && !heading.isConnected
      if (lost || overflow || [...added].some(comes) || [...changed].some(changes)) {
        readSoon()
      }
    },
  }
}
