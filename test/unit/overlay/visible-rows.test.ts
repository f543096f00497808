import { expect, it } from 'vitest'
import { visibleOf } from '../../../components/overlay/visible-rows.ts'

/** Rows of 40 px one below another, the list scrolled by so much; `measured` counts. */
function list(length: number, scrolled: number) {
  const counted = { measured: 0 }
  const rows = Array.from({ length }, (_, at) => {
    const row = document.createElement('div')
    row.id = String(at)
    row.getBoundingClientRect = () => {
      counted.measured += 1
      return new DOMRect(0, at * 40 - scrolled, 800, 40)
    }
    return row
  })
  return { rows, counted }
}
const ids = (rows: Element[]) => rows.map(({ id }) => Number(id))

it('takes a short list as it is', () => {
  const { rows, counted } = list(30, 0)
  expect(visibleOf(rows, 800)).toHaveLength(30)
  expect(counted.measured).toBe(0)
})

it.each([0, 40, 12_345, 100_000, 199_200])('finds what is on the screen, scrolled by %i', scrolled => {
  const { rows, counted } = list(5000, scrolled)
  const seen = ids(visibleOf(rows, 800))
  const first = Math.max(0, Math.ceil((scrolled - 240) / 40))
  const last = Math.min(4999, Math.floor((scrolled + 1000) / 40))
  expect(seen[0]).toBe(first)
  expect(seen.at(-1)).toBe(last)
  expect(seen).toHaveLength(last - first + 1)
  expect(counted.measured).toBeLessThan(60)
})
