import { type DBSchema, deleteDB, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb'
import { MIGRATIONS } from './migrations.ts'
import type { LedgerSchema } from './schema.ts'
import { asStoreError, StoreError } from './store-error.ts'

export type Ledger = IDBPDatabase<LedgerSchema>

export const LEDGER_NAME = 'ar-companion'
/** How long an upgrade waits for other windows to let go before it says so. */
const BLOCKED_MS = 4000

/**
 * Opens a database once and shares it: the promise is forgotten when opening fails, when a newer version
 * asks us to let go, and when the browser drops the connection, so that the next call opens anew.
 */
export function openOnce<S extends DBSchema>(
  name: string,
  version: number,
  upgrade: NonNullable<OpenDBCallbacks<S>['upgrade']>,
): { open(): Promise<IDBPDatabase<S>>; close(): Promise<void> } {
  let opened: Promise<IDBPDatabase<S>> | undefined
  const forget = (promise: Promise<IDBPDatabase<S>>) => {
    if (opened === promise) opened = undefined
  }
  const start = () => {
    let tooLate = false
    const promise: Promise<IDBPDatabase<S>> = new Promise((resolve, reject) => {
      let patience: ReturnType<typeof setTimeout> | undefined
      let failed: unknown
      const opening = async () =>
        openDB<S>(name, version, {
          async upgrade(db, oldVersion, newVersion, tx, event) {
            tx.done.catch(() => undefined)
            try {
              await upgrade(db, oldVersion, newVersion, tx, event)
            } catch (error) {
              // Else the browser keeps the steps before it under the new version: half a schema, for good.
              failed = error
              tx.abort()
            }
          },
          blocked() {
            patience = setTimeout(() => {
              tooLate = true
              reject(new StoreError('blocked'))
            }, BLOCKED_MS)
          },
          blocking(_current, _wanted, event) {
            forget(promise)
            ;(event.target as IDBDatabase).close()
          },
          terminated: () => forget(promise),
        })
      opening().then(
        db => {
          clearTimeout(patience)
          if (tooLate) db.close()
          else resolve(db)
        },
        (error: unknown) => {
          clearTimeout(patience)
          const known = asStoreError(error)
          reject(known instanceof StoreError ? known : new StoreError('unavailable', failed ?? error))
        },
      )
    })
    promise.catch(() => forget(promise))
    return promise
  }
  return {
    open: () => {
      opened ??= start()
      return opened
    },
    close: async () => {
      const closing = opened
      opened = undefined
      await closing?.then(
        db => db.close(),
        () => undefined,
      )
    },
  }
}

/** The ledger under a name of its own, for tests; the product uses `openLedger`. */
export const ledgerNamed = (name: string) =>
  openOnce<LedgerSchema>(name, MIGRATIONS.length, async (db, oldVersion, _newVersion, tx) => {
    for (const step of MIGRATIONS.slice(oldVersion)) await step(db, tx)
  })

const shared = ledgerNamed(LEDGER_NAME)

/**
 * The ledger, opened and brought to the current version once per context. Ask for it at each use: a
 * handle kept for long may have been closed by an upgrade in another window.
 * @throws StoreError
 */
export const openLedger = (): Promise<Ledger> => shared.open()

/** Deletes the whole ledger, every connection; waits until other windows let go. */
export async function eraseLedger(): Promise<void> {
  await shared.close()
  await deleteDB(LEDGER_NAME)
}
