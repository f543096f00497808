import { afterLayout } from './after-layout.ts'

export type Side = 'bottom' | 'top' | 'right' | 'left'

/** Air between us and the edge of the window, and between us and what we stand beside. */
export const EDGE = 12
export const GAP = 8
/** No smaller than this, even where it does not fit: it scrolls inside. */
const LEAST_HEIGHT = 160

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}
interface Size {
  width: number
  height: number
}
export interface Place {
  left: number
  top: number
  /** The height that it may take there. */
  room: number
}

/**
 * Where something of that size goes beside a box: on the first side that has room for it, else on the one
 * with most; always within the window. All in viewport pixels.
 */
export function placeBeside(box: Box, size: Size, window: Size, sides: readonly Side[]): Place {
  const across = window.width - 2 * EDGE
  const rooms: Record<Side, Size> = {
    bottom: { width: across, height: window.height - box.bottom - GAP - EDGE },
    top: { width: across, height: box.top - GAP - EDGE },
    right: { width: window.width - box.right - GAP - EDGE, height: window.height - 2 * EDGE },
    left: { width: box.left - GAP - EDGE, height: window.height - 2 * EDGE },
  }
  const fits = (side: Side) => rooms[side].width >= size.width && rooms[side].height >= size.height
  const wide = sides.filter(side => rooms[side].width >= size.width)
  const side =
    sides.find(fits) ??
    wide.reduce<Side | undefined>(
      (best, each) => (best && rooms[best].height >= rooms[each].height ? best : each),
      undefined,
    ) ??
    'bottom'
  const room = Math.max(LEAST_HEIGHT, Math.floor(rooms[side].height))
  const height = Math.min(size.height, room)
  const left = side === 'right' ? box.right + GAP : side === 'left' ? box.left - GAP - size.width : box.left
  const top = side === 'bottom' ? box.bottom + GAP : side === 'top' ? box.top - GAP - height : box.top
  return {
    left: Math.round(within(left, EDGE, window.width - EDGE - size.width)),
    top: Math.round(within(top, EDGE, window.height - EDGE - height)),
    room,
  }
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most))

export interface Kept {
  /** The page changed: look where it stands now. */
  update(): void
  stop(): void
}

/** Keeps an element of the top layer beside another one while the page scrolls, resizes and moves. */
export function keepBeside(reference: Element, floating: HTMLElement, sides: readonly Side[]): Kept {
  const ended = new AbortController()
  let waiting = false
  let before = ''
  const update = () => {
    waiting = false
    if (ended.signal.aborted || !reference.isConnected) return
    const window = { width: innerWidth, height: innerHeight }
    const box = reference.getBoundingClientRect()
    const measures = () =>
      [box.left, box.top, box.right, box.bottom, window.width, window.height]
        .concat(floating.offsetWidth, floating.offsetHeight)
        .join()
    if (measures() === before) return
    // Its full height, however little room the last place had.
    floating.style.removeProperty('--room')
    const size = { width: floating.offsetWidth, height: floating.offsetHeight }
    const { left, top, room } = placeBeside(box, size, window, sides)
    floating.style.setProperty('left', `${left}px`)
    floating.style.setProperty('top', `${top}px`)
    floating.style.setProperty('--room', `${room}px`)
    before = measures()
  }
  const soon = () => {
    if (waiting || ended.signal.aborted) return
    waiting = true
    afterLayout(floating.ownerDocument, update)
  }
  const follow = { capture: true, passive: true, signal: ended.signal }
  for (const type of ['scroll', 'resize', 'transitionend', 'animationend'])
    addEventListener(type, soon, follow)
  const sizes = new ResizeObserver(() => requestAnimationFrame(soon))
  sizes.observe(reference)
  sizes.observe(floating)
  ended.signal.addEventListener('abort', () => sizes.disconnect())
  soon()
  return { update: soon, stop: () => ended.abort() }
}

/** Lifts an element into the top layer, where nothing of the page can cover or cut it off. */
export function lift(element: HTMLElement): void {
  // Absent in the test environment only.
  if (element.isConnected && element.showPopover && !element.matches(':popover-open')) element.showPopover()
}
