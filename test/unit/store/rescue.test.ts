import { openDB } from 'idb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readHeader } from '../../../core/store/backup-reader.ts'
import { MIGRATIONS } from '../../../core/store/migrations.ts'
import { ledgerNamed } from '../../../core/store/open.ts'
import { rescueLedger } from '../../../core/store/rescue.ts'

const FACTS = { madeAt: '2026-03-01T00:00:00.000Z', madeBy: '1.2.3', preferences: { version: 1, data: {} } }
const connection = {
  id: 'quickbooks:production:1',
  companyName: 'Zoë & Co',
  system: 'quickbooks',
  environment: 'production',
}
const customer = (id: string) => ({ connectionId: connection.id, id, name: `Customer ${id}` })

/** A ledger whose upgrade fails: a store that is to be made is there already. */
async function broken(): Promise<string> {
  const name = `rescue-${crypto.randomUUID()}`
  const db = await openDB(name, 1, {
    upgrade(opened) {
      opened.createObjectStore('connections', { keyPath: 'id' })
      opened.createObjectStore('customers', { keyPath: ['connectionId', 'id'] })
      opened.createObjectStore('reminders', { keyPath: 'id' })
    },
  })
  await db.put('connections', connection)
  for (const id of ['1', '2', '3']) await db.put('customers', customer(id))
  db.close()
  await expect(ledgerNamed(name).open()).rejects.toMatchObject({ code: 'unavailable' })
  return name
}

const linesOf = async (file: Blob): Promise<unknown[]> => {
  const text = await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text()
  return text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
}

afterEach(() => vi.restoreAllMocks())

describe('a ledger that does not open', () => {
  it('gives out what it holds, as a backup of the version it lies at', async () => {
    const name = await broken()
    const { file, rows, lost } = await rescueLedger(FACTS, name)
    expect({ rows, lost }).toEqual({ rows: 4, lost: 0 })
    expect(await readHeader(file, MIGRATIONS.length)).toMatchObject({ schema: 1, companies: [connection] })
    expect((await linesOf(file)).slice(1)).toEqual([
      { s: 'connections', v: connection },
      ...['1', '2', '3'].map(id => ({ s: 'customers', v: customer(id) })),
      { end: 4 },
    ])
    // Nothing was changed by it.
    const after = await openDB(name)
    expect(after.version).toBe(1)
    after.close()
  })

  it('gives out the rows around one that cannot be read', async () => {
    const name = await broken()
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('Data lost', 'DataError')
    })
    const get = IDBObjectStore.prototype.get
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (Array.isArray(key) && key[1] === '2') throw new DOMException('Data lost', 'DataError')
      return get.call(this, key)
    })
    const { file, rows, lost } = await rescueLedger(FACTS, name)
    expect({ rows, lost }).toEqual({ rows: 3, lost: 1 })
    expect((await linesOf(file)).at(-1)).toEqual({ end: 3 })
  })

  it('says so when there is nothing to read, and makes nothing', async () => {
    const name = `rescue-${crypto.randomUUID()}`
    await expect(rescueLedger(FACTS, name)).rejects.toMatchObject({ code: 'unavailable' })
    expect((await indexedDB.databases()).map(each => each.name)).not.toContain(name)
  })
})
