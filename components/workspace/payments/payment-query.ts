import type { PaymentSource, PaymentStatus, Standing } from '../../../core/ledger/records.ts'
import type { PaymentQuery } from '../../../core/store/payments.ts'
import type { Address } from '../address.ts'
import { oneOf } from '../one-of.ts'
import { pageOf } from '../page-of.ts'

export const PAGE_SIZE = 50
export const STATUSES: readonly PaymentStatus[] = ['authorized', 'succeeded', 'failed', 'voided', 'refunded']
export const SOURCES: readonly PaymentSource[] = ['processed', 'auto', 'manual', 'imported']
export const STANDINGS: readonly Standing[] = ['none', 'in-flight', 'there', 'gone']
const SORTS = ['date', 'amount', 'customer'] as const
export type PaymentSort = (typeof SORTS)[number]

/** What the address asks of the payment list; what it does not know is ignored. */
export function paymentQuery(
  address: Address,
  connectionId: string,
): PaymentQuery & { sort: PaymentSort; descending: boolean } {
  const { params } = address
  const status = oneOf(STATUSES, params.get('status'))
  const source = oneOf(SOURCES, params.get('source'))
  const standing = oneOf(STANDINGS, params.get('standing'))
  const sort = oneOf(SORTS, params.get('sort')) ?? 'date'
  const order = params.get('order')
  const search = params.get('search')
  const customerId = params.get('customer')
  return {
    connectionId,
    ...(search ? { search } : {}),
    ...(customerId ? { customerId } : {}),
    ...(status ? { status: [status] } : {}),
    ...(source ? { source: [source] } : {}),
    ...(standing ? { standing: [standing] } : {}),
    sort,
    descending: order ? order === 'down' : sort !== 'customer',
    offset: (pageOf(address) - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  }
}
