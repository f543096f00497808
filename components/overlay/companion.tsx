import { effect, signal, untracked } from '@preact/signals'
import { render } from 'preact'
import type { PageAdapter, PageContext } from '../../core/pages/page.ts'
import { type Batch, watchPage } from '../../core/pages/watch.ts'
import { createBadges } from './badges.ts'
import { Chip } from './chip.tsx'
import { createChipPlace } from './chip-place.ts'
import { createErrorWatch } from './fix/error-watch.ts'
import type { FindLinks } from './fix/fix-card.tsx'
import { Fixes } from './fix/fixes.tsx'
import { createGuide } from './guide-port.ts'
import { createHost, removeLeftovers } from './host.ts'
import type { CompanionSettings } from './settings.ts'
import { createStatus, isSameRecord, type Send } from './status.ts'
import chipStyle from './style/chip.css?inline'
import fixStyle from './style/fix.css?inline'
import { themeAt as themeOfPage } from './theme.ts'
import { createTracker } from './tracker.ts'

/** Rows of a list: their changes concern the badges, and are too many to be looked at by everybody. */
const ROWS = 'tr,[role="row"],.dgrid-row'

export interface CompanionOptions {
  document: Document
  /** Null on a site that is no accounting page: only the error guide works there. */
  adapter: PageAdapter | null
  url: URL
  settings: CompanionSettings
  send: Send
  abort: AbortSignal
}

export type Companion = ReturnType<typeof startCompanion>

/** Wires everything that is drawn on one page. It ends, leaving nothing behind, when `abort` fires. */
export function startCompanion({ document, adapter, url, settings, send, abort }: CompanionOptions) {
  removeLeftovers(document)
  const status = createStatus(send, abort)
  const place = signal(0)
  const corner = signal(settings.dockCorner)
  let guide = createGuide(settings.ownGuideEntries)
  let now = settings
  const themeAt = (element: Element) => (now.theme === 'browser' ? themeOfPage(element) : now.theme)

  const chipHost = createHost('chip', document, chipStyle)
  const chipBox = chipHost.root.appendChild(document.createElement('div'))
  const chipPlace = createChipPlace(chipHost, document)
  const fixHost = createHost('fix', document, fixStyle)
  const fixBox = fixHost.root.appendChild(document.createElement('div'))
  const badges = adapter && createBadges({ document, adapter, send, themeAt, abort })
  const errors = createErrorWatch({
    document,
    guide: () => guide,
    system: adapter?.system,
    errorRegions: adapter?.errorRegions ?? '',
    abort,
  })
  const tracker = adapter && createTracker({ document, adapter, onRead, abort })
  let heading: Element | null = null

  function onRead(context: PageContext, found: Element | null | undefined): void {
    if (found !== undefined) heading = found
    const before = status.context.peek()
    // A number that turns up once the form is drawn can name what an id alone did not find.
    const named = context.number !== before?.number && status.view.peek()?.state !== 'invoice'
    if (!before || !isSameRecord(before, context) || named) {
      chipHost.forgive()
      if (context.kind === 'other') status.leave(context)
      else void status.show(context)
      badges?.setContext(context.kind === 'invoice-list' || context.kind === 'customer' ? context : null)
    }
    if (found !== undefined) drawChip()
  }

  function drawChip(): void {
    const context = status.context.peek()
    if (abort.aborted || !context || context.kind === 'other') {
      chipHost.remove()
      return
    }
    const wasAt = chipHost.element.parentNode
    const mount = now.chipOn && heading?.isConnected ? heading : null
    chipHost.element.dataset.theme = themeAt(mount ?? document.body)
    if (!chipPlace.put(mount, now.dockCorner)) chipHost.remove()
    else if (chipHost.element.parentNode !== wasAt) place.value = place.peek() + 1
  }

  const findLinks: FindLinks = async ({ match }) => {
    const context = status.context.peek()
    if (!context) return []
    const params = Object.fromEntries(
      Object.entries(match.params).map(([name, value]) => [name, (value ?? '').slice(0, 200)]),
    )
    return send('guide.links', { context, guideId: match.id, params })
  }

  function drawFixes(): void {
    const last = errors.shown.value.at(-1)
    if (!last && errors.docked.value.length === 0) return
    untracked(() => {
      // All but a modal dialog and what is in it is inert, so the fix stands inside.
      const parent = modalAround(last?.region) ?? document.body
      const wasAt = fixHost.element.parentNode
      fixHost.element.dataset.theme = themeAt(last?.region ?? document.body)
      if (fixHost.placeIn(parent) && wasAt !== parent) place.value = place.peek() + 1
    })
  }

  function onBatch(batch: Batch): void {
    // A newer script of ours may be at work on this page by now.
    if (status.orphaned.peek()) return
    const calm = badges ? withoutRows(batch) : batch
    if (badges && (batch.overflow || calm !== batch)) badges.look()
    tracker?.onBatch(calm)
    errors.onBatch(batch)
    if (!chipHost.element.isConnected) drawChip()
    if (errors.shown.peek().length > 0 && !fixHost.element.isConnected) drawFixes()
  }

  render(<Chip host={chipHost.element} status={status} guide={() => guide} place={place} />, chipBox)
  render(
    <Fixes host={fixHost.element} errors={errors} findLinks={findLinks} corner={corner} place={place} />,
    fixBox,
  )
  const stops = [
    effect(drawFixes),
    effect(() => {
      // The chip's width decides whether there is room beside the heading.
      void status.view.value
      void status.orphaned.value
      queueMicrotask(drawChip)
    }),
  ]
  abort.addEventListener(
    'abort',
    () => {
      for (const stop of stops) stop()
      chipPlace.stop()
      render(null, chipBox)
      render(null, fixBox)
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
    context: (): PageContext | null => tracker?.read() ?? null,
    navigated(next: URL): void {
      tracker?.navigated(next)
    },
    /** The ledger changed. */
    changed(): void {
      if (status.context.peek()) void status.refresh()
      badges?.refresh()
    },
    /** The extension was updated under this page. */
    orphan(): void {
      status.orphaned.value = true
    },
    configure(next: CompanionSettings): void {
      // Switching the companion on or off is the entrypoint's: it starts or ends the whole.
      const own = JSON.stringify(next.ownGuideEntries) !== JSON.stringify(now.ownGuideEntries)
      now = next
      corner.value = next.dockCorner
      if (own) {
        guide = createGuide(next.ownGuideEntries)
        errors.lookAtAll()
      }
      drawChip()
    },
  }
}

const modalAround = (element: Element | undefined): Element | null => {
  const dialog = element?.closest('dialog') ?? null
  return dialog?.matches(':modal') ? dialog : null
}

/** The same batch where no row is in it. */
function withoutRows(batch: Batch): Batch {
  const calm = (set: ReadonlySet<Element>) => new Set([...set].filter(each => !each.closest(ROWS)))
  const [added, changed] = [calm(batch.added), calm(batch.changed)]
  if (added.size === batch.added.size && changed.size === batch.changed.size) return batch
  return { added, changed, overflow: batch.overflow }
}
