import { unwrap } from 'idb'
import type { LedgerRecord } from '../ledger/records.ts'
import { type RecordStore, rowOf } from './rows.ts'
import { rowsOf, type WriteTx } from './transaction.ts'

/**
 * Stores rows that are expected to be new, without reading first and without one promise per row: the
 * quick way of the first import.
 * @returns the records whose key was taken already; nothing of theirs was changed
 */
export async function addAll(
  tx: WriteTx,
  store: RecordStore,
  records: LedgerRecord[],
): Promise<LedgerRecord[]> {
  const bare = unwrap(tx.objectStore(store)) as unknown as IDBObjectStore
  const taken: LedgerRecord[] = []
  let last: IDBRequest | undefined
  for (const record of records) {
    last = bare.add(rowOf(record))
    last.onerror = event => {
      if ((event.target as IDBRequest).error?.name !== 'ConstraintError') return
      // Without this the browser would undo the whole transaction.
      event.preventDefault()
      event.stopPropagation()
      taken.push(record)
    }
  }
  await settled(last)
  return taken
}

/** Stores rows in place of what stood there, likewise without one promise per row. */
export function putAll(tx: WriteTx, store: RecordStore, records: LedgerRecord[]): void {
  const bare = unwrap(tx.objectStore(store)) as unknown as IDBObjectStore
  for (const record of records) bare.put(rowOf(record))
}

/** Requests of one transaction are answered in order: after the last, all are. */
function settled(request: IDBRequest | undefined): Promise<void> {
  return new Promise(resolve => {
    if (!request) return resolve()
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => resolve())
  })
}

/**
 * Our accepted records of a kind by their id in the accounting system, of those asked for. One reading:
 * either of the few asked, or of all of ours, whichever is less.
 */
export async function ownAccepted<R extends LedgerRecord>(
  tx: WriteTx,
  store: 'customers' | 'invoices' | 'payments',
  connectionId: string,
  externalIds: Iterable<string>,
): Promise<Map<string, R>> {
  const index = tx.objectStore(store).index('external')
  const ours = await index.count(rowsOf(connectionId))
  if (ours === 0) return new Map()
  const asked = [...new Set(externalIds)]
  const rows =
    asked.length < ours
      ? await Promise.all(asked.map(id => index.get([connectionId, id])))
      : await index.getAll(rowsOf(connectionId))
  const found = new Map<string, R>()
  for (const row of rows) if (row?.externalId !== undefined) found.set(row.externalId, row as unknown as R)
  return found
}
