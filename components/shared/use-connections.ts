import type { Connection } from '../../core/ledger/connection.ts'
import { listConnections } from '../../core/store/connections.ts'
import { type ImportProgress, importProgress, settlingProgress } from '../../core/store/cursors.ts'
import type { Ledger } from '../../core/store/open.ts'
import { getJob } from '../../core/store/schedule.ts'
import { type Live, useLive } from './use-live.ts'

/** A connection with what a screen says of it. */
export interface ConnectionState {
  connection: Connection
  /** The first import, while it runs. */
  progress: ImportProgress | undefined
  /** What it read is put in order, record by record, while everything can be worked with. */
  settling: { done: number; total: number } | undefined
  /** When it is next synchronized by itself. */
  nextSyncAt: string | undefined
}

async function connectionStates(ledger: Ledger): Promise<ConnectionState[]> {
  const connections = await listConnections(ledger)
  return Promise.all(
    connections.map(async connection => ({
      connection,
      progress: connection.importing ? await importProgress(ledger, connection.id) : undefined,
      settling:
        connection.state === 'connected' && !connection.importing
          ? await settlingProgress(ledger, connection.id)
          : undefined,
      nextSyncAt: (await getJob(ledger, connection.id, 'sync'))?.dueAt,
    })),
  )
}

/** Every connection, kept current. */
export const useConnections = (): Live<ConnectionState[]> =>
  useLive(connectionStates, [], { when: ['connection', 'progress', 'runs'] })
