import type { AccountingSystem } from '../../../core/ledger/records.ts'
import {
  type Candidate,
  candidatesAt,
  isHelp,
  isVisible,
  regionCss,
} from '../../../core/pages/error-regions.ts'
import type { Batch } from '../../../core/pages/watch.ts'
import type { GuidePort } from '../guide-port.ts'
import { observable } from '../observable.ts'
import { type Docked, type Fix, type Sighting, sameFixes } from './sighting.ts'
import { createWorkList } from './work-list.ts'

/** More markers than this help nobody; a page with thousands of alerts gets no more. */
const MOST = 8
/** A message that leaves sooner than this was a toast, and nobody may have read it to the end. */
const TOAST = 12_000
/** How long its fix stays in the corner. */
const DOCKED_FOR = 60_000
const MOST_DOCKED = 3

/** A short notice, in the words of the site (seen: "Invoice 1045 saved"; other verbs are inferred). */
const saysSaved = (text: string): boolean =>
  text.length < 160 &&
  /\b(saved|updated|recorded)\b/i.test(text) &&
  !/\b(not|n't|unable|failed|error)\b/i.test(text)

/** A sighting, and what only the watch knows of it. */
interface Tracked extends Sighting {
  visible: boolean
  dismissed: boolean
}

export interface ErrorWatchOptions {
  document: Document
  guide: () => GuidePort
  system: AccountingSystem | undefined
  /** The site's own places for errors. */
  errorRegions: string
  /** What a person calls the record on the page. */
  record?: () => string | undefined
  /** The page says that something was saved. */
  onSaved?: () => void
  abort: AbortSignal
  /** Milliseconds. */
  now?: () => number
  isVisible?: (element: Element) => boolean
}

/** Finds the known errors that the page shows, and notices when they go (design §7, Detection). */
export function createErrorWatch(options: ErrorWatchOptions) {
  const { document, abort, now = () => performance.now() } = options
  const visible = options.isVisible ?? isVisible
  const css = regionCss(options.errorRegions)
  const shown = observable<readonly Sighting[]>([])
  const docked = observable<readonly Docked[]>([])
  const tracked = new Map<Element, Tracked>()
  /** What was read last, so that the same text is matched once. */
  let known = new WeakMap<Element, string>()
  let lastId = 0
  const nextId = () => ++lastId

  const work = createWorkList<Candidate>({
    take: consider,
    onSlice: recheck,
    whole: () => candidatesAt(document.documentElement, css, true),
    now,
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds)
      abort.addEventListener('abort', () => clearTimeout(timer), { once: true })
    },
  })
  abort.addEventListener('abort', work.clear, { once: true })

  function consider(candidate: Candidate): void {
    const { region, text } = candidate
    if (known.get(region) === text) return
    known.set(region, text)
    const fixes = fixesIn(candidate)
    if (candidate.marked && fixes.length === 0 && saysSaved(text)) options.onSaved?.()
    const before = tracked.get(region)
    const first = fixes[0]
    if (!first) {
      if (before) forget(before)
      return
    }
    const anchor = candidate.elementAt(first.match.span)
    if (isHelp(anchor)) return
    // A box with words of its own is read, and so is the block inside it: the inner one has the message.
    for (const other of tracked.values()) {
      if (other.region === region || other.anchor !== anchor || !sameFixes(other.fixes, fixes)) continue
      if (region.contains(other.region)) return
      tracked.delete(other.region)
    }
    if (!before && tracked.size >= MOST) return
    if (before && sameFixes(before.fixes, fixes)) before.anchor = anchor
    else {
      tracked.set(region, {
        id: nextId(),
        region,
        anchor,
        fixes,
        seenAt: now(),
        visible: false,
        dismissed: false,
      })
    }
  }

  /** A fragment in plain text is no error: only a region says that something happened. */
  function fixesIn({ text, marked }: Candidate): Fix[] {
    const guide = options.guide()
    const of = options.system ? { system: options.system } : {}
    const fixes: Fix[] = []
    for (const match of guide.match(text, of)) {
      const own = guide.own(match.id)
      const repeated = fixes.some(fix => fix.match.id === match.id)
      if (!repeated && (marked || match.confidence === 'exact'))
        fixes.push({ match, ...of, ...(own ? { own } : {}) })
    }
    return fixes
  }

  /** What came into view, what left it. */
  function recheck(): void {
    for (const each of [...tracked.values()]) {
      const there = visible(each.region)
      if (there && !each.visible) appear(each)
      else if (!there && each.visible) leave(each)
      if (!each.region.isConnected) forget(each)
    }
    publish()
  }

  function appear(each: Tracked): void {
    each.visible = true
    each.seenAt = now()
    const record = options.record?.()
    if (record) each.record = record
    docked.set(docked.value.filter(other => !sameFixes(other.fixes, each.fixes)))
  }

  function leave(each: Tracked): void {
    each.visible = false
    const wasDismissed = each.dismissed
    each.dismissed = false
    if (wasDismissed || now() - each.seenAt > TOAST) return
    const { fixes, record } = each
    const entry: Docked = { id: nextId(), fixes, ...(record ? { record } : {}) }
    const others = docked.value.filter(other => !sameFixes(other.fixes, each.fixes))
    docked.set([entry, ...others].slice(0, MOST_DOCKED))
    const timer = setTimeout(() => undock(entry.id), DOCKED_FOR)
    abort.addEventListener('abort', () => clearTimeout(timer), { once: true })
  }

  function forget(each: Tracked): void {
    if (each.visible) leave(each)
    tracked.delete(each.region)
    if (!each.region.isConnected) known.delete(each.region)
  }

  function publish(): void {
    const next = [...tracked.values()].filter(each => each.visible && !each.dismissed)
    const same = next.length === shown.value.length && next.every((each, at) => each === shown.value[at])
    if (!same) shown.set(next)
  }

  const undock = (id: number) => {
    if (!holds.has(id)) docked.set(docked.value.filter(each => each.id !== id))
  }
  /** Docked ones that are being read. */
  const holds = new Set<number>()

  return {
    shown,
    docked,
    /** Everything that the page shows now. */
    lookAtAll: work.addWhole,
    /** The guide knows other entries now: all that was read before is read anew. */
    forget(): void {
      known = new WeakMap()
      work.addWhole()
    },
    /** `inRow`: of what is known to stand in a row of a list. */
    onBatch({ added, changed, overflow }: Batch, inRow?: (element: Element) => boolean): void {
      if (overflow) {
        work.addWhole()
        return
      }
      const looks = []
      for (const element of added) looks.push(candidatesAt(element, css, true, inRow?.(element) || undefined))
      for (const element of changed)
        if (!added.has(element)) looks.push(candidatesAt(element, css, false, inRow?.(element) || undefined))
      work.add(looks)
    },
    /** The user has read it: gone until the page shows it anew. */
    dismiss(id: number): void {
      for (const each of tracked.values()) if (each.id === id) each.dismissed = true
      docked.set(docked.value.filter(each => each.id !== id))
      publish()
    },
    /** It is being read: it stays until it is dismissed. */
    hold(id: number): void {
      holds.add(id)
    },
  }
}

export type ErrorWatch = ReturnType<typeof createErrorWatch>
