// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AccountingError } from '../../../core/accounting/connector.ts'
import { rateBudget, sharedBudget } from '../../../core/accounting/rate-budget.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Enters `count` times, each leaving at once, and notes when each began. */
function starts(budget: ReturnType<typeof rateBudget>, count: number): number[] {
  const begun: number[] = []
  for (let i = 0; i < count; i++)
    void budget.enter('low').then(leave => {
      begun.push(Date.now())
      leave()
    })
  return begun
}

describe('rateBudget', () => {
  it('lets no more than the limit into any second and any minute', async () => {
    const begun = starts(rateBudget({ perSecond: 10, perMinute: 50, concurrent: 10 }), 120)
    await vi.advanceTimersByTimeAsync(200_000)
    expect(begun).toHaveLength(120)
    for (const at of begun) {
      expect(begun.filter(other => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(10)
      expect(begun.filter(other => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(50)
    }
    // And wastes no time: 10 a second until the minute is full.
    expect(begun[9]).toBe(1_000_000)
    expect(begun[49]).toBeLessThan(1_005_000)
    expect(begun[119]).toBeLessThan(1_126_000)
  })

  it('counts a request when the server may have seen it, however long its way there', async () => {
    const budget = rateBudget({ perSecond: 10, perMinute: 500, concurrent: 100 })
    const seen: number[] = []
    let seed = 7
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed / 2_147_483_647
    }
    for (let i = 0; i < 100; i++)
      void budget.enter('low').then(async leave => {
        const way = random() * 490
        await new Promise(resolve => setTimeout(resolve, way))
        seen.push(Date.now())
        await new Promise(resolve => setTimeout(resolve, random() * 900))
        leave()
      })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(seen).toHaveLength(100)
    for (const at of seen)
      expect(seen.filter(other => other >= at && other < at + 1_000).length).toBeLessThanOrEqual(10)
  })

  it('counts a request from when its answer begins: a body that takes long to read slows nothing', async () => {
    const budget = rateBudget({ perSecond: 1, perMinute: 500, concurrent: 2 })
    const begun: number[] = []
    for (let i = 0; i < 3; i++)
      void budget.enter('low').then(async leave => {
        begun.push(Date.now() - 1_000_000)
        await new Promise(resolve => setTimeout(resolve, 100))
        leave(true)
        await new Promise(resolve => setTimeout(resolve, 300))
        leave()
      })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(begun).toEqual([0, 1_100, 2_200])
  })

  it('an answer that begins gives its place to nobody before it ends', async () => {
    const budget = rateBudget({ perSecond: 100, perMinute: 500, concurrent: 1 })
    const first = await budget.enter('low')
    let second = 0
    void budget.enter('low').then(() => second++)
    first(true)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(second).toBe(0)
    first()
    await vi.advanceTimersByTimeAsync(0)
    expect(second).toBe(1)
  })

  it('keeps no more than so many open, and a place given back twice counts once', async () => {
    const budget = rateBudget({ perSecond: 100, perMinute: 500, concurrent: 2 })
    const first = await budget.enter('low')
    await budget.enter('low')
    let third = 0
    let fourth = 0
    void budget.enter('low').then(() => third++)
    void budget.enter('low').then(() => fourth++)
    await vi.advanceTimersByTimeAsync(5_000)
    expect([third, fourth]).toEqual([0, 0])
    first()
    first()
    await vi.advanceTimersByTimeAsync(0)
    expect([third, fourth]).toEqual([1, 0])
  })

  it('lets high go ahead of every low that waits, and keeps the order within each', async () => {
    const budget = rateBudget({ perSecond: 1, perMinute: 500, concurrent: 10 })
    const order: string[] = []
    const enter = (priority: 'high' | 'low', name: string) =>
      void budget.enter(priority).then(leave => {
        order.push(name)
        leave()
      })
    enter('low', 'first')
    enter('low', 'low 1')
    enter('low', 'low 2')
    enter('high', 'high 1')
    enter('high', 'high 2')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(order).toEqual(['first', 'high 1', 'high 2', 'low 1', 'low 2'])
  })

  it('refuses everything while paused, with the time left, and goes on afterwards', async () => {
    const budget = rateBudget({ perSecond: 1, perMinute: 500, concurrent: 10 })
    await budget.enter('low')
    const waiting = budget.enter('high').catch((error: unknown) => error)
    budget.pause(60_000)
    const refused = await waiting
    expect(refused).toBeInstanceOf(AccountingError)
    expect(refused).toMatchObject({ class: 'retry', reason: 'throttled', retryAfter: 60_000 })
    await vi.advanceTimersByTimeAsync(50_000)
    await expect(budget.enter('low')).rejects.toMatchObject({ retryAfter: 10_000 })
    budget.pause(1_000)
    await expect(budget.enter('low')).rejects.toMatchObject({ retryAfter: 10_000 })
    await vi.advanceTimersByTimeAsync(10_000)
    await budget.enter('low')
  })

  it('does not wait for a time that a clock set back has made the future', async () => {
    const budget = rateBudget({ perSecond: 1, perMinute: 1, concurrent: 10 })
    await budget.enter('low')
    budget.pause(60_000)
    vi.setSystemTime(1_000)
    await budget.enter('low')
  })

  it('is one per connection', () => {
    const limits = { perSecond: 1, perMinute: 1, concurrent: 1 }
    expect(sharedBudget('a', limits)).toBe(sharedBudget('a', limits))
    expect(sharedBudget('a', limits)).not.toBe(sharedBudget('b', limits))
  })
})
