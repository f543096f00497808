import { type IDBPDatabase, openDB } from 'idb'
import type { BackupFacts } from './backup.ts'
import { BACKED_UP, BACKUP_FORMAT, type BackupHeader } from './backup-format.ts'
import { LEDGER_NAME } from './open.ts'
import { STORE_OF } from './rows.ts'
import { type StagedBlock, unpacked } from './staged-block.ts'
import { StoreError } from './store-error.ts'

export interface Rescued {
  /** A backup as `makeBackup` writes one, of what could be read. */
  file: Blob
  rows: number
  /** Rows that the browser did not give out. */
  lost: number
}

/**
 * What can still be read of a ledger that does not open: at whatever version it lies there, store by store
 * and, where a store fails, row by row. Changes nothing.
 * @throws StoreError `unavailable` when nothing at all can be read
 */
export async function rescueLedger(facts: BackupFacts, name = LEDGER_NAME): Promise<Rescued> {
  const db = await openAsItIs(name)
  try {
    const found = new Map<string, unknown[]>()
    let lost = 0
    // The staged come first: where a record has a row too, the row is put over it.
    for (const store of ['staged', ...BACKED_UP]) {
      if (!db.objectStoreNames.contains(store)) continue
      const part = await readStore(db, store)
      found.set(store, part.rows)
      lost += part.lost
    }
    const companies = (found.get('connections') ?? []) as BackupHeader['companies']
    const header: BackupHeader = {
      format: BACKUP_FORMAT,
      schema: db.version,
      ...facts,
      companies: companies.map(({ id, companyName, system, environment }) => ({
        id,
        companyName,
        system,
        environment,
      })),
    }
    const body = [...found].flatMap(([s, rows]) =>
      s === 'staged' ? rowsStaged(rows) : rows.map(v => ({ s, v })),
    )
    const lines = [header, ...body, { end: body.length }].map(line => `${JSON.stringify(line)}\n`)
    const packed = new Blob(lines).stream().pipeThrough(new CompressionStream('gzip'))
    const file = await new Response(packed, { headers: { 'content-type': 'application/gzip' } }).blob()
    return { file, rows: body.length, lost }
  } finally {
    db.close()
  }
}

/** A block whose shape is gone is passed over: the rest is worth more. */
const rowsStaged = (blocks: unknown[]): { s: string; v: unknown }[] =>
  (blocks as StagedBlock[]).flatMap(block => {
    const s = Object.hasOwn(STORE_OF, block.kind) ? STORE_OF[block.kind] : undefined
    try {
      return s ? unpacked(block).map(v => ({ s, v })) : []
    } catch {
      return []
    }
  })

/** Without a version: nothing is upgraded. */
async function openAsItIs(name: string): Promise<IDBPDatabase> {
  let absent = false
  try {
    return await openDB(name, undefined, {
      upgrade: (_db, _old, _new, tx) => {
        absent = true
        tx.done.catch(() => undefined)
        tx.abort()
      },
    })
  } catch (error) {
    throw new StoreError('unavailable', absent ? undefined : error)
  }
}

async function readStore(db: IDBPDatabase, store: string): Promise<{ rows: unknown[]; lost: number }> {
  try {
    return { rows: await db.getAll(store), lost: 0 }
  } catch {
    // One row that cannot be read fails them all.
  }
  const keys = await db.getAllKeys(store).catch(() => [])
  const rows: unknown[] = []
  for (const key of keys) {
    const row = await db.get(store, key).catch(() => undefined)
    if (row !== undefined) rows.push(row)
  }
  return { rows, lost: keys.length - rows.length }
}
