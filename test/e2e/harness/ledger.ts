import type { Connection } from '../../../core/ledger/connection.ts'
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
