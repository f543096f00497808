const AGEING_BUCKETS = ['current', '1-30', '31-60', '61-90', 'over-90'] as const
export type AgeingBucket = (typeof AGEING_BUCKETS)[number]

/** What is owed in one currency, by days past due. Minor units. */
export type Ageing = { currency: string; total: number; count: number } & Record<AgeingBucket, number>

/** `overdueDays` as status.ts counts them: 0 is not due yet, due today, or without a due date. */
export function ageingBucket(overdueDays: number): AgeingBucket {
  if (overdueDays <= 0) return 'current'
  if (overdueDays <= 30) return '1-30'
  if (overdueDays <= 60) return '31-60'
  return overdueDays <= 90 ? '61-90' : 'over-90'
}

/** One row per currency, in the order of their codes; only of what is owed (AR balance above 0). */
export function ageing(
  invoices: Iterable<{ currency: string; balance: number; overdueDays: number }>,
): Ageing[] {
  const rows = new Map<string, Ageing>()
  for (const { currency, balance, overdueDays } of invoices) {
    if (balance <= 0) continue
    const row = rows.get(currency) ?? empty(currency)
    row[ageingBucket(overdueDays)] += balance
    row.total += balance
    row.count += 1
    rows.set(currency, row)
  }
  return [...rows.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

const empty = (currency: string): Ageing => ({
  currency,
  total: 0,
  count: 0,
  current: 0,
  '1-30': 0,
  '31-60': 0,
  '61-90': 0,
  'over-90': 0,
})
