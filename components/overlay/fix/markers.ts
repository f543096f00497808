import { make } from '../draw.ts'
import type { Host } from '../host.ts'
import { onEscape } from '../keys.ts'
import { lift } from '../place.ts'
import { type FindLinks, type UiPart, withUi } from '../ui-part.ts'
import { words } from '../words.ts'
import { createDock } from './dock.ts'
import type { ErrorWatch } from './error-watch.ts'
import { createMarker, type Marker } from './marker.ts'

export interface MarkersOptions {
  host: Host
  document: Document
  errors: ErrorWatch
  findLinks: FindLinks
  loadUi: () => Promise<UiPart>
  corner: () => string
  /** What of ours on the page an open fix should not cover. */
  avoid: () => Element[]
  abort: AbortSignal
}

/**
 * Markers beside the errors on the page, and in the corner the fixes of messages that vanished. One fix is
 * open at a time, the newest, until the user folds one: then new ones stay folded.
 */
export function createMarkers(options: MarkersOptions) {
  const { host, document, errors, abort } = options
  const spoken = make(document, 'div', { class: 'unseen', role: 'status' })
  host.root.append(spoken)
  const markers = new Map<number, Marker>()
  const dock = createDock(options)
  let quiet = false
  let openId: number | undefined
  let newest = 0

  function setOpen(id: number | undefined, byUser: boolean): void {
    if (byUser) quiet = id === undefined
    openId = id
    for (const [each, marker] of markers) marker.setOpen(each === id)
  }

  function draw(): void {
    const sightings = errors.shown.value
    const there = new Set(sightings.map(({ id }) => id))
    for (const [id, marker] of markers) {
      if (there.has(id)) continue
      marker.remove()
      markers.delete(id)
    }
    for (const sighting of sightings) {
      const known = markers.get(sighting.id)
      if (known) continue
      const marker = createMarker({
        ...options,
        sighting,
        onToggle: open => setOpen(open ? sighting.id : undefined, true),
        onDismiss: () => errors.dismiss(sighting.id),
      })
      markers.set(sighting.id, marker)
    }
    const last = sightings.reduce<(typeof sightings)[number] | undefined>(
      (best, each) => (best && best.id > each.id ? best : each),
      undefined,
    )
    if (last && last.id > newest) {
      newest = last.id
      const [fix] = last.fixes
      withUi(options.loadUi, ui => {
        if (fix) spoken.textContent = words.fix.found(ui.title(fix))
      })
      if (!quiet) setOpen(last.id, false)
    } else if (openId !== undefined && !there.has(openId)) setOpen(quiet ? undefined : last?.id, false)
    dock.draw()
  }

  const stops = [
    errors.shown.on(draw),
    errors.docked.on(draw),
    onEscape(pressed => {
      if (pressed === host.element) setOpen(undefined, true)
    }),
  ]
  abort.addEventListener(
    'abort',
    () => {
      for (const stop of stops) stop()
      for (const marker of markers.values()) marker.remove()
      dock.remove()
    },
    { once: true },
  )

  return {
    /** Our host was put elsewhere, which takes all out of the top layer. */
    moved(): void {
      for (const element of host.root.querySelectorAll<HTMLElement>('[popover]')) lift(element)
      for (const marker of markers.values()) marker.update()
    },
    /** The page changed: the markers follow. */
    update(): void {
      for (const marker of markers.values()) marker.update()
    },
  }
}
