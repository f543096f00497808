import type { Connection } from '../ledger/connection.ts'
import { CommandError } from '../messaging/client.ts'
import type { ConnectionView } from '../messaging/views.ts'
import { getConnection } from '../store/connections.ts'
import { importProgress } from '../store/cursors.ts'
import type { Reader } from '../store/transaction.ts'
import type { WorkerDeps } from './deps.ts'

/** @throws CommandError `not-found` */
export async function connectionOf(reader: Reader, id: string): Promise<Connection> {
  const connection = await getConnection(reader, id)
  if (!connection) throw new CommandError('not-found', 'This company is not connected here.')
  return connection
}

/**
 * What is made here is sent from one browser only (design §5, Home).
 * @throws CommandError `not-found`, `not-home`
 */
export async function homeOf(reader: Reader, id: string): Promise<Connection> {
  const connection = await connectionOf(reader, id)
  if (connection.isHome) return connection
  const name = connection.homeName ? `, ${connection.homeName},` : ''
  throw new CommandError(
    'not-home',
    `${connection.companyName} has another browser${name} as its home. Make this browser the home first.`,
  )
}

/** The connection as a page may know it. */
export async function connectionView(deps: WorkerDeps, connection: Connection): Promise<ConnectionView> {
  const { id, companyName, state, stateReason, stateWhy, isHome, lastSyncAt, importing } = connection
  const progress = importing ? await importProgress(await deps.ledger(), id, deps.now()) : undefined
  return {
    id,
    companyName,
    state,
    isHome,
    // What the vendor said is for the screens of ours.
    ...(stateReason === undefined || stateWhy ? {} : { stateReason }),
    ...(lastSyncAt === undefined ? {} : { lastSyncAt }),
    ...(progress ? { importing: { done: progress.done, total: progress.total } } : {}),
  }
}
