import { addDays } from '../rules/periods.ts'

const monthStart = (date: string): string => `${date.slice(0, 7)}-01`
const shiftMonths = (date: string, months: number): string => {
  const day = new Date(`${monthStart(date)}T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() + months)
  return day.toISOString().slice(0, 10)
}
const quarterStart = (date: string): string => {
  const month = Number(date.slice(5, 7))
  return shiftMonths(date, -((month - 1) % 3))
}

/** The first and last day that a date macro means (facts/sage-intacct-rest.md §5.1); weeks begin on Sunday (inferred). */
export function macroRange(word: string, today: string): [string, string] | undefined {
  const weekStart = addDays(today, -new Date(`${today}T00:00:00Z`).getUTCDay())
  const quarter = quarterStart(today)
  const year = `${today.slice(0, 4)}-01-01`
  switch (word) {
    case 'today':
      return [today, today]
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)]
    case 'currentWeek':
      return [weekStart, addDays(weekStart, 6)]
    case 'lastWeek':
      return [addDays(weekStart, -7), addDays(weekStart, -1)]
    case 'currentMonth':
      return [monthStart(today), addDays(shiftMonths(today, 1), -1)]
    case 'priorMonth':
      return [shiftMonths(today, -1), addDays(monthStart(today), -1)]
    case 'currentQuarter':
      return [quarter, addDays(shiftMonths(quarter, 3), -1)]
    case 'priorQuarter':
      return [shiftMonths(quarter, -3), addDays(quarter, -1)]
    case 'currentYear':
      return [year, addDays(shiftMonths(year, 12), -1)]
    case 'priorYear':
      return [shiftMonths(year, -12), addDays(year, -1)]
    default:
      return undefined
  }
}
