import type { Instant } from '../ledger/records.ts'
import { BACKED_UP, BACKUP_FORMAT, type BackedUp, type BackupHeader } from './backup-format.ts'
import { listConnections } from './connections.ts'
import type { Ledger } from './open.ts'
import { STORE_OF } from './rows.ts'
import { allBlocks } from './staged.ts'
import { reading, type Tx } from './transaction.ts'

/** How many rows are in memory at a time; the lines themselves are kept by the browser, outside of it. */
const CHUNK = 2000

export interface BackupFacts {
  madeAt: Instant
  madeBy: string
  preferences: BackupHeader['preferences']
}

/** The whole ledger in one consistent reading, as one file. @throws StoreError */
export async function makeBackup(ledger: Ledger, facts: BackupFacts): Promise<Blob> {
  const tx = reading(ledger, [...BACKED_UP])
  const connections = await listConnections(tx)
  const header: BackupHeader = {
    format: BACKUP_FORMAT,
    schema: ledger.version,
    ...facts,
    companies: connections.map(({ id, companyName, system, environment }) => ({
      id,
      companyName,
      system,
      environment,
    })),
  }
  const parts: Blob[] = [lines([header])]
  let count = 0
  // Before the rows: where a record has one too, the row is put over it.
  for await (const { kind, records } of allBlocks(tx)) {
    count += records.length
    parts.push(lines(records.map(record => ({ s: STORE_OF[kind], v: record }))))
  }
  for (const store of BACKED_UP) {
    for await (const rows of chunks(tx, store)) {
      count += rows.length
      parts.push(lines(rows.map(row => ({ s: store, v: row }))))
    }
  }
  parts.push(lines([{ end: count }]))
  const packed = new Blob(parts).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(packed, { headers: { 'content-type': 'application/gzip' } }).blob()
}

const lines = (values: unknown[]) => new Blob(values.map(value => `${JSON.stringify(value)}\n`))

/** Nothing but the store is awaited in here, or the browser would end the transaction. */
async function* chunks(tx: Tx, name: BackedUp): AsyncGenerator<unknown[]> {
  const store = tx.objectStore(name)
  let range: IDBKeyRange | null = null
  for (;;) {
    const [rows, keys] = await Promise.all([
      store.getAll(range as never, CHUNK),
      store.getAllKeys(range as never, CHUNK),
    ])
    if (rows.length > 0) yield rows
    const last = keys.at(-1)
    if (rows.length < CHUNK || last === undefined) return
    range = IDBKeyRange.lowerBound(last, true)
  }
}
