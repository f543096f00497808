import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeBeside, type Side } from '../../../components/overlay/place.ts'

const SIDES: Side[] = ['bottom', 'top', 'right', 'left']
const WINDOW = { width: 1280, height: 800 }
const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

it.each([
  ['below', box(100, 100, 300, 40), SIDES, { left: 100, top: 148 }],
  ['above, where there is no room below', box(100, 700, 300, 40), SIDES, { left: 100, top: 392 }],
  ['to the right of a dialog', box(400, 200, 400, 300), ['right', 'left'], { left: 808, top: 200 }],
  [
    'to its left, where the right is too narrow',
    box(800, 200, 400, 300),
    ['right', 'left'],
    { left: 452, top: 200 },
  ],
  ['within the window at its edge', box(1200, 100, 60, 40), SIDES, { left: 928, top: 148 }],
] as const)('%s', (_, reference, sides, place) => {
  expect(placeBeside(reference, { width: 340, height: 300 }, WINDOW, [...sides])).toMatchObject(place)
})

it('never leaves the window, and never covers what it stands beside when there is room', () => {
  const size = fc.record({
    width: fc.integer({ min: 40, max: 400 }),
    height: fc.integer({ min: 20, max: 600 }),
  })
  const reference = fc
    .tuple(
      fc.integer({ min: -200, max: 1280 }),
      fc.integer({ min: -200, max: 800 }),
      fc.nat(600),
      fc.nat(500),
    )
    .map(([left, top, width, height]) => box(left, top, width, height))
  fc.assert(
    fc.property(reference, size, fc.shuffledSubarray(SIDES, { minLength: 1 }), (at, wanted, sides) => {
      const { left, top, room } = placeBeside(at, wanted, WINDOW, sides)
      const height = Math.min(wanted.height, room)
      expect(left).toBeGreaterThanOrEqual(12)
      expect(top).toBeGreaterThanOrEqual(12)
      expect(left + wanted.width).toBeLessThanOrEqual(WINDOW.width - 11)
      expect(top + height).toBeLessThanOrEqual(WINDOW.height - 11)
    }),
  )
})
