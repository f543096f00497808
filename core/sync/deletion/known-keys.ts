import type { EntityKind } from '../../ledger/records.ts'
import { hasInvoices } from '../../store/customers.ts'
import { getRecord, ownRecords, recordIds } from '../../store/records.ts'
import type { Reader } from '../../store/transaction.ts'

/** What the check looks at; the last depends on the first: a customer stays while an invoice refers to it. */
export const CHECKED: EntityKind[] = ['invoice', 'payment', 'creditMemo', 'customer']

/**
 * What the ledger believes to stand there: our key by the id there. A payment of ours that is gone already is not
 * looked for again.
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
  return known
}

/** A customer that is known to be gone there, and stays only for its invoices, is not looked for again. */
export async function isKnownGone(
  reader: Reader,
  connectionId: string,
  entity: EntityKind,
  id: string,
): Promise<boolean> {
  if (entity !== 'customer') return false
  const { deletedThereAt } = (await getRecord(reader, connectionId, entity, id)) ?? {}
  return deletedThereAt !== undefined && hasInvoices(reader, connectionId, id)
}
