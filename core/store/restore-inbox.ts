import { deleteDB, openDB } from 'idb'

/**
 * Where a page lays the file that the worker restores: a message cannot carry it, and only the worker
 * writes the ledger. A database of its own, gone when the worker has read it.
 */
const NAME = 'ar-companion-restore'
const STORE = 'file'

const open = () =>
  openDB(NAME, 1, {
    upgrade: db => {
      db.createObjectStore(STORE)
    },
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
  })

export async function layDown(file: Blob): Promise<void> {
  const db = await open()
  try {
    await db.put(STORE, file, STORE)
  } finally {
    db.close()
  }
}

export async function pickUp(): Promise<Blob | undefined> {
  const db = await open()
  try {
    return (await db.get(STORE, STORE)) as Blob | undefined
  } finally {
    db.close()
  }
}

export const clearInbox = (): Promise<void> => deleteDB(NAME)
