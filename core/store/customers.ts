import type { Customer, Item } from '../ledger/records.ts'
import { exactly, from, type Reader, rowsOf } from './transaction.ts'

/** Customers by name; those hidden there only when asked for. */
export async function listCustomers(
  reader: Reader,
  connectionId: string,
  options: { search?: string; inactive?: boolean; offset?: number; limit?: number } = {},
): Promise<{ rows: Customer[]; total: number }> {
  const { search, inactive = false, offset = 0, limit = Number.POSITIVE_INFINITY } = options
  const needle = search?.trim().toLowerCase()
  const all = await from(reader, 'customers').index('name').getAll(rowsOf(connectionId))
  const wanted = all.filter(
    customer => (inactive || customer.active) && (!needle || customer.name.toLowerCase().includes(needle)),
  )
  return { rows: wanted.slice(offset, offset + limit), total: wanted.length }
}

/** Items that can stand on an invoice line, by name; inactive ones only when asked for. */
export async function listItems(
  reader: Reader,
  connectionId: string,
  options: { inactive?: boolean } = {},
): Promise<Item[]> {
  const all = await from(reader, 'items').getAll(rowsOf(connectionId))
  return all
    .filter(item => item.type !== 'category' && (options.inactive || item.active))
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** Does any invoice of the ledger refer to the customer? */
export async function hasInvoices(
  reader: Reader,
  connectionId: string,
  customerId: string,
): Promise<boolean> {
  return (await from(reader, 'invoices').index('customer').count(exactly(connectionId, customerId))) > 0
}
