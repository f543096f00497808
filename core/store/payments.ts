import type { Payment } from '../ledger/records.ts'
import { allRecords } from './records.ts'
import { invoiceKey } from './rows.ts'
import { anyStaged, stagedBy } from './staged.ts'
import { exactly, from, ownRowsOf, type Reader, reading } from './transaction.ts'

/** The payments that touch an invoice, ours and imported, newest first. */
export async function paymentsOfInvoice(
  reader: Reader,
  connectionId: string,
  invoiceId: string,
): Promise<Payment[]> {
  const tx = reading(reader, ['payments'])
  const staged = await stagedBy(tx, connectionId, 'payment', 'invoice', invoiceId)
  const rows = await from(tx, 'payments').index('invoice').getAll(invoiceKey(connectionId, invoiceId))
  return newestFirst([...rows, ...staged])
}

/** Of several invoices at once; an invoice without payments has an empty list. */
export async function paymentsOfInvoices(
  reader: Reader,
  connectionId: string,
  invoiceIds: string[],
): Promise<Map<string, Payment[]>> {
  const tx = reading(reader, ['payments'])
  if (await anyStaged(tx)) {
    const lists = invoiceIds.map(async id => [id, await paymentsOfInvoice(tx, connectionId, id)] as const)
    return new Map(await Promise.all(lists))
  }
  const index = from(tx, 'payments').index('invoice')
  const found = await Promise.all(invoiceIds.map(id => index.getAll(invoiceKey(connectionId, id))))
  return new Map(invoiceIds.map((id, n) => [id, newestFirst(found[n] ?? [])]))
}

export async function paymentsOfCustomer(
  reader: Reader,
  connectionId: string,
  customerId: string,
): Promise<Payment[]> {
  const tx = reading(reader, ['payments'])
  const staged = await stagedBy(tx, connectionId, 'payment', 'customer', customerId)
  const rows = await from(tx, 'payments').index('customer').getAll(exactly(connectionId, customerId))
  return newestFirst([...rows, ...staged])
}

/** The payments made here, which alone can make the two balances differ. */
export async function ownPayments(reader: Reader, connectionId: string): Promise<Payment[]> {
  return newestFirst(await from(reader, 'payments').getAll(ownRowsOf(connectionId)))
}

/** The same, for each invoice that they touch. */
export async function ownPaymentsByInvoice(
  reader: Reader,
  connectionId: string,
): Promise<Map<string, Payment[]>> {
  const byInvoice = new Map<string, Payment[]>()
  for (const payment of await ownPayments(reader, connectionId)) {
    for (const { invoiceId } of payment.applications) {
      const list = byInvoice.get(invoiceId)
      if (list) list.push(payment)
      else byInvoice.set(invoiceId, [payment])
    }
  }
  return byInvoice
}

/** What a processor's file can speak of: all that were made here, and those of the customers it names. */
export async function processorPayments(
  reader: Reader,
  connectionId: string,
  customerIds: readonly string[],
): Promise<Payment[]> {
  const lists = await Promise.all([
    ownPayments(reader, connectionId),
    ...customerIds.map(id => paymentsOfCustomer(reader, connectionId, id)),
  ])
  return [...new Map(lists.flat().map(payment => [payment.id, payment])).values()]
}

export interface PaymentQuery {
  connectionId: string
  /** Part of a customer name or of a reference. */
  search?: string
  customerId?: string
  status?: Payment['status'][]
  source?: Payment['source'][]
  standing?: Payment['standing'][]
  syncState?: Payment['syncState'][]
  sort?: 'date' | 'amount' | 'customer'
  descending?: boolean
  offset?: number
  limit?: number
}

/** One page of payments and how many there are in all. Newest first unless told. */
export async function listPayments(
  reader: Reader,
  query: PaymentQuery,
): Promise<{ rows: Payment[]; total: number }> {
  const { connectionId, customerId, search, sort = 'date', descending = true, offset = 0, limit = 50 } = query
  const candidates: Payment[] = customerId
    ? await paymentsOfCustomer(reader, connectionId, customerId)
    : await allRecords(reader, connectionId, 'payment')
  const needle = search?.trim().toLowerCase()
  const wanted = candidates.filter(
    payment =>
      (!query.status || query.status.includes(payment.status)) &&
      (!query.source || query.source.includes(payment.source)) &&
      (!query.standing || query.standing.includes(payment.standing)) &&
      (!query.syncState || query.syncState.includes(payment.syncState)) &&
      (!needle ||
        payment.customerName.toLowerCase().includes(needle) ||
        payment.reference?.toLowerCase().includes(needle)),
  )
  const way = descending ? -1 : 1
  wanted.sort((a, b) => way * COMPARE[sort](a, b) || (a.id < b.id ? -1 : 1))
  return { rows: wanted.slice(offset, offset + limit), total: wanted.length }
}

const COMPARE: Record<NonNullable<PaymentQuery['sort']>, (a: Payment, b: Payment) => number> = {
  date: (a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0),
  amount: (a, b) => a.amount - b.amount,
  customer: (a, b) => a.customerName.localeCompare(b.customerName),
}

const newestFirst = (rows: Payment[]): Payment[] =>
  rows.sort((a, b) => COMPARE.date(b, a) || (a.id < b.id ? -1 : 1))
