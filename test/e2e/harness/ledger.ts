import type { Connection } from '../../../core/ledger/connection.ts'
import type { SyncRun } from '../../../core/store/sync-run.ts'
import type { Screen } from './screen.ts'

/** Every row of a store of the ledger, read as a page of the extension may. Runs in the page, so as text. */
export const ledgerRows = <T>(screen: Screen, store: string): Promise<T[]> =>
  screen.run<T[]>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('ar-companion')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const db = opening.result
      if (!db.objectStoreNames.contains(${JSON.stringify(store)})) { db.close(); resolve([]); return }
      const rows = db.transaction(${JSON.stringify(store)}).objectStore(${JSON.stringify(store)}).getAll()
      rows.onerror = () => reject(rows.error)
      rows.onsuccess = () => { db.close(); resolve(rows.result) }
    }
  })`)

/** Changes rows of a store behind the product's back: for what only time could bring about. */
export const patchLedger = (screen: Screen, store: string, patch: object): Promise<number> =>
  screen.run<number>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('ar-companion')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const db = opening.result
      const tx = db.transaction(${JSON.stringify(store)}, 'readwrite')
      const rows = tx.objectStore(${JSON.stringify(store)})
      let changed = 0
      rows.openCursor().onsuccess = event => {
        const cursor = event.target.result
        if (!cursor) return
        cursor.update({ ...cursor.value, ...${JSON.stringify(patch)} })
        changed += 1
        cursor.continue()
      }
      tx.oncomplete = () => { db.close(); resolve(changed) }
      tx.onerror = () => reject(tx.error)
    }
  })`)

export const connections = (screen: Screen): Promise<Connection[]> => ledgerRows(screen, 'connections')

/** What a first import read stands row by row, where the journeys look for it. */
export const isSettled = async (screen: Screen): Promise<boolean> =>
  (await ledgerRows(screen, 'staged')).length === 0

/** Nothing is under way: every run has ended, the import's with the PDFs that come last in it. */
export const isAtRest = async (screen: Screen): Promise<boolean> =>
  (await ledgerRows<SyncRun>(screen, 'runs')).every(({ endedAt }) => endedAt !== undefined)

/**
 * Holds a store so that whoever wants to write to it has to wait: a worker can then be met in the middle of its
 * write. @returns lets go of it
 */
export async function holdStore(screen: Screen, store: string): Promise<() => Promise<void>> {
  await screen.run(`new Promise((resolve, reject) => {
    window.heldStore = true
    const opening = indexedDB.open('ar-companion')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const db = opening.result
      const tx = db.transaction(${JSON.stringify(store)}, 'readwrite')
      tx.oncomplete = () => db.close()
      // A transaction lasts as long as it is asked something.
      const ask = () => {
        tx.objectStore(${JSON.stringify(store)}).count().onsuccess = () => {
          resolve()
          if (window.heldStore) ask()
        }
      }
      ask()
    }
  })`)
  return () => screen.run('window.heldStore = false; undefined')
}
