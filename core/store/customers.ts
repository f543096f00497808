import type { Customer, Item } from '../ledger/records.ts'
import { allRecords } from './records.ts'
import { allStaged, stagedBy } from './staged.ts'
import { unpacked } from './staged-block.ts'
import { exactly, from, type Reader, reading, rowsOf } from './transaction.ts'

/** Customers by name; those hidden there only when asked for. */
export async function listCustomers(
  reader: Reader,
  connectionId: string,
  options: { search?: string; inactive?: boolean; offset?: number; limit?: number } = {},
): Promise<{ rows: Customer[]; total: number }> {
  const { search, inactive = false, offset = 0, limit = Number.POSITIVE_INFINITY } = options
  const needle = search?.trim().toLowerCase()
  const tx = reading(reader, ['customers'])
  const staged = await allStaged(tx, connectionId, 'customer', block => unpacked(block) as Customer[])
  const rows: Customer[] = await from(tx, 'customers').index('name').getAll(rowsOf(connectionId))
  const all = staged.length === 0 ? rows : [...rows, ...staged].sort((a, b) => (a.name < b.name ? -1 : 1))
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
  const all = await allRecords(reader, connectionId, 'item')
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
  const tx = reading(reader, ['invoices'])
  const staged = await stagedBy(tx, connectionId, 'invoice', 'customer', customerId)
  const rows = from(tx, 'invoices').index('customer')
  return staged.length > 0 || (await rows.count(exactly(connectionId, customerId))) > 0
}
