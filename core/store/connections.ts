import type { Connection } from '../ledger/connection.ts'
import type { Ledger } from './open.ts'
import { RECORD_STORES } from './rows.ts'
import { from, type Reader, rowsOf, unawaited, type WriteTx, write } from './transaction.ts'

/** Every connection, by company name. */
export async function listConnections(reader: Reader): Promise<Connection[]> {
  const all = await from(reader, 'connections').getAll()
  return all.sort((a, b) => a.companyName.localeCompare(b.companyName) || (a.id < b.id ? -1 : 1))
}

export async function getConnection(reader: Reader, id: string): Promise<Connection | undefined> {
  return from(reader, 'connections').get(id)
}

export function putConnection(tx: WriteTx, connection: Connection): Promise<unknown> {
  return unawaited(tx.objectStore('connections').put(connection))
}

/**
 * Changes fields of a connection that exists; a field given as `undefined` is removed.
 * @returns the connection as stored, or `undefined` when there is none (it was disconnected meanwhile)
 */
export async function patchConnection(
  tx: WriteTx,
  id: string,
  patch: { [F in keyof Omit<Connection, 'id'>]?: Connection[F] | undefined },
): Promise<Connection | undefined> {
  const current = await getConnection(tx, id)
  if (!current) return undefined
  const next = { ...current, ...patch }
  for (const [field, value] of Object.entries(next)) {
    if (value === undefined) delete (next as Record<string, unknown>)[field]
  }
  await tx.objectStore('connections').put(next as Connection)
  return next as Connection
}

const KEYED = [
  ...RECORD_STORES,
  'cursors',
  'schedule',
  'tombstones',
  'pdfs',
  'pdfQueue',
  'reminders',
  'staged',
  'stagedContents',
] as const
const INDEXED = [
  ['outbox', 'connection'],
  ['runs', 'started'],
  ['events', 'at'],
] as const

/** Removes a connection and every row of its ledger. Its secrets are a database of their own: erase them too. */
export async function eraseConnection(ledger: Ledger, id: string): Promise<void> {
  const stores = [...KEYED, ...INDEXED.map(([store]) => store), 'connections', 'deletionChecks'] as const
  await write(ledger, [...stores], async tx => {
    tx.objectStore('connections').delete(id)
    tx.objectStore('deletionChecks').delete(id)
    for (const store of KEYED) tx.objectStore(store).delete(rowsOf(id))
    for (const [store, index] of INDEXED) {
      const keys = await tx
        .objectStore(store)
        .index(index as never)
        .getAllKeys(rowsOf(id) as never)
      for (const key of keys) tx.objectStore(store).delete(key as never)
    }
  })
}
