/**
 * What is done to the extension's storage from outside, behind the product's back. Each function stands
 * alone, because it is carried into the browser as text.
 */

export type Rows = Record<string, Record<string, unknown>[]>

/** Every row of the ledger, and of the sign-ins. */
export async function readAll(): Promise<Rows> {
  const read = (name: string) =>
    new Promise<Rows>((resolve, reject) => {
      const opening = indexedDB.open(name)
      // Absent: leave it so.
      opening.onupgradeneeded = () => opening.transaction?.abort()
      opening.onerror = () => resolve({})
      opening.onsuccess = () => {
        const db = opening.result
        const names = [...db.objectStoreNames]
        const found: Rows = {}
        if (names.length === 0) {
          db.close()
          return resolve(found)
        }
        const tx = db.transaction(names)
        for (const store of names) {
          const rows = tx.objectStore(store).getAll()
          rows.onsuccess = () => {
            found[store] = rows.result.map(row => ('bytes' in row ? { ...row, bytes: undefined } : row))
          }
        }
        tx.oncomplete = () => {
          db.close()
          resolve(found)
        }
        tx.onerror = () => {
          db.close()
          reject(tx.error)
        }
      }
    })
  return { ...(await read('ar-companion')), ...(await read('ar-companion-secrets')) }
}

/** Lets time pass, as far as stored times tell: what waits for a later time has waited so much longer. */
export async function letPass(milliseconds: number): Promise<void> {
  const fields: [store: string, names: string[]][] = [
    ['outbox', ['notBefore']],
    ['schedule', ['dueAt', 'lastStartedAt', 'lastDoneAt']],
  ]
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('ar-companion')
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () => resolve()
    opening.onsuccess = () => {
      const db = opening.result
      const present = fields.filter(([store]) => db.objectStoreNames.contains(store))
      const tx = db.transaction(
        present.map(([store]) => store),
        'readwrite',
      )
      for (const [store, names] of present) {
        const walk = tx.objectStore(store).openCursor()
        walk.onsuccess = () => {
          const cursor = walk.result
          if (!cursor) return
          const row = { ...cursor.value }
          for (const name of names)
            if (typeof row[name] === 'string')
              row[name] = new Date(Date.parse(row[name]) - milliseconds).toISOString()
          cursor.update(row)
          cursor.continue()
        }
      }
      tx.oncomplete = () => {
        db.close()
        resolve()
      }
      tx.onabort = () => {
        db.close()
        reject(tx.error)
      }
    }
  })
}

/**
 * The ledger as its first version left it: the same rows. `broken`: with a store in it that the upgrade is to
 * make, so that the upgrade fails and the ledger does not open.
 */
export async function downgrade(broken = false): Promise<void> {
  interface Kept {
    name: string
    keyPath: string | string[] | null
    autoIncrement: boolean
    indexes: { name: string; keyPath: string | string[]; multiEntry: boolean; unique: boolean }[]
    rows: unknown[]
  }
  const kept = await new Promise<Kept[]>((resolve, reject) => {
    const opening = indexedDB.open('ar-companion')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const db = opening.result
      const tx = db.transaction([...db.objectStoreNames])
      const stores = [...db.objectStoreNames].map(name => {
        const store = tx.objectStore(name)
        const one: Kept = {
          name,
          keyPath: store.keyPath as string | string[] | null,
          autoIncrement: store.autoIncrement,
          indexes: [...store.indexNames].map(index => {
            const { keyPath, multiEntry, unique } = store.index(index)
            return { name: index, keyPath: keyPath as string | string[], multiEntry, unique }
          }),
          rows: [],
        }
        const rows = store.getAll()
        rows.onsuccess = () => {
          one.rows = rows.result
        }
        return one
      })
      tx.oncomplete = () => {
        db.close()
        resolve(stores)
      }
      tx.onerror = () => reject(tx.error)
    }
  })
  // What an import staged (5) stood row by row in that version; a row of the same record wins.
  const STORES: Record<string, string> = {
    customer: 'customers',
    item: 'items',
    invoice: 'invoices',
    payment: 'payments',
    creditMemo: 'creditMemos',
  }
  const staged = (kept.find(({ name }) => name === 'staged')?.rows ?? []) as {
    kind: string
    records: object[]
    invoiceLines?: string[]
  }[]
  for (const { kind, records, invoiceLines } of staged) {
    const store = kept.find(({ name }) => name === STORES[kind])
    const linesOf = (n: number) => (invoiceLines ? { lines: JSON.parse(invoiceLines[n] ?? '[]') } : {})
    const rows = records.map((record, n) => ({ ...record, ...linesOf(n) }))
    if (store) store.rows = [...rows, ...store.rows]
  }
  // An event page that starts at once may be first to make it anew: then once more.
  for (let tries = 1; ; tries++) {
    try {
      await new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('ar-companion')
        deleting.onsuccess = () => resolve()
        deleting.onerror = () => reject(deleting.error)
      })
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ar-companion', 1)
        opening.onerror = () => reject(opening.error)
        opening.onupgradeneeded = () => {
          for (const { name, keyPath, autoIncrement, indexes, rows } of kept) {
            // What came with later versions is left out: reminders (2), the indexes of dates (3) and of skipped (4), staged (5).
            if (name.startsWith('staged') || (name === 'reminders' && !broken)) continue
            const store = opening.result.createObjectStore(name, { keyPath, autoIncrement })
            for (const index of indexes) {
              if (name === 'invoices' && (index.name === 'date' || index.name === 'skipped')) continue
              store.createIndex(index.name, index.keyPath, {
                multiEntry: index.multiEntry,
                unique: index.unique,
              })
            }
            for (const row of rows) store.put(row)
          }
        }
        opening.onsuccess = () => {
          opening.result.close()
          resolve()
        }
      })
      return
    } catch (error) {
      if (tries === 20) throw error
    }
  }
}

/** Switches reminders on for a connection, as the options do: on the due date, from long ago. */
export async function switchOnReminders(connectionId: string): Promise<void> {
  const savedAt = new Date().toISOString()
  const data = {
    connections: {
      [connectionId]: { cadenceOn: true, cadenceSteps: [0], cadenceSince: '2020-01-01', dailyCap: 50 },
    },
  }
  // biome-ignore lint/suspicious/noExplicitAny: the browser's own name, whichever it has
  const api = (globalThis as any).browser ?? (globalThis as any).chrome
  await api.storage.local.set({
    preferences: { version: 1, savedAt, parts: 1 },
    'preferences.0': `${savedAt}|${JSON.stringify(data)}`,
  })
}

/** Everything the extension has stored in this profile. The worker must be stopped. */
export async function forgetAll(): Promise<void> {
  // biome-ignore lint/suspicious/noExplicitAny: the browser's own name, whichever it has
  const api = (globalThis as any).browser ?? (globalThis as any).chrome
  await Promise.all([api.storage.local.clear(), api.storage.sync.clear(), api.alarms.clearAll()])
  for (const name of ['ar-companion', 'ar-companion-secrets'])
    await new Promise<void>((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name)
      deleting.onsuccess = () => resolve()
      deleting.onerror = () => reject(deleting.error)
    })
}
