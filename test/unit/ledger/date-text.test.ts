import { expect, it } from 'vitest'
import { dateText } from '../../../core/ledger/date-text.ts'

it.each(['2026-03-31', '2024-02-29', '2026-01-01'])('%s is the same day in every zone', date => {
  const [year, month, day] = date.split('-').map(Number)
  const local = new Date(year ?? 0, (month ?? 0) - 1, day)
  expect(dateText(date)).toBe(local.toLocaleDateString(undefined, { dateStyle: 'medium' }))
})

it('what is no date stays as it is', () => {
  expect(dateText('soon')).toBe('soon')
})
