import { beforeEach, describe, expect, it } from 'vitest'
import { createWorkList, type Look } from '../../../../components/overlay/fix/work-list.ts'

let clock: number
let taken: string[]
let pending: (() => void)[]
let wholes: number
let slices: number

/** A look at so many things, each taking so long. */
function* look(name: string, count: number, each: number): Look<string> {
  for (let at = 0; at < count; at += 1) {
    clock += each
    yield `${name}${at}`
  }
}
const list = () =>
  createWorkList<string>({
    take: found => taken.push(found),
    onSlice: () => {
      slices += 1
    },
    whole: () => {
      wholes += 1
      return look('whole', 1, 0)
    },
    now: () => clock,
    later: run => pending.push(run),
  })

beforeEach(() => {
  clock = 0
  taken = []
  pending = []
  wholes = 0
  slices = 0
})

describe('the work list', () => {
  it('does little work at once', () => {
    list().add([look('a', 3, 0.1)])
    expect(taken).toEqual(['a0', 'a1', 'a2'])
    expect(pending).toEqual([])
  })

  it('begins with the newest', () => {
    const work = list()
    work.add([look('old', 100, 1)])
    const before = taken.length
    pending = []
    clock += 1000
    work.add([look('new', 1, 0)])
    expect(taken[before]).toBe('new0')
  })

  it('takes no more than its share of a storm', () => {
    const work = list()
    const from = clock
    let used = 0
    for (let frame = 0; frame < 600; frame += 1) {
      const before = clock
      work.add([look(`f${frame}-`, 20, 0.2)])
      for (const run of pending.splice(0)) run()
      used += clock - before
      clock = Math.max(clock, before + 16)
    }
    // 2 %, what was saved up at the start, and the piece that a slice ends with.
    expect(used).toBeLessThan((clock - from) * 0.05 + 30)
    expect(used).toBeGreaterThan((clock - from) * 0.01)
  })

  it('looks at everything once instead of at too much', () => {
    const work = list()
    work.add([look('slow', 1000, 50)])
    for (let turn = 0; turn < 300; turn += 1) work.add([look('more', 1, 1)])
    expect(wholes).toBeLessThanOrEqual(1)
    clock += 100_000
    for (let turn = 0; turn < 50; turn += 1) {
      clock += 1000
      for (const run of pending.splice(0)) run()
    }
    expect(wholes).toBe(1)
  })

  it('plans one look at everything at a time', () => {
    const work = list()
    work.add([look('slow', 1000, 50)])
    work.addWhole()
    work.addWhole()
    for (let turn = 0; turn < 3000; turn += 1) {
      clock += 5000
      for (const run of pending.splice(0)) run()
    }
    expect(wholes).toBe(1)
  })

  it('tells of each slice, also of an empty one', () => {
    list().add([])
    expect(slices).toBe(1)
  })
})
