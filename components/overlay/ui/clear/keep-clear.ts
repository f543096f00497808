import { afterLayout } from '../../after-layout.ts'
import { EDGE, type Kept } from '../../place.ts'
import type { KeepClearOptions } from '../../ui-part.ts'
import { type Area, clearSpot, coverage, type Obstacle } from './clear-spot.ts'
import { formFields } from './form-fields.ts'
import { messageBox } from './message-box.ts'

/** Pixels: beside the message, and wide and low for a strip that a form leaves free. */
const WIDTHS = [348, 500]
/** Milliseconds between two looks at what a changed page has put under the card. */
const LOOK_EVERY = 500

const areaOf = (element: Element): Area => {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  return { left, top, right, bottom }
}

/**
 * Keeps an open card clear of the form that its error is about. It moves with the message, and finds
 * another place when its size or the window's changes, when the page puts a field under it, and when the
 * user goes to a field that it covers; never under the pointer that reads it.
 */
export function keepClear({ reference, floating, errors, avoid }: KeepClearOptions): Kept {
  const { ownerDocument: document } = floating
  const ended = new AbortController()
  const dialog = reference.closest('dialog')
  // All else is inert while it is open.
  const root = dialog?.matches(':modal') ? dialog : document
  let waiting = false
  let lookedAt = 0
  let before = ''
  /** From the message's corner to ours. */
  let offset = { x: 0, y: 0 }
  let covered = 0

  const obstacles = (): Obstacle[] => [
    ...formFields(root, errors, reference, document.activeElement),
    ...avoid().map(element => ({ ...areaOf(element), weight: 0.5 })),
  ]
  const put = (left: number, top: number) => {
    floating.style.setProperty('left', `${Math.round(left)}px`)
    floating.style.setProperty('top', `${Math.round(top)}px`)
  }
  const measures = () => {
    const { width, height } = reference.getBoundingClientRect()
    return [width, height, innerWidth, innerHeight, floating.offsetWidth, floating.offsetHeight].join()
  }

  function find(): void {
    floating.style.removeProperty('--room')
    const sizes = WIDTHS.map(wanted => {
      floating.style.setProperty('--width', `${wanted}px`)
      return { width: floating.offsetWidth, height: floating.offsetHeight }
    })
    const message = areaOf(messageBox(reference))
    const fields = obstacles()
    const window = { width: innerWidth, height: innerHeight }
    const spot = clearSpot(message, sizes, window, fields)
    floating.style.setProperty('--width', `${spot.width}px`)
    // What comes later, as its links do, may make it grow; then it looks for a place again.
    floating.style.setProperty('--room', `${window.height - 2 * EDGE}px`)
    put(spot.left, spot.top)
    const { left, top } = areaOf(reference)
    offset = { x: spot.left - left, y: spot.top - top }
    covered = coverage(areaOf(floating), fields)
    before = measures()
  }
  function follow(): void {
    const { left, top } = reference.getBoundingClientRect()
    const within = (value: number, size: number, window: number) =>
      Math.max(EDGE, Math.min(value, window - EDGE - size))
    put(
      within(left + offset.x, floating.offsetWidth, innerWidth),
      within(top + offset.y, floating.offsetHeight, innerHeight),
    )
  }
  const isRead = () => floating.matches(':hover')
  const gotWorse = (): boolean => {
    const at = performance.now()
    if (at - lookedAt < LOOK_EVERY || isRead()) return false
    lookedAt = at
    const now = coverage(areaOf(floating), obstacles())
    const worse = now > covered
    covered = now
    return worse
  }
  function update(): void {
    waiting = false
    if (ended.signal.aborted || !reference.isConnected || !floating.isConnected) return
    if (measures() !== before && !(before && isRead())) find()
    else {
      follow()
      if (gotWorse()) find()
    }
  }
  const soon = () => {
    if (waiting || ended.signal.aborted) return
    waiting = true
    afterLayout(document, update)
  }

  const options = { capture: true, passive: true, signal: ended.signal }
  for (const type of ['scroll', 'resize', 'transitionend', 'animationend'])
    addEventListener(type, soon, options)
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (!(target instanceof Element)) return
      if (coverage(areaOf(floating), [{ ...areaOf(target), weight: 1 }]) > 0) afterLayout(document, find)
    },
    options,
  )
  const sizes = new ResizeObserver(() => requestAnimationFrame(soon))
  sizes.observe(reference)
  sizes.observe(floating)
  ended.signal.addEventListener('abort', () => {
    sizes.disconnect()
    for (const name of ['--width', '--room']) floating.style.removeProperty(name)
  })
  soon()
  return { update: soon, stop: () => ended.abort() }
}
