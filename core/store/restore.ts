import type { Connection } from '../ledger/connection.ts'
import { dateText } from '../ledger/date-text.ts'
import type { Instant, LedgerRecord } from '../ledger/records.ts'
import type { BackupHeader, BackupRow } from './backup-format.ts'
import { readHeader, rowsOfBackup } from './backup-reader.ts'
import { eraseConnection, putConnection } from './connections.ts'
import type { Ledger } from './open.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import { RECORD_STORES, rowOf } from './rows.ts'
import { type StoreName, write } from './transaction.ts'

const CHUNK = 1000

export interface Restored {
  header: BackupHeader
  connections: Connection[]
  rows: number
}

/**
 * Puts a backup in place of what stands here of its companies. The whole file is checked first: a
 * damaged one changes nothing. Its connections ask to sign in again; what waited to be sent arrives
 * paused, with its keys (design §5, Home). Cut short, a company says so and can be restored again.
 * `beforeWriting` is called between the check and the first change, where it may still refuse; `beforeDone`
 * when all is written, and no company can sign in yet.
 * @throws BackupError, StoreError
 */
export async function restoreBackup(
  ledger: Ledger,
  file: Blob,
  now: Instant,
  beforeWriting: (connectionIds: string[], header: BackupHeader) => Promise<void> = async () => {},
  beforeDone: (connectionIds: string[], header: BackupHeader) => Promise<void> = async () => {},
): Promise<Restored> {
  const header = await readHeader(file, ledger.version)
  const connections: Connection[] = []
  for await (const row of rowsOfBackup(file, ledger.version)) {
    if (row.s === 'connections') connections.push(row.v as unknown as Connection)
  }
  const ids = connections.map(({ id }) => id)
  await beforeWriting(ids, header)
  for (const connection of connections) {
    await eraseConnection(ledger, connection.id)
    await write(ledger, ['connections'], tx => putConnection(tx, unfinished(connection)))
  }
  let rows = connections.length
  for await (const chunk of chunked(rowsOfBackup(file, ledger.version))) {
    const others = chunk.filter(row => row.s !== 'connections')
    await putRows(ledger, others)
    rows += others.length
  }
  await beforeDone(ids, header)
  const restored = connections.map(({ stateWhy: _, ...connection }) => ({
    ...connection,
    state: 'sign-in-needed' as const,
    stateReason: `Restored from the backup of ${dateText(header.madeAt.slice(0, 10))}. Sign in to go on.`,
    isHome: true,
    connectedAt: now,
  }))
  await write(ledger, ['connections'], tx => {
    for (const connection of restored) putConnection(tx, connection)
  })
  return { header, connections: restored, rows }
}

const unfinished = ({ stateWhy: _, ...connection }: Connection): Connection => ({
  ...connection,
  state: 'disconnected',
  stateReason: 'A restore was interrupted. Restore the backup again.',
  isHome: false,
})

async function putRows(ledger: Ledger, rows: BackupRow[]): Promise<void> {
  const stores = [...new Set(rows.map(({ s }) => s))] as StoreName[]
  if (stores.length === 0) return
  await write(ledger, stores, tx => {
    for (const row of rows) tx.objectStore(row.s).put(stored(row) as never)
  })
}

/** As this version stores it: what its indexes need is derived anew, so an older backup fits too. */
function stored({ s, v }: BackupRow): unknown {
  if (RECORD_STORES.some(store => store === s)) return rowOf(v as unknown as LedgerRecord)
  if (s === 'outbox') return rested(v as unknown as OutboxEntry)
  if (s !== 'events') return v
  // Numbered by this store: its old number may be another company's here.
  const { id: _, ...event } = v
  return event
}

/**
 * Since the backup was saved it may have been sent, from another machine or from here: nothing goes out before
 * a person looked, and then only what is not found there. What was to stay here, stays.
 */
const rested = (entry: OutboxEntry): OutboxEntry => ({
  ...entry,
  state: entry.state === 'held' ? 'held' : 'paused',
  lookUpFirst: true,
})

async function* chunked(rows: AsyncIterable<BackupRow>): AsyncGenerator<BackupRow[]> {
  let chunk: BackupRow[] = []
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
