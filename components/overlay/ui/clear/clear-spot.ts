import { EDGE, GAP } from '../../place.ts'

export interface Area {
  left: number
  top: number
  right: number
  bottom: number
}
/** Something that should stay visible: a field of the form, a button, the message itself. */
export interface Obstacle extends Area {
  weight: number
}
interface Size {
  width: number
  height: number
}
export interface Spot extends Size {
  left: number
  top: number
}

/** Pixels between two tops that are tried. */
const STEP = 16
/** The message is worth more than a row of fields, and less than the field that it is about. */
const MESSAGE = 20
/** A pixel of distance, and a size that is not the first, count far less than anything covered. */
const PER_PIXEL = 0.0005
const OTHER_SIZE = 0.02

/**
 * Where a card covers least of a form: beside its message, in one line with its edges, or at a side of the
 * window. `sizes`: the shapes that it can take, the one it likes best first. All in viewport pixels.
 */
export function clearSpot(
  message: Area,
  sizes: readonly Size[],
  window: Size,
  obstacles: readonly Obstacle[],
): Spot {
  let best: Spot | undefined
  let least = Number.POSITIVE_INFINITY
  for (const [at, { width, height: full }] of sizes.entries()) {
    const height = Math.min(full, window.height - 2 * EDGE)
    for (const left of leftsFor(message, width, window.width))
      for (const top of topsFor(message, height, window.height)) {
        const area = { left, top, right: left + width, bottom: top + height }
        const cost =
          coverage(area, obstacles) +
          coverage(area, [{ ...message, weight: MESSAGE }]) +
          distance(area, message) * PER_PIXEL +
          at * OTHER_SIZE
        if (cost >= least) continue
        least = cost
        best = { left, top, width, height }
      }
  }
  return best ?? { left: EDGE, top: EDGE, width: 0, height: 0 }
}

/** What of the obstacles lies under an area: half their weight for the least corner, all of it for the whole. */
export function coverage(area: Area, obstacles: readonly Obstacle[]): number {
  let sum = 0
  for (const each of obstacles) {
    const width = Math.min(area.right, each.right) - Math.max(area.left, each.left)
    const height = Math.min(area.bottom, each.bottom) - Math.max(area.top, each.top)
    if (width <= 0 || height <= 0) continue
    const all = (each.right - each.left) * (each.bottom - each.top)
    sum += each.weight * (0.5 + (0.5 * width * height) / all)
  }
  return sum
}

function leftsFor({ left, right }: Area, width: number, window: number): Set<number> {
  const most = window - EDGE - width
  const tried = [right + GAP, left - GAP - width, most, right - width, EDGE, left]
  return new Set(tried.map(value => Math.round(Math.max(EDGE, Math.min(value, most)))))
}

function topsFor({ top, bottom }: Area, height: number, window: number): Set<number> {
  const most = Math.max(EDGE, window - EDGE - height)
  const tried = [top, bottom + GAP, top - GAP - height, most]
  for (let value = EDGE; value < most; value += STEP) tried.push(value)
  return new Set(tried.map(value => Math.round(Math.max(EDGE, Math.min(value, most)))))
}

function distance(area: Area, message: Area): number {
  const across = Math.max(0, area.left - message.right, message.left - area.right)
  const down = Math.max(0, area.top - message.bottom, message.top - area.bottom)
  // Nearer than this is no better.
  return Math.max(GAP, Math.hypot(across, down))
}
