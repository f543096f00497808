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
 */
export function createChipPlace(host: Host, chip: HTMLElement, document: Document) {
  let stop = () => {}
  let anchor: Element | null = null
  let corner: Corner = 'bottom-right'
  let lookedAt = 0

  const dock = (): boolean => {
    host.element.dataset.dock = corner
    host.element.style.removeProperty('--left')
    host.element.style.removeProperty('--top')
    return host.placeIn(document.body)
  }
  const place = (): boolean => {
    lookedAt = performance.now()
    if (!anchor?.isConnected) return dock()
    const spot = spotBeside(anchor, chip)
    if (!isFree(spot, anchor, host.element) || !host.placeAfter(anchor)) return dock()
    delete host.element.dataset.dock
    const own = host.element.getBoundingClientRect()
    host.element.style.setProperty('--left', `${Math.round(spot.x - own.x)}px`)
    host.element.style.setProperty('--top', `${Math.round(spot.y - own.y)}px`)
    return true
  }
  return {
    /** False when the page has won: nothing is drawn any more. */
    put(heading: Element | null, inCorner: Corner): boolean {
      corner = inCorner
      if (anchor !== heading) {
        stop()
        anchor = heading
        stop = heading ? follow(heading, chip, place) : () => {}
      }
      return place()
    },
    /** The page changed: there may be room beside the heading now. */
    look(): void {
      const waits = anchor !== null && host.element.dataset.dock !== undefined
      if (waits && host.element.isConnected && performance.now() - lookedAt > LOOK_EVERY) place()
    },
    stop: () => stop(),
  }
}

/** A change of size moves the end of the words, or takes away the room. */
function follow(heading: Element, chip: Element, update: () => void): () => void {
  const sizes = new ResizeObserver(update)
  for (const element of [heading, heading.parentElement, chip]) if (element) sizes.observe(element)
  addEventListener('resize', update, { passive: true })
  return () => {
    sizes.disconnect()
    removeEventListener('resize', update)
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
