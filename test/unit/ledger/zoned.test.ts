import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { today } from '../../../core/ledger/dates.ts'
import { nextMorning } from '../../../core/sync/reminders/next-morning.ts'

/** The one rule: the company's zone; where the books tell none, the browser's own. */
describe.each(['America/New_York', 'Australia/Lord_Howe'])('in a browser that stands in %s', browserZone => {
  const before = process.env.TZ
  beforeEach(() => {
    process.env.TZ = browserZone
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(browserZone)
  })
  afterEach(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })

  it.each([
    // Around both changes of clock in both places, and around midnight.
    '2026-03-08T04:30:00Z',
    '2026-03-08T07:30:00Z',
    '2026-04-04T14:45:00Z',
    '2026-04-04T15:15:00Z',
    '2026-10-03T15:45:00Z',
    '2026-11-01T05:30:00Z',
    '2026-11-01T06:30:00Z',
    '2026-12-31T23:59:59Z',
  ])('%s: no zone, or one that nobody knows, is the browser zone', now => {
    for (const none of ['', 'Nowhere/Else']) {
      expect(today(none, now)).toBe(today(browserZone, now))
      expect(nextMorning(now, none)).toBe(nextMorning(now, browserZone))
    }
    const local = new Date(now)
    const own = [local.getFullYear(), local.getMonth() + 1, local.getDate()]
    expect(today('', now).split('-').map(Number)).toEqual(own)
    expect(new Date(nextMorning(now, '')).getHours()).toBe(8)
  })

  it('a zone that the books tell is kept, wherever the browser stands', () => {
    expect(today('UTC', '2026-03-08T23:59:00Z')).toBe('2026-03-08')
    expect(today('Pacific/Kiritimati', '2026-03-08T10:00:00Z')).toBe('2026-03-09')
    // 08:00 in New York is 13:00 UTC before the clocks change and 12:00 after.
    expect(nextMorning('2026-03-07T00:00:00Z', 'America/New_York')).toBe('2026-03-07T13:00:00.000Z')
    expect(nextMorning('2026-03-08T00:00:00Z', 'America/New_York')).toBe('2026-03-08T12:00:00.000Z')
  })
})
