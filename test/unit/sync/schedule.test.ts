import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Job } from '../../../core/store/job.ts'
import { begun, done, due, failed, nextDue, regularly } from '../../../core/sync/schedule.ts'

const now = '2026-03-01T09:00:00.000Z'
const minutes = (count: number) => new Date(Date.parse(now) + count * 60_000).toISOString()
const job = (over: Partial<Job> = {}): Job => ({
  connectionId: 'c',
  kind: 'sync',
  dueAt: now,
  failures: 0,
  ...over,
})

describe('what is due', () => {
  it.each<[string, Partial<Job>, boolean]>([
    ['now', { dueAt: now }, true],
    ['long ago, the browser was closed', { dueAt: minutes(-10_000) }, true],
    ['in a while', { dueAt: minutes(9) }, false],
    [
      'a sync planned further ahead than any plan reaches: the clock was moved back',
      { dueAt: minutes(361) },
      true,
    ],
    ['a sync that a server asked to wait for', { dueAt: minutes(359) }, false],
    ['a deletion check tomorrow', { kind: 'deletion-check', dueAt: minutes(16 * 60) }, false],
    [
      'a deletion check in two days: the clock was moved back',
      { kind: 'deletion-check', dueAt: minutes(2880) },
      true,
    ],
    ['one that started in the future', { dueAt: minutes(9), lastStartedAt: minutes(3) }, true],
    ['one that started just now', { dueAt: minutes(9), lastStartedAt: now }, false],
  ])('%s: %o %s', (_, over, isDue) => {
    expect(due([job(over)], now)).toHaveLength(isDue ? 1 : 0)
  })

  it('a clock moved anywhere never freezes a job for longer than its plan', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('sync' as const, 'deletion-check' as const),
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.integer({ min: 1, max: 120 }),
        (kind, jump, every) => {
          const started = begun(job({ kind }), now, every)
          const later = Date.parse(now) + jump
          // Within a day and its own interval after the jump it is due at some instant.
          const instants = Array.from({ length: 26 }, (_, hour) =>
            new Date(later + hour * 3_600_000).toISOString(),
          )
          expect(instants.some(instant => due([started], instant).length > 0)).toBe(true)
        },
      ),
    )
  })
})

describe('the next time', () => {
  it('is set before the job runs', () => {
    expect(begun(job({ failures: 2 }), now, 10)).toMatchObject({
      dueAt: minutes(10),
      lastStartedAt: now,
      failures: 2,
    })
    expect(regularly('deletion-check', now, 10)).toBe('2026-03-02T01:00:00.000Z')
  })

  it('is never sooner than a minute, whatever the preference says', () => {
    expect(regularly('sync', now, 0)).toBe(minutes(1))
  })

  it.each([
    [0, 0, 0.5],
    [0, 1, 1],
    [1, 1, 2],
    [2, 1, 4],
    [5, 1, 32],
    [6, 1, 60],
    [40, 1, 60],
    [40, 0, 30],
  ])('after %i failures, with chance %d, comes %d minutes later', (failures, random, after) => {
    expect(failed(job({ failures }), now, random, undefined)).toMatchObject({
      dueAt: minutes(after),
      failures: failures + 1,
    })
  })

  it('honours the hint of the server, within reason', () => {
    expect(failed(job(), now, 0, 5 * 60_000).dueAt).toBe(minutes(5))
    expect(failed(job({ failures: 6 }), now, 1, 1000).dueAt).toBe(minutes(60))
    expect(failed(job(), now, 0, 1e12).dueAt).toBe(minutes(360))
  })

  it('forgets failures once it is done', () => {
    expect(done(job({ failures: 3 }), now)).toMatchObject({ failures: 0, lastDoneAt: now })
  })

  it('of all jobs is the earliest', () => {
    expect(nextDue([job({ dueAt: minutes(4) }), job({ dueAt: minutes(2) })])).toBe(minutes(2))
    expect(nextDue([])).toBeUndefined()
  })
})
