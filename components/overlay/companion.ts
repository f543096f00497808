// First in the script, where its many like words lie within reach of each other for gzip (32 kB).
import '../../core/guide/catalogue/registry.ts'
import type { CompanionSettings } from '../../core/messaging/views.ts'
import type { PageAdapter, PageContext } from '../../core/pages/page.ts'
import { type Batch, watchPage } from '../../core/pages/watch.ts'
import { createBadges } from './badges.ts'
import { createChip } from './chip.ts'
import { createChipPlace } from './chip-place.ts'
import { createErrorWatch } from './fix/error-watch.ts'
import { createMarkers } from './fix/markers.ts'
import { createGuide } from './guide-port.ts'
import { createHost, removeLeftovers } from './host.ts'
import { createStatus, isSameRecord, type Send } from './status.ts'
import chipStyle from './style/chip.css?inline'
import fixStyle from './style/fix.css?inline'
import { themeAt as themeOfPage } from './theme.ts'
import { createTracker } from './tracker.ts'
import { type FindLinks, uiLoader } from './ui-part.ts'

export interface CompanionOptions {
  document: Document
  /** Null on a site that is no accounting page: only the error guide works there. */
  adapter: PageAdapter | null
  url: URL
  settings: CompanionSettings
  send: Send
  abort: AbortSignal
}

/** Milliseconds in which a page that loads draws its heading; without one by then, the chip docks. */
const HEADING_WITHIN = 1500

export type Companion = ReturnType<typeof startCompanion>

