import { type IDBPDatabase, openDB } from 'idb'
import { describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../../core/store/migrations.ts'
import { ledgerNamed, openOnce } from '../../../core/store/open.ts'
import type { LedgerSchema } from '../../../core/store/schema.ts'

/** A row that every version's stores take: each store's key is among these. */
const row = (n: number) => ({
  id: `id-${n}`,
  connectionId: 'quickbooks:production:1',
  entity: 'invoice',
  kind: 'sync',
  invoiceId: `inv-${n}`,
  dueDate: '2026-01-01',
  step: n,
  createdAt: `2026-01-0${n}T00:00:00.000Z`,
  recordId: `inv-${n}`,
  note: 'Umlaut ü, “quotes”, \u0000 and 🧾',
})

/** The schema as that version left it, two rows in every store. */
async function filled(name: string, version: number): Promise<Record<string, unknown[]>> {
  const db = await openDB<LedgerSchema>(name, version, {
    async upgrade(opened, _old, _new, tx) {
      for (const step of MIGRATIONS.slice(0, version)) await step(opened, tx)
    },
  })
  const stores = [...db.objectStoreNames]
  const tx = db.transaction(stores, 'readwrite')
  for (const store of stores)
    for (const n of [1, 2]) {
      const { keyPath, autoIncrement } = tx.objectStore(store)
      const own = autoIncrement && keyPath === 'id' ? { ...row(n), id: n } : row(n)
      await tx.objectStore(store).put(own as never)
    }
  await tx.done
  const rows = await everything(db)
  db.close()
  return rows
}

async function everything(db: IDBPDatabase<LedgerSchema>): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const store of db.objectStoreNames) found[store] = await db.getAll(store)
  return found
}

const EARLIER = Array.from({ length: MIGRATIONS.length - 1 }, (_, n) => n + 1)

describe('an upgrade', () => {
  it.each(EARLIER)('from version %i keeps every row of every store', async version => {
    const name = `upgrade-${crypto.randomUUID()}`
    const before = await filled(name, version)
    expect(Object.keys(before).length).toBeGreaterThan(10)
    const ledger = ledgerNamed(name)
    const db = await ledger.open()
    expect(db.version).toBe(MIGRATIONS.length)
    expect(await everything(db)).toMatchObject(before)
    await ledger.close()
  })

  it.each(EARLIER)('from version %i ends in the same schema as a fresh one', async version => {
    const shape = (db: IDBPDatabase<LedgerSchema>) => {
      const tx = db.transaction([...db.objectStoreNames])
      return [...db.objectStoreNames].map(name => {
        const { keyPath, autoIncrement, indexNames } = tx.objectStore(name)
        const indexes = [...indexNames].map(index => {
          const held = tx.objectStore(name).index(index as never)
          return [index, held.keyPath, held.multiEntry, held.unique]
        })
        return [name, keyPath, autoIncrement, indexes]
      })
    }
    const old = `upgrade-${crypto.randomUUID()}`
    await filled(old, version)
    const upgraded = ledgerNamed(old)
    const fresh = ledgerNamed(`upgrade-${crypto.randomUUID()}`)
    expect(shape(await upgraded.open())).toEqual(shape(await fresh.open()))
    await upgraded.close()
    await fresh.close()
  })

  it.each(EARLIER)('from version %i that is cut short leaves what was, and is made up for', async version => {
    const name = `upgrade-${crypto.randomUUID()}`
    const before = await filled(name, version)
    const cut = openOnce<LedgerSchema>(name, MIGRATIONS.length, async (db, old, _new, tx) => {
      for (const step of MIGRATIONS.slice(old)) await step(db, tx)
      tx.abort()
    })
    await expect(cut.open()).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' })
    const asItIs = await openDB<LedgerSchema>(name)
    expect(asItIs.version).toBe(version)
    expect(await everything(asItIs)).toEqual(before)
    asItIs.close()
    const ledger = ledgerNamed(name)
    expect(await everything(await ledger.open())).toMatchObject(before)
    await ledger.close()
  })

  it.each(EARLIER)('from version %i goes through while another window of ours has it open', async version => {
    const name = `upgrade-${crypto.randomUUID()}`
    const before = await filled(name, version)
    // The window of the release before: it has our own manners.
    const other = openOnce<LedgerSchema>(name, version, () => undefined)
    const held = await other.open()
    expect(await held.count('invoices')).toBe(2)
    const ledger = ledgerNamed(name)
    expect(await everything(await ledger.open())).toMatchObject(before)
    // It finds that the data is newer than it knows, and says so rather than write into it.
    await expect(other.open()).rejects.toMatchObject({ code: 'newer-version' })
    await ledger.close()
  })
})

it('a step that fails undoes those before it: no half a schema under the new version', async () => {
  const name = `upgrade-${crypto.randomUUID()}`
  const before = await filled(name, 1)
  const broken = openOnce<LedgerSchema>(name, 3, async (db, _old, _new, tx) => {
    db.createObjectStore('extra' as never)
    await tx.objectStore('invoices').count()
    throw new Error('a row that the step did not foresee')
  })
  const refused = await broken.open().catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'unavailable', cause: { message: /did not foresee/ } })
  const asItIs = await openDB<LedgerSchema>(name)
  expect(asItIs.version).toBe(1)
  expect(await everything(asItIs)).toEqual(before)
  asItIs.close()
})
