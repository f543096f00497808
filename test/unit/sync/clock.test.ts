import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CONNECTION_ID } from './fake-connector.ts'
import { type Setting, setting } from './setting.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let s: Setting
beforeEach(async () => {
  s = await setting()
  s.books.customer()
  for (let n = 0; n < 5; n++) s.books.invoice()
  await s.engine.wake()
})
afterEach(() => s.close())
const checks = async () =>
  (await s.ledger.getAll('runs')).filter(({ kind }) => kind === 'deletion-check').length

describe('the deletion check at 01:00 UTC', () => {
  it('runs once for a night, however often the machine wakes in it', async () => {
    // From 09:00 to 00:50, then every five minutes past one o'clock.
    s.pass(15 * HOUR + 50 * 60_000)
    for (let n = 0; n < 12; n++) {
      await s.engine.wake()
      s.pass(5 * 60_000)
    }
    expect(await checks()).toBe(1)
  })

  it('asleep over 01:00, even for many nights, is made up for once', async () => {
    s.pass(9 * DAY)
    await s.engine.wake()
    await s.engine.wake()
    expect(await checks()).toBe(1)
  })

  it('does not move with daylight saving: days of a company’s zone are 23 and 25 hours, its own are 24', async () => {
    const times: (string | undefined)[] = []
    // From 1 March: over the American change and the European one.
    for (let day = 0; day < 40; day += 1) {
      s.pass(DAY)
      await s.engine.wake()
      times.push((await s.ledger.get('schedule', [CONNECTION_ID, 'deletion-check']))?.dueAt)
    }
    expect(new Set(times.map(time => time?.slice(11)))).toEqual(new Set(['01:00:00.000Z']))
    expect(await checks()).toBe(40)
  }, 60_000)
})

describe('a clock that is moved', () => {
  it('back by days: synced at once, not when the old time comes round again', async () => {
    s.pass(-5 * DAY)
    s.books.requests = []
    await s.engine.wake()
    expect(s.books.requests).toContain('changes')
  })

  it('forth and back at will: every change arrives, within one wake-up after the plan’s longest wait', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -400 * 24, max: 400 * 24 }), { minLength: 1, maxLength: 6 }),
        async hours => {
          for (const step of hours) {
            s.pass(step * HOUR)
            await s.engine.wake()
          }
          s.books.invoice()
          s.pass(6 * HOUR)
          await s.engine.wake()
          expect(await s.ledger.count('invoices')).toBe(s.books.all('invoice').length)
        },
      ),
      { numRuns: 25 },
    )
  }, 60_000)
})
