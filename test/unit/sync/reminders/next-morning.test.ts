import { describe, expect, it } from 'vitest'
import { nextMorning } from '../../../../core/sync/reminders/next-morning.ts'

describe('the next morning of a company', () => {
  it.each([
    ['before it', '2026-02-01T07:59:59.000Z', 'UTC', '2026-02-01T08:00:00.000Z'],
    ['at it', '2026-02-01T08:00:00.000Z', 'UTC', '2026-02-02T08:00:00.000Z'],
    ['after it', '2026-02-01T20:10:00.000Z', 'UTC', '2026-02-02T08:00:00.000Z'],
    ['in California', '2026-02-01T08:00:00.000Z', 'America/Los_Angeles', '2026-02-01T16:00:00.000Z'],
    [
      'in Nepal, three quarters off',
      '2026-02-01T00:00:00.000Z',
      'Asia/Kathmandu',
      '2026-02-01T02:15:00.000Z',
    ],
    [
      'the night the clocks go back',
      '2026-10-31T15:00:00.000Z',
      'America/Los_Angeles',
      '2026-11-01T16:00:00.000Z',
    ],
    [
      'the night they go forward',
      '2026-03-07T16:00:00.000Z',
      'America/Los_Angeles',
      '2026-03-08T15:00:00.000Z',
    ],
    ['in a zone nobody knows', '2026-02-01T09:00:00.000Z', 'Nowhere/City', '2026-02-02T08:00:00.000Z'],
  ])('%s', (_, now, zone, wanted) => expect(nextMorning(now, zone)).toBe(wanted))
})