/** Wires everything that is drawn on one page. It ends, leaving nothing behind, when `abort` fires. */
export function startCompanion({ document, adapter, url, settings, send, abort }: CompanionOptions) {
  removeLeftovers(document)
  let now = settings
  let guide = createGuide(settings.ownGuideEntries)
  let heading: Element | null = null
  let drawnFor: PageContext | null = null
  let headingUntil = 0
  let dockLater: ReturnType<typeof setTimeout> | undefined
  const loadUi = uiLoader(send)
  const themeAt = (element: Element) => (now.theme === 'browser' ? themeOfPage(element) : now.theme)

  const status = createStatus(send, abort)
  const chipHost = createHost('chip', document, chipStyle)
  const chip = createChip({ host: chipHost, document, status, guide: () => guide, loadUi, abort })
  const chipPlace = createChipPlace(chipHost, chip.element, document, beside => {
    chipHost.element.dataset.theme = themeAt(beside)
  })

  const errors = createErrorWatch({
    document,
    guide: () => guide,
    system: adapter?.system,
    errorRegions: adapter?.errorRegions ?? '',
    record: () => recordName(status.state.value.context),
    onSaved: status.saved,
    abort,
  })
  const findLinks: FindLinks = async (kinds, params) => {
    const { context } = status.state.value
    return context ? send('guide.links', { context, kinds, params }) : []
  }
  const fixHost = createHost('fix', document, fixStyle)
  // Before the markers are drawn, so that they find their place.
  const placing = [errors.shown.on(placeFixes), errors.docked.on(placeFixes)]
  const markers = createMarkers({
    host: fixHost,
    document,
    errors,
    findLinks,
    loadUi,
    corner: () => now.dockCorner,
    avoid: () => (chipHost.element.isConnected ? [chip.element] : []),
    abort,
  })
  const badges = adapter && createBadges({ document, adapter, send, themeAt, abort })
  const tracker = adapter && createTracker({ document, adapter, onRead, abort })

  function onRead(context: PageContext, found: Element | null | undefined): void {
    if (found !== undefined) heading = found
    const { context: before, view } = status.state.value
    // A number that turns up once the form is drawn can name what an id alone did not find.
    const named = context.number !== before?.number && view?.state !== 'invoice'
    if (!before || !isSameRecord(before, context) || named) {
      chipHost.forgive()
      if (!before || !isSameRecord(before, context)) headingUntil = performance.now() + HEADING_WITHIN
      if (before && !isSameRecord(before, context)) chip.close()
      if (context.kind === 'other') status.leave(context)
      else void status.show(context)
      badges?.setContext(context.kind === 'invoice-list' || context.kind === 'customer' ? context : null)
    }
    if (found !== undefined) drawChip()
  }

  function drawChip(): void {
    const { context } = status.state.value
    if (abort.aborted) return
    drawnFor = context
    if (!context || context.kind === 'other') {
      chipHost.remove()
      return
    }
    const wasIn = chipHost.element.parentNode
    const mount = now.chipOn && heading?.isConnected ? heading : null
    clearTimeout(dockLater)
    const left = headingUntil - performance.now()
    // It appears once, at its place: no stop in the corner on the way to a heading that is about to come.
    if (!mount && now.chipOn && left > 0 && !chipHost.element.isConnected) {
      dockLater = setTimeout(drawChip, left)
      return
    }
    if (!chipPlace.put(mount, now.dockCorner)) chipHost.remove()
    else if (chipHost.element.parentNode !== wasIn) chip.moved()
  }

  function placeFixes(): void {
    const last = errors.shown.value.at(-1)
    if (!last && errors.docked.value.length === 0) return
    // All but a modal dialog and what is in it is inert, so the fix stands inside.
    const parent = modalAround(last?.region) ?? document.body
    const wasIn = fixHost.element.parentNode
    fixHost.element.dataset.theme = themeAt(document.body)
    if (fixHost.placeIn(parent) && wasIn !== parent) markers.moved()
  }

  function onBatch(batch: Batch): void {
    // A newer script of ours may be at work on this page by now.
    if (status.state.value.orphaned) return
    if (adapter) {
      const { calm, rows, came } = splitRows(batch, adapter.rowHooks)
      badges?.touched(rows, came)
      tracker?.onBatch(calm)
      errors.onBatch(batch, element => !calm.added.has(element) && !calm.changed.has(element))
    } else errors.onBatch(batch)
    if (!chipHost.element.isConnected) drawChip()
    if (errors.shown.value.length > 0 && !fixHost.element.isConnected) placeFixes()
    chipPlace.look()
    chip.update()
    markers.update()
  }

  const stops = [
    ...placing,
    // Whether there is room for what it says now, its place finds out by itself.
    status.state.on(() => {
      if (status.state.value.context !== drawnFor) drawChip()
    }),
  ]
  abort.addEventListener(
    'abort',
    () => {
      clearTimeout(dockLater)
      for (const stop of stops) stop()
      chipPlace.stop()
      chipHost.remove()
      fixHost.remove()
    },
    { once: true },
  )
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawChip, { signal: abort })
  watchPage(document, onBatch, abort)
  tracker?.navigated(url)
  errors.lookAtAll()

  return {
    /** For the popup: what the page shows right now. */
    context: (): PageContext | undefined => tracker?.read() ?? undefined,
    navigated(next: URL): void {
      tracker?.navigated(next)
    },
    /** The ledger changed. */
    changed(): void {
      void status.refresh()
      badges?.refresh()
    },
    /** The extension was updated under this page. */
    orphan: status.orphan,
    /** Switching the companion on or off is the entrypoint's: it starts or ends the whole. */
    configure(next: CompanionSettings): void {
      const own = JSON.stringify(next.ownGuideEntries) !== JSON.stringify(now.ownGuideEntries)
      now = next
      if (own) {
        guide = createGuide(next.ownGuideEntries)
        errors.forget()
      }
      drawChip()
    },
  }
}

/** `invoice 1045`: for a fix that outlives the page it was about. */
function recordName(context: PageContext | null): string | undefined {
  const name = context?.number ?? context?.externalId
  return context && name && RECORDS.includes(context.kind) ? `${context.kind} ${name}` : undefined
}
const RECORDS = ['invoice', 'customer', 'payment']

function modalAround(element: Element | undefined): Element | null {
  const dialog = element?.closest('dialog') ?? null
  return dialog?.matches(':modal') ? dialog : null
}

/** What of a batch happened in the rows of lists, and the rest; `came`: what may hold rows that are new. */
function splitRows({ added, changed, overflow }: Batch, rowHooks: string) {
  const rows = new Set<Element>()
  const came = new Set<Element>()
  const calm = { added: new Set<Element>(), changed: new Set<Element>(), overflow }
  for (const element of changed) {
    const row = element.closest(rowHooks)
    if (row) rows.add(row)
    else calm.changed.add(element)
  }
  for (const element of added) {
    const row = element.closest(rowHooks)
    if (row) rows.add(row)
    else calm.added.add(element)
    const holder = row ?? (element.querySelector(rowHooks) && element)
    if (holder) came.add(holder)
  }
  // What was not kept may have been anywhere.
  if (overflow) came.add(document.documentElement)
  return { calm, rows, came }
}
