import type { CalendarDate, Customer } from '../../../core/ledger/records.ts'
import { listCustomers } from '../../../core/store/customers.ts'
import { openBalances } from '../../../core/store/open-balances.ts'
import type { Reader } from '../../../core/store/transaction.ts'
import type { Address } from '../address.ts'
import { oneOf } from '../one-of.ts'
import { pageOf } from '../page-of.ts'
import { type CustomerOwed, owedByCustomer } from './owed-by-customer.ts'

export const PAGE_SIZE = 50
const SORTS = ['name', 'owed', 'overdue', 'count'] as const
export type CustomerSort = (typeof SORTS)[number]

export interface CustomerQuery {
  search?: string
  inactive: boolean
  sort: CustomerSort
  descending: boolean
  offset: number
}

export function customerQuery(address: Address): CustomerQuery {
  const { params } = address
  const sort = oneOf(SORTS, params.get('sort')) ?? 'name'
  const order = params.get('order')
  const search = params.get('search')
  return {
    ...(search ? { search } : {}),
    inactive: params.get('inactive') === 'yes',
    sort,
    descending: order ? order === 'down' : sort !== 'name',
    offset: (pageOf(address) - 1) * PAGE_SIZE,
  }
}

export interface ListedCustomer {
  customer: Customer
  owed: CustomerOwed[]
}

/** One page of customers with what they owe, and how many there are in all. */
export async function customerList(
  reader: Reader,
  connectionId: string,
  query: CustomerQuery,
  today: CalendarDate,
): Promise<{ rows: ListedCustomer[]; total: number }> {
  const [{ rows, total }, open] = await Promise.all([
    listCustomers(reader, connectionId, {
      ...(query.search ? { search: query.search } : {}),
      inactive: query.inactive,
    }),
    openBalances(reader, connectionId, today),
  ])
  const owed = owedByCustomer(open)
  const listed = rows.map(customer => ({ customer, owed: owed.get(customer.id) ?? [] }))
  const way = query.descending ? -1 : 1
  listed.sort((a, b) => way * COMPARE[query.sort](a, b) || COMPARE.name(a, b))
  return { rows: listed.slice(query.offset, query.offset + PAGE_SIZE), total }
}

/** By the largest sum of each: amounts of two currencies have no order of their own. */
const COMPARE: Record<CustomerSort, (a: ListedCustomer, b: ListedCustomer) => number> = {
  name: (a, b) => a.customer.name.localeCompare(b.customer.name),
  owed: (a, b) => (a.owed[0]?.balance ?? 0) - (b.owed[0]?.balance ?? 0),
  overdue: (a, b) => (a.owed[0]?.overdue ?? 0) - (b.owed[0]?.overdue ?? 0),
  count: (a, b) => countOf(a) - countOf(b),
}

export const countOf = ({ owed }: ListedCustomer): number => owed.reduce((sum, each) => sum + each.count, 0)
