import { afterLayout } from './after-layout.ts'
import type { Host } from './host.ts'

const GAP = 10
/** Air that the chip needs towards whatever else stands in the heading's row. */
const AIR = 6
/** Milliseconds between two looks for room. */
const LOOK_EVERY = 400

export type Corner = 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left'

/**
 * Puts the chip's host beside the heading without taking any room on the page: it has no size, and the
 * chip is moved to the end of the heading's words. Where something else stands there, where it would be
 * cut off, or where the page does not let us, it docks in the corner, and comes back when there is room.
 * Whether there is room is found out once the page is laid out, before the frame is drawn. `onPlaced` is
 * told then what the chip stands beside.
 */
export function createChipPlace(
  host: Host,
  chip: HTMLElement,
  document: Document,
  onPlaced: (beside: Element) => void,
) {
  let stop = () => {}
  let anchor: Element | null = null
  let corner: Corner = 'bottom-right'
  let waits = false
  let lookedAt = 0
  let lookLater: ReturnType<typeof setTimeout> | undefined

  const dock = (): boolean => {
    host.element.dataset.dock = corner
    host.element.style.removeProperty('--left')
    host.element.style.removeProperty('--top')
    return host.placeIn(document.body)
  }
  const beside = (heading: Element): boolean => {
    if (!host.placeAfter(heading)) return false
    delete host.element.dataset.dock
    return true
  }
  const fit = () => {
    waits = false
    lookedAt = performance.now()
    if (!host.element.isConnected) return
    const near = anchor?.isConnected ? anchor : null
    onPlaced(near ?? document.body)
    const spot = near && spotBeside(near, chip)
    if (!near || !spot || !isFree(spot, near, host.element) || !beside(near)) return void dock()
    const own = host.element.getBoundingClientRect()
    host.element.style.setProperty('--left', `${Math.round(spot.x - own.x)}px`)
    host.element.style.setProperty('--top', `${Math.round(spot.y - own.y)}px`)
  }
  const fitSoon = () => {
    if (waits) return
    waits = true
    afterLayout(document, fit)
  }
  return {
    /** False when the page has won: nothing is drawn any more. */
    put(heading: Element | null, inCorner: Corner): boolean {
      const docked = host.element.isConnected && host.element.dataset.dock !== undefined
      const stays = docked && anchor === heading
      corner = inCorner
      if (anchor !== heading) {
        stop()
        anchor = heading
        stop = heading ? follow(heading, chip, fit, fitSoon) : () => {}
      }
      fitSoon()
      return (!stays && heading?.isConnected && beside(heading)) || dock()
    },
    /** The page changed: there may be room beside the heading now. */
    look(): void {
      const docked = anchor !== null && host.element.dataset.dock !== undefined
      if (!docked || !host.element.isConnected) return
      clearTimeout(lookLater)
      // Also after the last change of a page that then rests.
      lookLater = setTimeout(fitSoon, Math.max(0, LOOK_EVERY - (performance.now() - lookedAt)))
    },
    stop(): void {
      clearTimeout(lookLater)
      stop()
    },
  }
}

/** A change of size moves the end of the words, or takes away the room. */
function follow(heading: Element, chip: Element, fit: () => void, fitSoon: () => void): () => void {
  const sizes = new ResizeObserver(fit)
  for (const element of [heading, heading.parentElement, chip]) if (element) sizes.observe(element)
  addEventListener('resize', fitSoon, { passive: true })
  return () => {
    sizes.disconnect()
    removeEventListener('resize', fitSoon)
  }
}

interface Spot {
  x: number
  y: number
  width: number
  height: number
}

/** At the end of the heading's words, on the middle of its first line; in viewport pixels. */
function spotBeside(heading: Element, chip: HTMLElement): Spot {
  const range = heading.ownerDocument.createRange()
  range.selectNodeContents(heading)
  const words = range.getBoundingClientRect()
  const { width, height } = chip.getBoundingClientRect()
  const backwards = getComputedStyle(heading).direction === 'rtl'
  const x = backwards ? words.left - GAP - width : words.right + GAP
  return { x, y: words.top + (words.height - height) / 2, width, height }
}

const topmost = (document: Document, x: number, y: number, own: Element): Element | undefined =>
  document.elementsFromPoint(x, y).find(element => !own.contains(element))

function isOpenTo(heading: Element, x: number, y: number, own: Element): boolean {
  const top = topmost(heading.ownerDocument, x, y, own)
  return !top || heading.contains(top) || top.contains(heading)
}

/** Nothing but the heading's own ground lies there, and no ancestor cuts it off. */
function isFree(spot: Spot, heading: Element, own: Element): boolean {
  const right = spot.x + spot.width + AIR
  if (spot.width === 0) return true
  if (spot.x < 0 || right > innerWidth) return false
  for (
    let place = heading.parentElement;
    place && place !== place.ownerDocument.body;
    place = place.parentElement
  ) {
    if (getComputedStyle(place).overflowX === 'visible') continue
    const box = place.getBoundingClientRect()
    if (right > box.right || spot.x < box.left) return false
  }
  const middle = spot.y + spot.height / 2
  // Something lies over the heading itself: a dialog, which will go again.
  if (!isOpenTo(heading, spot.x - GAP - 2, middle, own)) return true
  // Off the screen nothing can be told; it is looked at again when it scrolls in.
  return [spot.x, spot.x + spot.width / 2, right].every(x => isOpenTo(heading, x, middle, own))
}
