import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Area, clearSpot, coverage } from '../../../../components/overlay/ui/clear/clear-spot.ts'

const WINDOW = { width: 1280, height: 800 }
const CARD = { width: 348, height: 280 }
const LOW = { width: 500, height: 210 }
const area = (left: number, top: number, width: number, height: number): Area => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})
const field = (left: number, top: number, width = 200, height = 34) => ({
  ...area(left, top, width, height),
  weight: 1,
})
const BANNER = area(108, 78, 1064, 90)

it.each([
  [
    'beside a small message, in an empty page',
    area(100, 100, 300, 40),
    [],
    { left: 408, top: 100, width: 348 },
  ],
  [
    'at its other side, where fields stand at the first',
    area(600, 300, 300, 40),
    [field(950, 12, 200, 776)],
    { left: 244, top: 300, width: 348 },
  ],
  [
    'at the side of the window, below a banner as wide as the form',
    BANNER,
    [field(130, 225), field(340, 225), field(550, 225)],
    { left: 920, top: 176, width: 348 },
  ],
  [
    'wide and low, in a strip that the form leaves free',
    BANNER,
    [field(130, 225), field(130, 400, 1000), field(130, 450, 1000), field(130, 600, 1000)],
    { left: 768, top: 176, width: 500 },
  ],
])('%s', (_, message, obstacles, spot) => {
  expect(clearSpot(message, [CARD, LOW], WINDOW, obstacles)).toMatchObject(spot)
})

it('leaves the field that the error is about free, when it has to cover others', () => {
  const form = Array.from({ length: 17 }, (_, row) => field(12, 20 + row * 45, 1250))
  const about = { ...field(12, 245, 1250), weight: 50 }
  const { left, top, width, height } = clearSpot(BANNER, [CARD, LOW], WINDOW, [...form, about])
  expect(coverage(area(left, top, width, height), [about])).toBe(0)
})

it('stays within the window, and covers nothing wherever one of its own places is free', () => {
  const box = fc
    .tuple(
      fc.integer({ min: -200, max: 1200 }),
      fc.integer({ min: -200, max: 760 }),
      fc.integer({ min: 20, max: 600 }),
      fc.integer({ min: 10, max: 200 }),
    )
    .map(([left, top, width, height]) => area(left, top, width, height))
  fc.assert(
    fc.property(box, fc.array(box, { maxLength: 30 }), (message, boxes) => {
      const fields = boxes.map(each => ({ ...each, weight: 1 }))
      const { left, top, width, height } = clearSpot(message, [CARD, LOW], WINDOW, fields)
      expect(left).toBeGreaterThanOrEqual(12)
      expect(top).toBeGreaterThanOrEqual(12)
      expect(left + width).toBeLessThanOrEqual(WINDOW.width - 12)
      expect(top + height).toBeLessThanOrEqual(WINDOW.height - 12)
      const all = [...fields, { ...message, weight: 1 }]
      const atEdge = area(WINDOW.width - 12 - CARD.width, 12, CARD.width, CARD.height)
      if (coverage(atEdge, all) === 0) expect(coverage(area(left, top, width, height), all)).toBe(0)
    }),
  )
})
