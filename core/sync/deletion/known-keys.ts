import type { EntityKind } from '../../ledger/records.ts'
import { hasInvoices } from '../../store/customers.ts'
import { getRecord, ownRecords, recordIds } from '../../store/records.ts'
import type { Reader } from '../../store/transaction.ts'

/** What the check looks at; the last depends on the first: a customer stays while an invoice refers to it. */
export const CHECKED: EntityKind[] = ['invoice', 'payment', 'creditMemo', 'customer']

export interface KnownKeys {
  /** Ids there. */
  externalIds: Set<string>
  /** Our keys of records made here, by their ids there; a record from there has its id as its key. */
  own: Map<string, string>
}

/** What the ledger believes to stand there. A payment of ours that is gone already is not looked for again. */
export async function knownKeys(
  reader: Reader,
  connectionId: string,
  entity: EntityKind,
): Promise<KnownKeys> {
  const externalIds = new Set<string>()
  const own = new Map<string, string>()
  for (const id of await recordIds(reader, connectionId, entity))
    if (!id.startsWith('own-')) externalIds.add(id)
  for (const record of await ownRecords(reader, connectionId, entity)) {
    if (record.externalId === undefined) continue
    if (record.kind === 'payment' && record.standing !== 'there') continue
    externalIds.add(record.externalId)
    own.set(record.externalId, record.id)
  }
  return { externalIds, own }
}

/** A customer that is known to be gone there, and stays only for its invoices, is not looked for again. */
export async function isKnownGone(
  reader: Reader,
  connectionId: string,
  entity: EntityKind,
  id: string,
): Promise<boolean> {
  if (entity !== 'customer') return false
  const customer = await getRecord(reader, connectionId, entity, id)
  return customer?.deletedThereAt !== undefined && (await hasInvoices(reader, connectionId, id))
}
