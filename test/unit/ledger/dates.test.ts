import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMilliseconds,
  daysBetween,
  isCalendarDate,
  millisecondsBetween,
  today,
  toInstant,
} from '../../../core/ledger/dates.ts'

describe('calendar dates', () => {
  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-02-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-04-31', false],
    ['2026-4-1', false],
    ['26-04-01', false],
    ['2026-04-01T00:00:00Z', false],
    ['0000-00-00', false],
    ['', false],
  ])('%j exists: %s', (text, exists) => expect(isCalendarDate(text)).toBe(exists))

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-08', 1, '2026-03-09'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-01-01', 0, '2026-01-01'],
  ])('%s and %i days is %s', (date, days, result) => {
    expect(addDays(date, days)).toBe(result)
    expect(daysBetween(date, result)).toBe(days)
  })

  it('counts days over any span', () =>
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), days => {
        expect(daysBetween('2026-01-01', addDays('2026-01-01', days))).toBe(days)
      }),
    ))

  it('refuses a date that does not exist', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow('"2026-02-30" is not a date')
    expect(() => daysBetween('2026-01-01', 'soon')).toThrow('"soon" is not a date')
  })

  it.each([
    ['America/Los_Angeles', '2026-03-01T07:59:59Z', '2026-02-28'],
    ['America/Los_Angeles', '2026-03-01T08:00:00Z', '2026-03-01'],
    // The day on which the clock goes forward there.
    ['America/Los_Angeles', '2026-03-09T06:59:00Z', '2026-03-08'],
    ['America/Los_Angeles', '2026-03-09T07:00:00Z', '2026-03-09'],
    ['Pacific/Kiritimati', '2026-03-01T10:00:00Z', '2026-03-02'],
    ['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31'],
    ['Nowhere/Atall', '2026-12-31T23:59:59Z', '2026-12-31'],
  ])('in %s at %s it is %s', (zone, now, date) => {
    expect(today(zone, now)).toBe(date)
    expect(today(zone, Date.parse(now))).toBe(date)
  })
})

describe('instants', () => {
  it.each([
    ['2013-11-15T09:00:00-08:00', '2013-11-15T17:00:00.000Z'],
    ['2013-11-15T09:00:00Z', '2013-11-15T09:00:00.000Z'],
    ['2013-11-15T09:00:00.5+00:00', '2013-11-15T09:00:00.500Z'],
  ])('%s is %s', (text, instant) => expect(toInstant(text)).toBe(instant))

  it.each(['2013-11-15T09:00:00', '2013-11-15', 'yesterday', '2013-13-45T00:00:00Z'])(
    'refuses %s: no zone, or no such moment',
    text => expect(() => toInstant(text)).toThrow(`"${text}" is not an instant`),
  )

  it('measures and moves', () => {
    const later = addMilliseconds('2026-01-01T00:00:00Z', 90_000)
    expect(later).toBe('2026-01-01T00:01:30.000Z')
    expect(millisecondsBetween('2026-01-01T00:00:00Z', later)).toBe(90_000)
  })
})
