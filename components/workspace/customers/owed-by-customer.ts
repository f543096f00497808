import type { OpenBalance } from '../../../core/store/open-balances.ts'

/** What one customer owes in one currency. Minor units. */
export interface CustomerOwed {
  customerId: string
  customerName: string
  currency: string
  balance: number
  overdue: number
  count: number
}

/** By customer, one sum per currency, the largest first: currencies are never added together. */
export function owedByCustomer(open: Iterable<OpenBalance>): Map<string, CustomerOwed[]> {
  const found = new Map<string, CustomerOwed[]>()
  for (const { customerId, customerName, currency, balance, overdueDays } of open) {
    const sums = found.get(customerId) ?? []
    if (!found.has(customerId)) found.set(customerId, sums)
    let sum = sums.find(each => each.currency === currency)
    if (!sum) {
      sum = { customerId, customerName, currency, balance: 0, overdue: 0, count: 0 }
      sums.push(sum)
    }
    sum.balance += balance
    sum.count += 1
    if (overdueDays > 0) sum.overdue += balance
  }
  for (const sums of found.values()) sums.sort((a, b) => b.balance - a.balance)
  return found
}
