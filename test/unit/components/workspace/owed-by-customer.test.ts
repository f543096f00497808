import { expect, test } from 'vitest'
import { owedByCustomer } from '../../../../components/workspace/customers/owed-by-customer.ts'
import type { OpenBalance } from '../../../../core/store/open-balances.ts'

const owes = (customerId: string, currency: string, balance: number, overdueDays = 0): OpenBalance => ({
  invoiceId: `${customerId}${balance}`,
  customerId,
  customerName: customerId,
  currency,
  balance,
  overdueDays,
})

test('one sum per currency, never added together, the largest first', () => {
  const sums = owedByCustomer([
    owes('a', 'USD', 100),
    owes('a', 'EUR', 500, 3),
    owes('a', 'USD', 50, 1),
    owes('b', 'USD', 7),
  ])
  expect(sums.get('a')).toMatchObject([
    { currency: 'EUR', balance: 500, overdue: 500, count: 1 },
    { currency: 'USD', balance: 150, overdue: 50, count: 2 },
  ])
  expect(sums.get('b')).toHaveLength(1)
})
