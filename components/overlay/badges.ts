import type { RowBadge } from '../../core/messaging/views.ts'
import type { PageAdapter, PageContext, PageRow } from '../../core/pages/page.ts'
import { afterLayout } from './after-layout.ts'
import { type Badge, createBadge } from './badge.ts'
import { createFitting } from './fitting.ts'
import { createRowList } from './row-list.ts'
import { createShare } from './share.ts'
import type { Send } from './status.ts'
import type { Theme } from './theme.ts'
import { visibleOf } from './visible-rows.ts'

/** Least milliseconds between two looks at the list, and what they may cost. */
const PAUSE = 120
const COST = { share: 0.008, saved: 20, longest: 3000 }
/** How long an answer counts, unless the worker says that something changed. */
const FRESH = 120_000
const MOST_KNOWN = 2000
const MOST_AT_ONCE = 200
const MOST_DRAWN = 400
/** After the worker refused or did not answer. */
const TRY_AGAIN = 15_000

export interface BadgesOptions {
  document: Document
  adapter: PageAdapter
  send: Send
  themeAt: (element: Element) => Theme
  abort: AbortSignal
  /** Milliseconds. */
  now?: () => number
}

/**
 * A badge in each visible row of the page's list. Rows come and go and are used again for other records,
 * so each look reads them anew; the worker is asked once for all that are not known yet.
 */
export function createBadges(options: BadgesOptions) {
  const { document, adapter, send, abort, now = () => performance.now() } = options
  const known = new Map<string, { badge: RowBadge | null; at: number }>()
  const asked = new Set<string>()
  const drawn = new Map<Element, Badge>()
  const rows = createRowList(() => (context ? adapter.rowElements(document, context) : []))
  const share = createShare(COST, now)
  const fitting = createFitting(document, share, now)
  let visible = new Set<Element>()
  let theme: Theme | undefined
  let context: PageContext | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = 0
  let stopped = false

  abort.addEventListener('abort', clear, { once: true })
  for (const [target, type] of [
    [document, 'scroll'],
    [globalThis, 'resize'],
  ] as const) {
    target.addEventListener(type, look, { capture: true, passive: true, signal: abort })
  }

  /** Soon, and after a rest in proportion to what the last looks took. */
  function look(): void {
    if (timer !== undefined || !context || stopped || abort.aborted) return
    timer = setTimeout(() => afterLayout(document, measure), Math.max(0, due - now(), share.wait()))
  }

  /** Badges move what stands in their cells, so they are drawn for the next frame. */
  function measure(): void {
    const from = now()
    if (context && !abort.aborted) {
      visible = new Set(visibleOf(rows.all()))
      const [first] = visible
      theme = first && options.themeAt(first)
    }
    share.spend(now() - from)
    timer = setTimeout(drawNow)
  }

  function drawNow(): void {
    timer = undefined
    const from = now()
    if (context && !abort.aborted) draw(context)
    share.spend(now() - from)
    due = Math.max(due, now() + PAUSE)
  }

  function draw(shown: PageContext): void {
    const read = adapter.rowReader(document)
    const wanted: PageRow[] = []
    const marked = new Set<Element>()
    for (const element of visible) {
      if (!element.isConnected) rows.went()
      const row = read(element)
      if (!row) continue
      const entry = known.get(keyOf(row))
      if (!entry || now() - entry.at > FRESH) wanted.push(row)
      if (entry?.badge) {
        show(element, row, entry.badge)
        marked.add(element)
      }
    }
    for (const [element, { host }] of drawn) {
      // A row that scrolled out keeps its badge for a while; one that now shows another record does not.
      const stays =
        element.isConnected && (marked.has(element) || (!visible.has(element) && drawn.size < MOST_DRAWN))
      if (stays) continue
      host.remove()
      drawn.delete(element)
    }
    fitting.fit()
    void ask(shown, wanted)
  }

  function show(element: Element, row: PageRow, badge: RowBadge): void {
    const before = drawn.get(element)
    const look = before ?? createBadge(document)
    drawn.set(element, look)
    if (!before && theme) look.host.element.dataset.theme = theme
    const changed = look.set(badge)
    // The page keeps taking badges away: it has the say, and the list stays as it is.
    if (!look.host.placeIn(row.badgeHost)) stopped = true
    else if (changed) fitting.add(look, row.badgeHost)
  }

  /** A row, or a cell of one. */
  const isVisible = (part: Element): boolean =>
    visible.has(part) || (part.parentElement !== null && visible.has(part.parentElement))

  const isNear = (row: Element): boolean =>
    [row.previousElementSibling, row.nextElementSibling].some(beside => beside && isVisible(beside))

  async function ask(shown: PageContext, rows: PageRow[]): Promise<void> {
    const open = rows.filter(row => !asked.has(keyOf(row))).slice(0, MOST_AT_ONCE)
    if (open.length === 0) return
    for (const row of open) asked.add(keyOf(row))
    try {
      const named = open.map(({ externalId, number }) => ({
        ...(externalId ? { externalId } : {}),
        ...(number ? { number } : {}),
      }))
      const badges = await send('page.badges', { context: shown, rows: named })
      if (shown.company !== context?.company) return
      for (const old of known.keys()) {
        if (known.size < MOST_KNOWN) break
        known.delete(old)
      }
      open.forEach((row, at) => {
        known.set(keyOf(row), { badge: badges[at] ?? null, at: now() })
      })
    } catch {
      // The chip says what is wrong.
      due = now() + TRY_AGAIN
    } finally {
      for (const row of open) asked.delete(keyOf(row))
      look()
    }
  }

  function clear(): void {
    clearTimeout(timer)
    timer = undefined
    for (const { host } of drawn.values()) host.remove()
    drawn.clear()
  }

  return {
    /** These rows changed, and these elements came, which are rows or hold some. */
    touched(changed: ReadonlySet<Element>, came: ReadonlySet<Element>): void {
      if (rows.came(came) || some(changed, isVisible) || some(came, isNear) || some(visible, hasGone)) look()
    },
    /** Another page; null where there is no list. */
    setContext(next: PageContext | null): void {
      if (next?.company !== context?.company) known.clear()
      rows.forget()
      if (!next) clear()
      context = next
      stopped = false
      due = 0
      look()
    },
    /** The ledger changed: every badge may be old. It stays until the new one is known. */
    refresh(): void {
      for (const entry of known.values()) entry.at = Number.NEGATIVE_INFINITY
      look()
    },
  }
}

const hasGone = (row: Element): boolean => !row.isConnected
const some = (elements: ReadonlySet<Element>, is: (element: Element) => boolean): boolean => {
  for (const element of elements) if (is(element)) return true
  return false
}

const keyOf = (row: PageRow): string => (row.externalId ? `id ${row.externalId}` : `number ${row.number}`)
