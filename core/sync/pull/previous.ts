import type { EntityKind, Instant, LedgerRecord, Payment } from '../../ledger/records.ts'
import { ownAccepted } from '../../store/bulk.ts'
import { ownRecords } from '../../store/records.ts'
import { STORE_OF } from '../../store/rows.ts'
import type { Tombstone } from '../../store/schema.ts'
import type { WriteTx } from '../../store/transaction.ts'

/** What the ledger knows of pulled records, by their id in the accounting system. */
export interface Known {
  /** Made here: accepted there, or a payment known again by our key. */
  ours: Map<string, LedgerRecord>
  /** Removed earlier: seen again, it comes back. */
  removed: Map<string, Tombstone>
}

/** A few requests for a whole batch, whatever its size: no reading per row. */
export async function known(
  tx: WriteTx,
  connectionId: string,
  kind: EntityKind,
  batch: Map<string, LedgerRecord>,
): Promise<Known> {
  const [ours, removed] = await Promise.all([
    knownAsOurs(tx, connectionId, kind, batch),
    knownAsRemoved(tx, connectionId, kind, batch),
  ])
  return { ours, removed }
}

async function knownAsOurs(
  tx: WriteTx,
  connectionId: string,
  kind: EntityKind,
  batch: Map<string, LedgerRecord>,
): Promise<Map<string, LedgerRecord>> {
  if (kind === 'item' || kind === 'creditMemo') return new Map()
  const ours = await ownAccepted<LedgerRecord>(tx, STORE_OF[kind], connectionId, batch.keys())
  if (kind !== 'payment') return ours
  const keyed = [...batch].flatMap(([externalId, record]) =>
    record.kind === 'payment' && record.ourKey !== undefined && !ours.has(externalId)
      ? [{ externalId, ourKey: record.ourKey }]
      : [],
  )
  if (keyed.length === 0) return ours
  const waiting = new Map<string, Payment>()
  for (const payment of await ownRecords(tx, connectionId, 'payment')) {
    if (payment.externalId === undefined && payment.ourKey) waiting.set(payment.ourKey, payment)
  }
  for (const { externalId, ourKey } of keyed) {
    const own = waiting.get(ourKey)
    if (!own) continue
    ours.set(externalId, own)
    // Someone may have copied a payment of ours there, key and all: only the first is ours.
    waiting.delete(ourKey)
  }
  return ours
}

async function knownAsRemoved(
  tx: WriteTx,
  connectionId: string,
  kind: EntityKind,
  batch: Map<string, LedgerRecord>,
): Promise<Map<string, Tombstone>> {
  const store = tx.objectStore('tombstones')
  const all = IDBKeyRange.bound([connectionId, kind], [connectionId, kind, []])
  const keys = await store.getAllKeys(all)
  if (keys.length === 0) return new Map()
  const wanted = keys.filter(([, , id]) => batch.has(id) || id.startsWith('own-'))
  const found = new Map<string, Tombstone>()
  for (const tombstone of await Promise.all(wanted.map(key => store.get(key)))) {
    const externalId = tombstone?.record.externalId
    if (tombstone && externalId !== undefined && batch.has(externalId)) found.set(externalId, tombstone)
  }
  return found
}

/** How long an answer can have been on its way while its record was removed here. */
const ON_THE_WAY_MS = 10 * 60_000

/** An answer asked for before the removal, stored after it, must not bring the record back. */
export function readBeforeRemoval(tombstone: Tombstone, readAt: Instant): boolean {
  const lead = Date.parse(tombstone.removedAt) - Date.parse(readAt)
  return lead > 0 && lead < ON_THE_WAY_MS
}
