import type { EntityKind } from '../../ledger/records.ts'
import { hasInvoices } from '../../store/customers.ts'
import { ownRecords, recordIds } from '../../store/records.ts'
import { from, type Reader, rowsOf } from '../../store/transaction.ts'

/** What the check looks at; the last depends on the first: a customer stays while an invoice refers to it. */
export const CHECKED: EntityKind[] = ['invoice', 'payment', 'creditMemo', 'customer']

/**
 * What the ledger believes to stand there: our key by the id there. A payment of ours that is gone
 * already, and a customer that stays only for its invoices, are not looked for again.
 */
export async function knownKeys(
  reader: Reader,
  connectionId: string,
  entity: EntityKind,
): Promise<Map<string, string>> {
  const known = new Map<string, string>()
  for (const id of await recordIds(reader, connectionId, entity))
    if (!id.startsWith('own-')) known.set(id, id)
  for (const record of await ownRecords(reader, connectionId, entity)) {
    if (record.externalId === undefined) continue
    if (record.kind === 'payment' && record.standing !== 'there') continue
    known.set(record.externalId, record.id)
  }
  if (entity === 'customer') {
    for (const { id, externalId, deletedThereAt } of await from(reader, 'customers').getAll(
      rowsOf(connectionId),
    )) {
      if (deletedThereAt === undefined || externalId === undefined) continue
      if (await hasInvoices(reader, connectionId, id)) known.delete(externalId)
    }
  }
  return known
}
