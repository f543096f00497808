import type { Customer, Invoice, LedgerRecord } from '../../ledger/records.ts'
import { ownAccepted } from '../../store/bulk.ts'
import type { WriteTx } from '../../store/transaction.ts'

/**
 * A pulled record names others by their id in the accounting system. Where such a one was made here, its
 * key in the ledger is ours: the reference is turned to it.
 */
export async function localReferences(
  tx: WriteTx,
  connectionId: string,
  records: LedgerRecord[],
): Promise<LedgerRecord[]> {
  const customerIds = records.flatMap(record => ('customerId' in record ? [record.customerId] : []))
  const invoiceIds = records.flatMap(record =>
    record.kind === 'payment' ? record.applications.map(part => part.invoiceId) : [],
  )
  const [customers, invoices] = await Promise.all([
    customerIds.length ? ownAccepted<Customer>(tx, 'customers', connectionId, customerIds) : NONE,
    invoiceIds.length ? ownAccepted<Invoice>(tx, 'invoices', connectionId, invoiceIds) : NONE,
  ])
  if (customers.size === 0 && invoices.size === 0) return records
  const local = (map: Map<string, LedgerRecord>, id: string) => map.get(id)?.id ?? id
  return records.map(record => {
    if (!('customerId' in record)) return record
    const turned = { ...record, customerId: local(customers, record.customerId) }
    if (turned.kind !== 'payment') return turned
    const applications = turned.applications.map(part => ({
      ...part,
      invoiceId: local(invoices, part.invoiceId),
    }))
    return { ...turned, applications }
  })
}

const NONE = new Map<string, never>()
