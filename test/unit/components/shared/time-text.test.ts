import { expect, test } from 'vitest'
import {
  dateText,
  exactTime,
  relativeTime,
  timeAgo,
  timeLeftText,
} from '../../../../components/shared/time-text.ts'

const NOW = Date.parse('2026-03-10T12:00:00Z')

test.each([
  ['2026-03-10T11:59:40Z', 'just now'],
  ['2026-03-10T12:00:03Z', 'just now'],
  ['2026-03-10T12:00:30Z', 'in a moment'],
  ['2026-03-10T11:55:00Z', '5 minutes ago'],
  ['2026-03-10T12:09:59Z', 'in 9 minutes'],
  ['2026-03-10T09:59:00Z', '2 hours ago'],
  ['2026-03-09T11:00:00Z', 'yesterday'],
  ['2025-12-24T12:00:00Z', 'Dec 24, 2025'],
  ['no instant', 'no instant'],
])('%s is %s', (instant, text) => {
  expect(relativeTime(instant, NOW)).toBe(text)
})

test.each([
  ['2026-03-10T11:58:00Z', '2 minutes ago'],
  ['2026-03-10T12:00:30Z', 'just now'],
  ['2026-03-10T12:40:00Z', 'just now'],
  ['2026-03-11T12:00:00Z', exactTime('2026-03-11T12:00:00Z')],
])('what happened at %s, by clocks that differ, was %s', (instant, text) => {
  expect(timeAgo(instant, NOW)).toBe(text)
})

test('what is no time is shown as it stands', () => {
  expect(exactTime('soon')).toBe('soon')
  expect(dateText('2026-99-01')).toBe('2026-99-01')
})

test('a calendar date is the same day in every zone', () => {
  expect(dateText('2026-01-31')).toBe('Jan 31, 2026')
})

test.each([
  [0, 'less than a minute left'],
  [59, 'less than a minute left'],
  [61, 'about a minute left'],
  [170, 'about 3 minutes left'],
])('%i seconds: %s', (seconds, text) => {
  expect(timeLeftText(seconds)).toBe(text)
})
