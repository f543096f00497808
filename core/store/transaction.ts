import { type IDBPObjectStore, type IDBPTransaction, type StoreNames, unwrap } from 'idb'
import type { Ledger } from './open.ts'
import { RECORD_STORES } from './rows.ts'
import type { LedgerSchema } from './schema.ts'
import { asStoreError } from './store-error.ts'

export type StoreName = StoreNames<LedgerSchema>
export type WriteTx = IDBPTransaction<LedgerSchema, StoreName[], 'readwrite'>
type ReadTx = IDBPTransaction<LedgerSchema, StoreName[], 'readonly'>
export type Tx = ReadTx | WriteTx
/** What a reading function takes: the ledger, or a transaction that several calls share. */
export type Reader = Ledger | Tx
type ReadStore<S extends StoreName> = IDBPObjectStore<LedgerSchema, StoreName[], S, 'readonly'>

/** A store to read from, in the transaction given or in one of its own. */
export function from<S extends StoreName>(reader: Reader, name: S): ReadStore<S> {
  const store = isTransaction(reader) ? reader.objectStore(name) : reader.transaction(name).store
  return store as unknown as ReadStore<S>
}

const isTransaction = (reader: Reader): reader is Tx => 'objectStore' in reader

/** Records are looked for among the staged as well: whoever reads or changes some needs both. */
const withStaged = (stores: StoreName[]): StoreName[] =>
  stores.some(store => RECORD_STORES.some(records => records === store))
    ? [...stores, 'staged', 'stagedContents']
    : stores

/** One consistent reading over several stores: in the transaction given or in one of its own. */
export const reading = (reader: Reader, stores: StoreName[]): Tx =>
  isTransaction(reader) ? reader : reader.transaction(withStaged(stores), 'readonly')

/**
 * Runs `work` in ONE transaction and answers when it is committed: all of it stands, or nothing. Nothing
 * but the store may be awaited inside, else the browser commits early. `strict` waits until the disk has it:
 * for what must not be forgotten once something was sent.
 * @throws StoreError `quota` when the device is full; whatever `work` throws, after everything was undone.
 */
export async function write<T>(
  ledger: Ledger,
  stores: StoreName[],
  work: (tx: WriteTx) => Promise<T> | T,
  durability: 'default' | 'strict' = 'default',
): Promise<T> {
  const tx = ledger.transaction(withStaged(stores), 'readwrite', { durability })
  // A put that nobody awaits may fail; the transaction then fails as a whole, and its reason is known only
  // once it is undone (idb reports before).
  const bare = unwrap(tx)
  const undone = new Promise<void>(resolve => bare.addEventListener('abort', () => resolve()))
  const committed = tx.done.then(
    () => undefined,
    async (error: unknown) => {
      await undone
      return { error: bare.error ?? error }
    },
  )
  let result: T
  try {
    result = await work(tx)
  } catch (error) {
    try {
      tx.abort()
    } catch {
      // It was over already.
    }
    const ended = await committed
    const aborted = (error as { name?: unknown } | null)?.name === 'AbortError'
    throw asStoreError(aborted && ended ? ended.error : error)
  }
  const ended = await committed
  if (ended) throw asStoreError(ended.error)
  return result
}

/**
 * A write inside a transaction that nobody needs to wait for: when it fails, the transaction does, and
 * `write` says why.
 */
export function unawaited<T>(writing: Promise<T>): Promise<T> {
  writing.catch(() => undefined)
  return writing
}

/** Every row of a connection in a store keyed by [connectionId, …]. */
export const rowsOf = (connectionId: string): IDBKeyRange =>
  IDBKeyRange.bound([connectionId], [connectionId, []])
/** The rows made here: their keys start with `own-`. */
export const ownRowsOf = (connectionId: string): IDBKeyRange =>
  IDBKeyRange.bound([connectionId, 'own-'], [connectionId, 'own-\uffff'])
/** Index or store entries whose key is [connectionId, value]. */
export const exactly = (connectionId: string, value: string): IDBKeyRange =>
  IDBKeyRange.only([connectionId, value])
