import type { LedgerRecord } from '../../ledger/records.ts'
import { findByExternal } from '../../store/records.ts'
import type { WriteTx } from '../../store/transaction.ts'

/** A record from the accounting system names others by its own ids: name them by ours, where they differ. */
export async function withOwnIds<T extends LedgerRecord>(tx: WriteTx, record: T): Promise<T> {
  const { connectionId } = record
  if (record.kind !== 'invoice' && record.kind !== 'payment' && record.kind !== 'creditMemo') return record
  const customer = await findByExternal(tx, connectionId, 'customer', record.customerId)
  const named = customer ? { ...record, customerId: customer.id } : record
  if (named.kind !== 'payment') return named
  const applications = await Promise.all(
    named.applications.map(async application => {
      const invoice = await findByExternal(tx, connectionId, 'invoice', application.invoiceId)
      return invoice ? { ...application, invoiceId: invoice.id } : application
    }),
  )
  return { ...named, applications }
}
